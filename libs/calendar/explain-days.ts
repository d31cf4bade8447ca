import { addDays, type Day } from '@huiyin/kernel'
import { isWeekend, yearOf } from './days.js'
import type { CountedStep, Derivation, SkippedDays } from './deadline.js'

/** A day of the day-by-day view of a deadline. */
export type ExplainedDay = {
  readonly day: Day
  readonly part: CountedStep['step']
  /** Its number in this part, from 1; null when it did not count. */
  readonly counted: number | null
  readonly why: 'ordinary' | 'makeUpDay' | SkippedDays['reason']
  /** The holiday, when that is why. */
  readonly holiday?: string
  /** Whether its year was published, and so whether this is certain. */
  readonly published: boolean
}

const explainStep = (step: CountedStep, unpublished: ReadonlySet<number>): readonly ExplainedDay[] => {
  const skipped = new Map(step.skipped.flatMap((group) => group.days.map((day) => [day, group] as const)))
  const days: ExplainedDay[] = []
  let counted = 0
  for (let day = step.from; day <= step.to; day = addDays(day, 1)) {
    const common = { day, part: step.step, published: !unpublished.has(yearOf(day)) }
    const group = skipped.get(day)
    if (group === undefined) {
      counted += 1
      const why = step.unit === 'working' && isWeekend(day) ? 'makeUpDay' : 'ordinary'
      days.push({ ...common, counted, why })
    } else if (group.reason === 'holiday') {
      days.push({ ...common, counted: null, why: 'holiday', holiday: group.holiday })
    } else {
      days.push({ ...common, counted: null, why: group.reason })
    }
  }
  return days
}

/**
 * The days a deadline was counted over, one by one, from its derivation alone. No calendar is needed: a weekend day that
 * was counted can only have been a make-up day. Empty where nothing was counted.
 */
export const explainDays = ({ steps }: Derivation): readonly ExplainedDay[] => {
  const unpublished = new Set(steps.flatMap((step) => (step.step === 'provisional' ? step.years : [])))
  return steps.flatMap((step) =>
    step.step === 'count' || step.step === 'extension' ? explainStep(step, unpublished) : [],
  )
}
