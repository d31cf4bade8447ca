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

const FROM_CODE = /^r-([0-9a-f]{32})$/

/** The hash of the code from which the id of a report is made; null: it is made of something else. */
export const trackingOfId = (reportId: string): string | null => FROM_CODE.exec(reportId)?.[1] ?? null
