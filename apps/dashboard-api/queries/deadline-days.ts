import { explainDays, type Deadline } from '@huiyin/calendar'

/** A day of the way a deadline was counted. */
export interface DeadlineDay {
  readonly day: string
  readonly part: string
  readonly counted: number | null
  readonly why: string
  readonly holiday: string | null
  readonly published: boolean
}

/** How a deadline was counted, day by day. */
export const countedDays = ({ derivation }: Pick<Deadline, 'derivation'>): readonly DeadlineDay[] =>
  explainDays(derivation).map(({ holiday, ...day }) => ({ ...day, holiday: holiday ?? null }))
