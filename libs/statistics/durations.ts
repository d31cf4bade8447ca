import { roundedQuotient } from './rounding.js'

/** Exact seconds, and hours rounded from them to 2 decimals. `medianSeconds` may end in .5. */
export type Elapsed = {
  readonly sumSeconds: number
  readonly medianSeconds: number
  readonly p90Seconds: number
  readonly meanHours: number
  readonly medianHours: number
  readonly p90Hours: number
}

/** How long cases took, in the shape it is published in. `closedCases` counts before exclusion, `count` after. */
export type Durations = {
  readonly closedCases: number
  readonly negative: number
  readonly zero: number
  readonly count: number
  readonly elapsed: Elapsed | null
}

const SECONDS_AN_HOUR = 3600

const hours = (seconds: number, of = 1): number => roundedQuotient(seconds, of * SECONDS_AN_HOUR, 2)

/** Where the sorted values stand that a duration figure is made of. */
export type OrderStatistics = {
  readonly count: number
  readonly sumSeconds: number
  /** Value number floor((n + 1) / 2). */
  readonly lowerMiddle: number
  /** Value number floor(n / 2) + 1. */
  readonly upperMiddle: number
  /** Value number ceil(0.9 n). */
  readonly p90Seconds: number
}

/** The figures from values a database has already sorted and summed; null when there were none. */
export const elapsedFrom = ({
  count,
  sumSeconds,
  lowerMiddle,
  upperMiddle,
  p90Seconds,
}: OrderStatistics): Elapsed | null =>
  count === 0
    ? null
    : {
        sumSeconds,
        medianSeconds: (lowerMiddle + upperMiddle) / 2,
        p90Seconds,
        meanHours: hours(sumSeconds, count),
        medianHours: hours(lowerMiddle + upperMiddle, 2),
        p90Hours: hours(p90Seconds),
      }

const elapsedOf = (sorted: readonly number[]): Elapsed | null => {
  const count = sorted.length
  const nth = (number: number): number => sorted[number - 1] ?? 0
  return elapsedFrom({
    count,
    sumSeconds: sorted.reduce((sum, seconds) => sum + seconds, 0),
    lowerMiddle: nth(Math.floor((count + 1) / 2)),
    upperMiddle: nth(Math.floor(count / 2) + 1),
    p90Seconds: nth(Math.ceil((9 * count) / 10)),
  })
}

/**
 * Sum, mean, median and 90th percentile of durations in whole seconds, by EXPECTED §5. Negative ones are counted and
 * left out; zero is counted and kept. The median of an even number is the mean of the two middle values; p90 is value
 * number ceil(0.9·n) of the sorted ones, the nearest rank. Durations are differences of instants, so the caller has
 * dealt with time zones. Throws RangeError on seconds that are no whole number, and when the sum passes 2^53.
 */
export const durations = (seconds: readonly number[]): Durations => {
  const broken = seconds.find((value) => !Number.isSafeInteger(value))
  if (broken !== undefined) throw new RangeError(`not whole seconds: ${broken}`)
  const sorted = seconds.filter((value) => value >= 0).sort((a, b) => a - b)
  return {
    closedCases: seconds.length,
    negative: seconds.length - sorted.length,
    zero: sorted.filter((value) => value === 0).length,
    count: sorted.length,
    elapsed: elapsedOf(sorted),
  }
}
