import { checkedRate, type Rate } from './rate.js'

/** Lower and upper end, both belonging to it. */
export type Interval = readonly [lower: number, upper: number]

/** The 97.5 % point of the standard normal distribution, the figure EXPECTED §2 and §7 calculate with. */
export const Z95 = 1.959963984540054

/**
 * The 95 % score interval of a rate, unrounded; null when nothing was counted. Source: E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212; formula and clamping are those
 * of EXPECTED §2, without continuity correction:
 *
 *     (p + z²/2n ± z·sqrt(p(1−p)/n + z²/4n²)) / (1 + z²/n),  p = k/n
 *
 * It never leaves 0 … 1 and is honest for small n and for rates near the ends, where p ± z·se is not.
 * Throws RangeError unless 0 ≤ numerator ≤ denominator are whole numbers.
 */
export const wilson95 = (numerator: number, denominator: number): Interval | null => {
  checkedRate({ numerator, denominator })
  if (denominator === 0) return null
  const p = numerator / denominator
  const zz = Z95 * Z95
  const middle = p + zz / (2 * denominator)
  const half = Z95 * Math.sqrt((p * (1 - p)) / denominator + zz / (4 * denominator * denominator))
  const width = 1 + zz / denominator
  // Doubles give 1.0000000000000002 for 16 of 16, and something beside 0 for 0 of n: both ends are exact by definition.
  const lower = numerator === 0 ? 0 : Math.max(0, (middle - half) / width)
  const upper = numerator === denominator ? 1 : Math.min(1, (middle + half) / width)
  return [lower, upper]
}

/** Whether two intervals share a point; touching ends count (EXPECTED §4). To be asked of unrounded intervals only. */
export const intervalsOverlap = (a: Interval, b: Interval): boolean => a[0] <= b[1] && b[0] <= a[1]

/**
 * Whether the 95 % intervals of two rates share no point. Stricter than a test of the difference (N. Schenker and
 * J. Gentleman, The American Statistician 55 (2001) 182–186): rates not told apart may still differ, and that is the
 * side on which a system that names units in public should err. A rate over nothing is told apart from none.
 */
export const canBeToldApart = (a: Rate, b: Rate): boolean => {
  const [ofA, ofB] = [wilson95(a.numerator, a.denominator), wilson95(b.numerator, b.denominator)]
  return ofA !== null && ofB !== null && !intervalsOverlap(ofA, ofB)
}
