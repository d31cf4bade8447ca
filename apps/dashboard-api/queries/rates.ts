import { groupOf } from '@huiyin/statistics'

/** A share with what it was counted from; rounded to 4 decimals like every published figure, null over nothing. */
export interface Rate {
  readonly numerator: number
  readonly denominator: number
  readonly value: number | null
  readonly interval: readonly number[] | null
}

/** The rate of so many of so many, with its 95 % interval. */
export const rateOf = (numerator: number, denominator: number): Rate => {
  const late = denominator - numerator
  const { onTimeRate, wilson95 } = groupOf({ onTime: numerator, late, openOverdue: 0, pending: 0, noTarget: 0 })
  return { numerator, denominator, value: onTimeRate, interval: wilson95 }
}

/** Counts of the cases of one group, as `scoped-tallies` gives them. */
export interface Tally {
  readonly dimension: string
  readonly key: string
  readonly cases: number
  readonly onTime: number
  readonly late: number
  readonly openOverdue: number
  readonly dueCases: number
  readonly dueOnTime: number
}

export const NOTHING: Omit<Tally, 'dimension' | 'key'> = {
  cases: 0,
  onTime: 0,
  late: 0,
  openOverdue: 0,
  dueCases: 0,
  dueOnTime: 0,
}

type Counts = typeof NOTHING

/** On time of those whose deadline has passed: shown and ranked by first (design §3). */
export const rateOfThoseDue = ({ dueOnTime, dueCases }: Pick<Counts, 'dueOnTime' | 'dueCases'>): Rate =>
  rateOf(dueOnTime, dueCases)

/** The usual definition, in which cases not yet due enter as successes only. */
export const usualRate = ({ onTime, late, openOverdue }: Counts): Rate => rateOf(onTime, onTime + late + openOverdue)
