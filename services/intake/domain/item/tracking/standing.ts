import type { ItemEvent } from '../events.js'
import { trackingEvents } from './events.js'

/** The hash of the code of each report that was given one. */
export type Tracked = Readonly<Record<string, string>>

export type OfTracking = Extract<ItemEvent, { type: keyof typeof trackingEvents }>
/** Whether a fact is about by what code a report is followed. */
export const isOfTracking = (event: ItemEvent): event is OfTracking => Object.hasOwn(trackingEvents, event.type)

/** Which reports have a code after one more fact. */
export const evolveTracked = (tracked: Tracked, { data: { reportId, tracking } }: OfTracking): Tracked => ({
  ...tracked,
  [reportId]: tracking,
})
