import { checkedRate, type Rate } from './rate.js'
import { fromLastDecimal } from './rounding.js'

/** On which side of the overall rate a unit lies, by exact comparison. */
export type Side = 'above' | 'below' | 'at'

/**
 * How far a unit lies from the overall rate, in standard errors. `z` has 2 decimals and is null when the overall rate
 * is 0 or 1, where the standard error is 0.
 */
export type Score = {
  readonly side: Side
  readonly z: number | null
  readonly outside95: boolean
  readonly outside998: boolean
}

/** The normal quantiles of EXPECTED §7 in units of 1e-15: 1.959963984540054 and 3.090232306167813. */
const QUANTILE_95 = 1_959_963_984_540_054n
const QUANTILE_998 = 3_090_232_306_167_813n
const QUANTILE_SCALE_SQUARED = 10n ** 30n

/** The greatest whole number whose square is not above the value. Newton's method, from above. */
const squareRoot = (value: bigint): bigint => {
  if (value < 2n) return value
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2))
  for (;;) {
    const next = (root + value / root) / 2n
    if (next >= root) return root
    root = next
  }
}

/** The root of a fraction in hundredths, half up: ⌊100·√x + ½⌋ = ⌊(⌊√(40000·x)⌋ + 1) / 2⌋. */
const hundredthsOfRoot = (top: bigint, bottom: bigint): bigint => (squareRoot((40_000n * top) / bottom) + 1n) / 2n

/**
 * The score of a unit (k of n) against the overall rate p0 = K/N: z = (k/n − p0) / sqrt(p0·(1−p0)/n). Its square is
 * the fraction (k·N − K·n)² / (n·K·(N−K)), so side, rounding of z and "outside" are decided in whole numbers and no
 * tie is lost to a double. Null when either denominator is 0. Throws RangeError when a rate is broken.
 */
export const scoreOf = (unit: Rate, overall: Rate): Score | null => {
  const [k, n] = [BigInt(checkedRate(unit).numerator), BigInt(unit.denominator)]
  const [allK, allN] = [BigInt(checkedRate(overall).numerator), BigInt(overall.denominator)]
  if (n === 0n || allN === 0n) return null
  const difference = k * allN - allK * n
  const top = difference * difference
  const bottom = n * allK * (allN - allK)
  const beyond = (quantile: bigint): boolean => top * QUANTILE_SCALE_SQUARED > quantile * quantile * bottom
  const sign = difference < 0n ? -1n : 1n
  return {
    side: difference === 0n ? 'at' : difference > 0n ? 'above' : 'below',
    z: bottom === 0n ? null : fromLastDecimal(sign * hundredthsOfRoot(top, bottom), 2),
    outside95: beyond(QUANTILE_95),
    outside998: beyond(QUANTILE_998),
  }
}
