import { z } from 'zod'
import { code, day, line } from '../shapes.js'

/** Which days of a notice differ, each with the holiday it belongs to; a year has no more of them. */
const days = z.record(day, code).refine((table) => Object.keys(table).length <= 100, 'at most 100 days')

/** The yearly notice on public holidays as data (c0): only what differs from Monday to Friday. */
export const calendarYear = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  /** What the notice is called. */
  zh: line,
  en: line,
  /** Weekdays that are off. */
  daysOff: days,
  /** Saturdays and Sundays that are worked (调休). */
  makeUpDays: days,
})
export type CalendarYearNotice = z.infer<typeof calendarYear>

/** A notice as it was adopted: each on one year is a version of its own. */
export const adoptedNotice = z.strictObject({ version: z.number().int().positive(), definition: calendarYear })

/** The year and its table, as an edition of the calendar takes them in. */
export const adoptedYear = ({
  version,
  definition: { year, daysOff, makeUpDays },
}: Pick<z.infer<typeof adoptedNotice>, 'version' | 'definition'>) => ({ year, version, table: { daysOff, makeUpDays } })
