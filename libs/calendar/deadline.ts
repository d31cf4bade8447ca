import { dayIn, type Day, type Instant, type TimeZone } from '@huiyin/kernel'
import type { Holiday } from './calendar.js'
import type { DayRange } from './working-days.js'

/** How a deadline is found (model a6). What the documents call timely or a limit without a number is set as one of these. */
export type DeadlineRule =
  /** Starts on the first working day after the day of acceptance, ends with the n-th (c0). */
  | { readonly kind: 'workingDays'; readonly n: number }
  /** Starts on the day after the day of acceptance, ends with the n-th, worked or not. */
  | { readonly kind: 'calendarDays'; readonly n: number }
  /** A printed date: never moves, even onto a working day (c0). */
  | { readonly kind: 'date'; readonly day: Day }
  /** The last day of a month, `2022-08`; an absolute date like `date`. */
  | { readonly kind: 'monthEnd'; readonly month: string }
  /** The day of receipt, or the next working day when it is not worked; no cut-off hour (c5). */
  | { readonly kind: 'sameDay' }
  /** Set outside this system, to the instant. */
  | { readonly kind: 'given'; readonly dueAt: Instant }
  /** 长期坚持: no end, never overdue, shown as continuing (S0-33). */
  | { readonly kind: 'standing' }
  /** 立行立改: at once; no document gives it a number, so it has no day on which it is missed (S1-47, S2-38). */
  | { readonly kind: 'immediate' }

/** The clock stands for whole days, both ends included: working days inside do not count. */
export type Pause = DayRange

/** Decided by another: so many working days after the end before it. */
export type Extension = { readonly workingDays: number }

/** Days that did not count, in order, for one reason. */
export type SkippedDays =
  | { readonly reason: 'weekend' | 'pause'; readonly days: readonly Day[] }
  | { readonly reason: 'holiday'; readonly holiday: Holiday; readonly days: readonly Day[] }

/** A stretch that was counted day by day: every day of [from, to] that is not listed as skipped counts. */
export type CountedStep = {
  readonly step: 'count' | 'extension'
  readonly unit: 'working' | 'calendar'
  readonly days: number
  readonly from: Day
  readonly to: Day
  readonly skipped: readonly SkippedDays[]
}

/** One step of how a deadline was counted. Plain data. */
export type DerivationStep =
  /** The day of acceptance (or of receipt) in the zone. */
  | { readonly step: 'start'; readonly day: Day }
  | ({ readonly step: 'pause' } & Pause)
  /** An end that is not counted but written down: a date, a month's end, a given instant. */
  | { readonly step: 'fixed'; readonly day: Day }
  | CountedStep
  /** The count went through these years, for which no calendar is published. */
  | { readonly step: 'provisional'; readonly years: readonly number[] }

/** What a deadline was derived from and how; enough to derive it again. */
export type Derivation = {
  readonly rule: DeadlineRule
  /** `id@version` of the calendar's edition. */
  readonly calendar: string
  readonly zone: TimeZone
  /** When it was accepted (or received). */
  readonly from: Instant
  readonly steps: readonly DerivationStep[]
}

/** A deadline with its own derivation: plain data, stored in an event as it is. */
export type Deadline = {
  readonly kind: DeadlineRule['kind']
  /** The last day that is in time; none for `standing` and `immediate`. */
  readonly dueOn?: Day
  /** The end of that day, 23:59:59 in the zone, or the given instant. */
  readonly dueAt?: Instant
  /** 暂定: counted into a year without a published calendar. */
  readonly provisional: boolean
  readonly derivation: Derivation
}

/**
 * Whether a deadline has passed at an instant. One that is a day is missed when the next day begins in its zone; one
 * that was given, after its instant. Never for `standing` and `immediate`.
 */
export const isOverdue = ({ kind, dueOn, dueAt, derivation }: Deadline, at: Instant): boolean => {
  if (dueOn === undefined || dueAt === undefined) return false
  const extended = derivation.steps.some(({ step }) => step === 'extension')
  return kind === 'given' && !extended ? at > dueAt : dayIn(derivation.zone, at) > dueOn
}
