import { accept, reject, type Decision, type Instant } from '@huiyin/kernel'
import { clockOf, type Defined, type Reading } from './channel.js'
import type { ItemEvent } from './events.js'
import type { ItemCommand, ItemRefusal } from './command.js'
import type { ItemState } from './state.js'

interface Arriving extends Defined, Reading {
  readonly channel: string
  readonly isTakenOver?: boolean
}

/** The day by whose end a leader has read it, where its channel asks for that; nothing of what is taken over. */
export const readingOf = ({ isTakenOver, sameDay, ...command }: Arriving): { readingDueAt?: Instant } => {
  if (isTakenOver || clockOf(command, command.channel)?.reading !== 'sameDay') return {}
  const readingDueAt = sameDay?.() ?? null
  return readingDueAt === null ? {} : { readingDueAt }
}

/**
 * The rule is the channel's, for a letter comes before anybody says to which campaign it belongs. A campaign that has no
 * such measure takes its items out again: what one campaign demands never touches the letters of another (c6.3).
 */
export const exemptBy = (
  { campaign, asksReading }: Pick<Extract<ItemCommand, { type: 'RegisterItem' }>, 'campaign' | 'asksReading'>,
  { readingDueAt }: ItemState,
): { readingDueAt?: null } => {
  if (readingDueAt === null || campaign === null) return {}
  return (asksReading?.(campaign) ?? true) ? {} : { readingDueAt: null }
}

/** S4-44: the first reading says whether it was in time; whoever reads it later adds an instruction of his own. */
export const readAndInstruct = (
  { instruction, reader, at }: Extract<ItemCommand, { type: 'ReadAndInstruct' }>,
  { status, readingDueAt, readings }: ItemState,
): Decision<ItemEvent, ItemRefusal> => {
  if (status === 'unknown') return reject('ItemUnknown')
  if (status === 'declined') return reject('ItemDeclinedAlready')
  if (status === 'withdrawn') return reject('ItemWithdrawnAlready')
  if (readings.some((one) => one.reader === reader && one.instruction === instruction)) return accept()
  const isFirst = readings.length === 0 && readingDueAt !== null
  const judged = isFirst ? { dueAt: readingDueAt, sameDay: at <= readingDueAt } : {}
  return accept({ type: 'ItemRead', data: { instruction, reader, ...judged } })
}
