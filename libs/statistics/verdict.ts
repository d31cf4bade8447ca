import { type Instant } from '@huiyin/kernel'
import { type Rate } from './rate.js'
import { roundRate, roundedInterval } from './rounding.js'
import { wilson95, type Interval } from './wilson.js'

/** What is to be said of a case and its deadline at a moment. */
export type Verdict = 'noTarget' | 'onTime' | 'late' | 'openOverdue' | 'pending'

/** The moments a verdict is made from. They compare as text: instants, or wall clocks of one zone in one form. */
export type CaseTimes = {
  readonly completedAt: Instant | null
  readonly dueAt: Instant | null
  readonly asOf: Instant
}

/**
 * The verdict of a case by the table of EXPECTED §2, first match. On the very moment of the deadline a completion is
 * on time and an open case is pending. What had not happened by `asOf` is for the caller to leave out.
 */
export const verdictOf = ({ completedAt, dueAt, asOf }: CaseTimes): Verdict => {
  if (dueAt === null) return 'noTarget'
  if (completedAt !== null) return completedAt <= dueAt ? 'onTime' : 'late'
  return dueAt < asOf ? 'openOverdue' : 'pending'
}

/**
 * Whether the deadline has passed, so that the case belongs to the rate shown and ranked by first (design §3, EXPECTED
 * §7b): the usual rate lets cases not yet due enter only as successes.
 */
export const isDue = ({ dueAt, asOf }: Omit<CaseTimes, 'completedAt'>): boolean => dueAt !== null && dueAt < asOf

/** How many cases got each verdict. */
export type VerdictCounts = Readonly<Record<Verdict, number>>

/** The figures of one group of cases, in the shape they are published in (EXPECTED §2, §3); rounded to 4 decimals. */
export type Group = VerdictCounts &
  Rate & { readonly cases: number; readonly onTimeRate: number | null; readonly wilson95: Interval | null }

/**
 * The figures that follow from the counts. Numerator: on time; denominator: on time, late, open and overdue. Cases
 * pending or without target are in `cases` only. Throws RangeError when a count is no whole number from 0.
 */
export const groupOf = ({ onTime, late, openOverdue, pending, noTarget }: VerdictCounts): Group => {
  const counts = { onTime, late, openOverdue, pending, noTarget }
  const broken = Object.entries(counts).find(([, count]) => !Number.isSafeInteger(count) || count < 0)
  if (broken) throw new RangeError(`not a count: ${broken.join(' ')}`)
  const denominator = onTime + late + openOverdue
  const interval = wilson95(onTime, denominator)
  return {
    ...counts,
    cases: denominator + pending + noTarget,
    numerator: onTime,
    denominator,
    onTimeRate: roundRate(onTime, denominator, 4),
    wilson95: interval && roundedInterval(interval),
  }
}

const none = { onTime: 0, late: 0, openOverdue: 0, pending: 0, noTarget: 0 }

/** The figures of a group from the verdicts of its cases. */
export const tally = (verdicts: Iterable<Verdict>): Group => {
  const counts = { ...none }
  for (const verdict of verdicts) counts[verdict] += 1
  return groupOf(counts)
}

/** The figures of several groups together, from the sums of their counts (design §3: rates are never averaged). */
export const sumGroups = (groups: Iterable<VerdictCounts>): Group => {
  const counts = { ...none }
  for (const group of groups) {
    counts.onTime += group.onTime
    counts.late += group.late
    counts.openOverdue += group.openOverdue
    counts.pending += group.pending
    counts.noTarget += group.noTarget
  }
  return groupOf(counts)
}
