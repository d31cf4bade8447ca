import type { SanctionKind } from '@huiyin/contracts/accountability'

/** A rule by which the product proposes: which measure at which time. A change is a new version beside the old one. */
export interface OverdueRule {
  readonly rule: string
  readonly version: number
  /** The measure for the first time, the second, …; the last one stands for every time after it. */
  readonly steps: readonly [SanctionKind, ...SanctionKind[]]
}

/** An entry that is overdue: a reminder to the unit, from the second time on an interview (S1-83, S2-20). */
export const overdueRule: OverdueRule = {
  rule: 'overdue',
  version: 1,
  steps: ['reminder', 'accountabilityInterview'],
}

/** The measure a rule proposes for the count-th time. */
export const stepOf = ({ steps }: OverdueRule, count: number): SanctionKind => steps[count - 1] ?? steps.at(-1)!
