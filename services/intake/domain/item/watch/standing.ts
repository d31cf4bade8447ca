import type { ItemEvent } from '../events.js'
import { watchEvents } from './events.js'

/** Who watches an item, and why. */
export type Watchers = Readonly<Record<string, string>>

export type OfWatch = Extract<ItemEvent, { type: keyof typeof watchEvents }>
/** Whether a fact is about who keeps an eye on the item. */
export const isOfWatch = (event: ItemEvent): event is OfWatch => Object.hasOwn(watchEvents, event.type)

/** Who watches it after one more fact. */
export const evolveWatchers = (watchers: Watchers, event: OfWatch): Watchers => {
  const { watchedBy } = event.data
  if (event.type === 'ItemWatched') return { ...watchers, [watchedBy]: event.data.reason }
  const { [watchedBy]: _, ...others } = watchers
  return others
}
