import { accept, reject, type Decision } from '@huiyin/kernel'
import type { ItemCommand, ItemRefusal } from '../command.js'
import type { ItemEvent } from '../events.js'
import type { ItemState } from '../state.js'

/** More than this is everybody, and nobody is told anything by it. */
export const MOST_WATCHERS = 20

export type WatchCommand = Extract<ItemCommand, { type: 'WatchItem' | 'EndItemWatch' }>
export const isWatching = (command: ItemCommand): command is WatchCommand =>
  command.type === 'WatchItem' || command.type === 'EndItemWatch'

/**
 * Somebody keeps an eye on a matter, answered or not: what was answered may come back. It stands in the history of the item,
 * so that the unit knows who looks on.
 */
export const decideWatch = (
  command: WatchCommand,
  { status, watchers }: ItemState,
): Decision<ItemEvent, ItemRefusal> => {
  if (status === 'unknown') return reject('ItemUnknown')
  const { by: watchedBy } = command
  const held = watchers[watchedBy]
  if (command.type === 'EndItemWatch')
    return held === undefined ? reject('NotWatched') : accept({ type: 'ItemWatchEnded', data: { watchedBy } })
  const { reason } = command
  if (held === reason) return accept()
  if (held === undefined && Object.keys(watchers).length >= MOST_WATCHERS) return reject('WatchedByMany')
  return accept({ type: 'ItemWatched', data: { watchedBy, reason } })
}
