import {
  addDays,
  dayIn,
  daysBetween,
  instantFromMillis,
  instantOfWall,
  isDay,
  millisOf,
  type Day,
  type Instant,
  type TimeZone,
} from '@huiyin/kernel'
import { periodOf, previousPeriod, type PeriodKind } from '@huiyin/calendar'
import type { Problem } from './pages.js'

/** Days of the tenant's zone, both included. */
export interface Span {
  readonly from: Day
  readonly to: Day
}

const KINDS: readonly PeriodKind[] = ['month', 'quarter', 'halfYear', 'year', 'week']

/** What is wrong with a period somebody asks for. */
export const periodProblems = (path: string, span: Span | null | undefined): readonly Problem[] => {
  if (!span) return []
  if (isDay(span.from) && isDay(span.to) && span.from <= span.to) return []
  return [{ path, says: 'two days, the first not after the second', zh: '两个日期，起不晚于止' }]
}

/** The quarter a moment lies in. */
export const quarterAt = (at: Instant, zone: TimeZone): Span => {
  const { from, to } = periodOf('quarter', dayIn(zone, at))
  return { from, to }
}

/**
 * The period before one: the calendar period of the same kind where it is one (a quarter after a quarter, however many
 * days each has), else as many days as it has.
 */
export const periodBefore = ({ from, to }: Span): Span => {
  for (const kind of KINDS) {
    const period = periodOf(kind, from)
    if (period.from !== from || period.to !== to) continue
    const before = previousPeriod(period)
    return { from: before.from, to: before.to }
  }
  const days = daysBetween(from, to) + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/** The instants a span runs between: the first belongs to it, the second no longer. */
export const instantsOf = ({ from, to }: Span, zone: TimeZone): { readonly from: Instant; readonly to: Instant } => ({
  from: instantOfWall(zone, `${from}T00:00:00.000Z`),
  to: instantOfWall(zone, `${addDays(to, 1)}T00:00:00.000Z`),
})

/** The moment at the same distance from the beginning of the period before, so that like is compared with like. */
export const sameMomentBefore = (at: Instant, span: Span, zone: TimeZone): Instant => {
  const distance = millisOf(instantsOf(span, zone).from) - millisOf(instantsOf(periodBefore(span), zone).from)
  return instantFromMillis(millisOf(at) - distance)
}
