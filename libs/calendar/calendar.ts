import { isDay, type Day } from '@huiyin/kernel'
import { isWeekend, yearOf } from './days.js'

/** The code of a public holiday, `nationalDay`. Its label belongs to the screen. */
export type Holiday = string

/** What one notice on public holidays says about a year: only what differs from Monday to Friday. */
export type CalendarYear = {
  /** Weekdays that are off, each with its holiday. */
  readonly daysOff: Readonly<Record<Day, Holiday>>
  /** Saturdays and Sundays that are worked (调休), each with the holiday that they make up for. */
  readonly makeUpDays: Readonly<Record<Day, Holiday>>
}

/** One edition of a calendar. An edition never changes: deadlines refer to it by `id@version` for ever. */
export type Calendar = {
  readonly id: string
  readonly version: string
  /** Published years by number; `every` where no notice is ever awaited, because nothing differs from Monday to Friday. */
  readonly years: 'every' | Readonly<Record<string, CalendarYear>>
  /** Holidays that the law fixes to a date (`MM-DD`): all that is certain about a year without a notice. */
  readonly fixedHolidays: Readonly<Record<string, Holiday>>
}

/** `id@version`, under which a derivation names its calendar. */
export const calendarKey = ({ id, version }: Calendar): string => `${id}@${version}`

/** Whether there is a notice for the year. Without one every deadline that reaches into it is provisional (暂定). */
export const isPublished = (calendar: Calendar, year: number): boolean =>
  calendar.years === 'every' || calendar.years[year] !== undefined

/** Why a year's table cannot be right. */
export type CalendarYearRefusal = 'DayOutsideYear' | 'DayOffOnWeekend' | 'MakeUpDayOnWeekday'

/** What is wrong with the table of a year, if anything; ask it before a table from outside is adopted. */
export const checkCalendarYear = (year: number, table: CalendarYear): CalendarYearRefusal | undefined => {
  const daysOff = Object.keys(table.daysOff)
  const makeUpDays = Object.keys(table.makeUpDays)
  if (![...daysOff, ...makeUpDays].every((day) => isDay(day) && yearOf(day) === year)) return 'DayOutsideYear'
  if (daysOff.some(isWeekend)) return 'DayOffOnWeekend'
  return makeUpDays.every(isWeekend) ? undefined : 'MakeUpDayOnWeekday'
}

/** The table of one year, newly published or amended. */
export type YearAdoption = { readonly version: string; readonly year: number; readonly table: CalendarYear }

/**
 * A new edition that differs in one year; the old one stays as it is. Throws RangeError on a table that
 * `checkCalendarYear` refuses, on the version of the edition it starts from, and where no notice is ever awaited.
 */
export const adoptYear = (calendar: Calendar, { version, year, table }: YearAdoption): Calendar => {
  if (calendar.years === 'every') throw new RangeError(`${calendarKey(calendar)} awaits no notice`)
  if (version === calendar.version) throw new RangeError(`${calendarKey(calendar)} exists already`)
  const refusal = checkCalendarYear(year, table)
  if (refusal) throw new RangeError(`the table of ${year} is refused: ${refusal}`)
  return { ...calendar, version, years: { ...calendar.years, [year]: table } }
}
