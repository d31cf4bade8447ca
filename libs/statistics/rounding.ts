import { checkedRate, type Rate } from './rate.js'

const bigintOf = (value: number): bigint => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return BigInt(value)
}

const tenTo = (decimals: number): bigint => {
  if (!Number.isSafeInteger(decimals) || decimals < 0) throw new RangeError(`not a number of decimals: ${decimals}`)
  return 10n ** BigInt(decimals)
}

/** The whole number nearest to the fraction; the half goes away from zero. The denominator is positive. */
const nearest = (numerator: bigint, denominator: bigint): bigint => {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

/** So many units of the last decimal as the double nearest to that decimal, which JSON prints short; never -0. */
export const fromLastDecimal = (units: bigint, decimals: number): number => Number(`${units}e-${decimals}`)

/** `roundRate` for a denominator known to be above 0. */
export const roundedQuotient = (numerator: number, denominator: number, decimals: number): number => {
  const [top, bottom] = [bigintOf(numerator), bigintOf(denominator)]
  if (bottom <= 0n) throw new RangeError(`not a denominator: ${denominator}`)
  return fromLastDecimal(nearest(top * tenTo(decimals), bottom), decimals)
}

/**
 * The fraction rounded to so many decimals, half away from zero, decided on the exact value by whole numbers
 * (EXPECTED §2): no double comes in between. Null when the denominator is 0. The numerator may be negative or greater
 * than the denominator (differences, means). Throws RangeError on a negative denominator and on broken numbers.
 */
export const roundRate = (numerator: number, denominator: number, decimals: number): number | null =>
  denominator === 0 ? null : roundedQuotient(numerator, denominator, decimals)

/**
 * A double rounded to so many decimals, half away from zero (EXPECTED §2). What is rounded is the decimal the double
 * stands for, the shortest one that reads back to it and the one JSON prints: 1.005 gives 1.01, although the double
 * lies below 1.005 by 1e-16, because somebody who reads 1.005 expects that. It mends no error made before it: a
 * fraction goes to `roundRate`, which is exact. Never gives -0. Throws RangeError on NaN and the infinities.
 */
export const roundHalfAway = (value: number, decimals: number): number => {
  if (!Number.isFinite(value)) throw new RangeError(`not a number to round: ${value}`)
  const [mantissa = '', power = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = BigInt(whole + fraction)
  const shift = Number(power) - fraction.length
  const scale = tenTo(decimals)
  if (shift >= 0) return value + 0
  return fromLastDecimal(nearest(digits * scale, tenTo(-shift)), decimals)
}

/** Both ends of an interval, rounded as figures are shown: 4 decimals (EXPECTED §2). */
export const roundedInterval = ([lower, upper]: readonly [number, number]): readonly [number, number] => [
  roundHalfAway(lower, 4),
  roundHalfAway(upper, 4),
]

/**
 * A rate in per cent with exactly one decimal, half up on the exact value: `66.7%` (scenarios c0). Null when the
 * denominator is 0; the screen decides how to say that ("n/a", 无).
 */
export const formatPercent = (rate: Rate): string | null => {
  const { numerator, denominator } = checkedRate(rate)
  if (denominator === 0) return null
  const tenths = nearest(BigInt(numerator) * 1000n, BigInt(denominator))
    .toString()
    .padStart(2, '0')
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}%`
}
