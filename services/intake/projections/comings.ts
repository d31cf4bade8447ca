import { dayIn, daysBetween, type Day } from '@huiyin/kernel'
import type { FactAt } from '@huiyin/event-sourcing'
import type { ItemEvent } from '../domain/item/events.js'

/** The day on which a fact happened, on the clock it happened by. */
export const dayOf = ({ occurred }: Pick<FactAt, 'occurred'>): Day => dayIn(occurred.zone, occurred.at)

/** A day as a number that a query can count with. */
export const dayNumber = (day: Day): number => daysBetween('1970-01-01', day)

/** What an item's row keeps of reports that followed the first. */
export interface Comings {
  readonly comings: number
  readonly last_report_on: string
  readonly closest_reports: number | null
  readonly leapt_to: string | null
  readonly leapt_over: string | null
}

interface Before extends Comings {
  readonly unit_id: string | null
  readonly replies_owed: number
}

/** Who comes to another unit while the one that has the matter still owes an answer passes it by (S4-50). */
const leapt = ({ unit_id: holder, replies_owed: owed }: Before, cameTo: string | undefined) =>
  cameTo !== undefined && holder !== null && owed > 0 && cameTo !== holder
    ? { leapt_to: cameTo, leapt_over: holder }
    : {}

/** One more report of the same matter, on a day. */
export const cameAgain = (
  row: Before,
  { cameTo }: Extract<ItemEvent, { type: 'ReportLinked' }>['data'],
  on: Day,
): Partial<Comings> => {
  const apart = Math.abs(daysBetween(row.last_report_on, on))
  const closest = row.closest_reports === null ? apart : Math.min(row.closest_reports, apart)
  return { comings: row.comings + 1, last_report_on: on, closest_reports: closest, ...leapt(row, cameTo) }
}
