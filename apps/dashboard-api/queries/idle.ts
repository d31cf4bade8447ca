import { addDays, dayIn, endOfDayIn, type Instant } from '@huiyin/kernel'
import { deriveDeadline, type Counting } from '@huiyin/calendar'

/** More days than so many working days ever take: two weeks a week, and the longest holidays. */
const DAYS_BACK = 3
const MOST_HOLIDAYS = 30

/**
 * The moment before which something has been silent for more than so many working days, now: the end of the latest day
 * from which a deadline of that many working days has passed. Holidays and make-up days count as they do for deadlines.
 */
export const silentBefore = (workingDays: number, now: Instant, { zone, calendar }: Counting): Instant => {
  const today = dayIn(zone, now)
  const rule = { kind: 'workingDays', n: workingDays } as const
  const furthest = workingDays * DAYS_BACK + MOST_HOLIDAYS
  for (let back = 1; back < furthest; back += 1) {
    const from = endOfDayIn(zone, addDays(today, -back))
    const { dueAt } = deriveDeadline({ rule, zone, calendar, from })
    if (dueAt !== undefined && dueAt < now) return from
  }
  return endOfDayIn(zone, addDays(today, -furthest))
}
