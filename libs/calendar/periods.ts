import { addDays, daysBetween, type Day } from '@huiyin/kernel'
import { asDay, firstOfMonth, weekdayOf } from './days.js'

/** What figures and cadences are cut by (model a6). A week runs from Monday to Sunday. */
export type PeriodKind = 'week' | 'month' | 'quarter' | 'halfYear' | 'year'

/** A period of the civil calendar. Keys of one kind sort in time. */
export type Period<K extends PeriodKind = PeriodKind> = {
  readonly kind: K
  /** `2026-W05` (ISO 8601), `2026-09`, `2026-Q3`, `2026-H2`, `2026`. */
  readonly key: string
  readonly from: Day
  readonly to: Day
}

type Span = { readonly key: string; readonly from: Day; readonly to: Day }

const week = (day: Day): Span => {
  const from = addDays(day, -weekdayOf(day))
  const thursday = addDays(from, 3)
  const number = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
  return { key: `${thursday.slice(0, 4)}-W${String(number).padStart(2, '0')}`, from, to: addDays(from, 6) }
}

/** The part of the year, of so many months, that a day lies in; the parts are numbered from 1. */
const partOfYear = (day: Day, months: number, keyOf: (number: number) => string): Span => {
  const month = Number(day.slice(5, 7)) - 1
  const from = firstOfMonth(day, -(month % months))
  return { key: keyOf(Math.floor(month / months) + 1), from, to: addDays(firstOfMonth(from, months), -1) }
}

const spanOf = (kind: PeriodKind, day: Day): Span => {
  const year = day.slice(0, 4)
  switch (kind) {
    case 'week':
      return week(day)
    case 'month':
      return partOfYear(day, 1, () => day.slice(0, 7))
    case 'quarter':
      return partOfYear(day, 3, (number) => `${year}-Q${number}`)
    case 'halfYear':
      return partOfYear(day, 6, (number) => `${year}-H${number}`)
    case 'year':
      return partOfYear(day, 12, () => year)
  }
}

/** The period of a kind that a day lies in. Throws RangeError on text that is no day. */
export const periodOf = <K extends PeriodKind>(kind: K, day: Day): Period<K> => ({ kind, ...spanOf(kind, asDay(day)) })

/** The period just before. */
export const previousPeriod = <K extends PeriodKind>({ kind, from }: Period<K>): Period<K> =>
  periodOf(kind, addDays(from, -1))

/** Every period of a kind that has a day in [from, to], in order; the first and the last may stick out. */
export const periodsBetween = <K extends PeriodKind>(kind: K, from: Day, to: Day): readonly Period<K>[] => {
  const periods: Period<K>[] = []
  for (let day = asDay(from); day <= asDay(to);) {
    const period = periodOf(kind, day)
    periods.push(period)
    day = addDays(period.to, 1)
  }
  return periods
}

/** The same part of the year before, for comparisons 同比. Weeks have none: a year has 52 of them or 53. */
export const samePeriodLastYear = <K extends Exclude<PeriodKind, 'week'>>({ kind, from }: Period<K>): Period<K> =>
  periodOf(kind, firstOfMonth(from, -12))
