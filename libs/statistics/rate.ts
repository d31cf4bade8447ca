/** A share of counted things, `numerator` of `denominator`: whole numbers, 0 ≤ numerator ≤ denominator. */
export type Rate = { readonly numerator: number; readonly denominator: number }

/** Gives the rate back. Throws RangeError when it is no share of whole, countable things. */
export const checkedRate = (rate: Rate): Rate => {
  const { numerator, denominator } = rate
  const whole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)
  if (!whole || numerator < 0 || numerator > denominator)
    throw new RangeError(`not a rate: ${numerator}/${denominator}`)
  return rate
}

/** The rate as a double between 0 and 1, unrounded; null when nothing was counted. For display use `roundRate`. */
export const rateValue = (rate: Rate): number | null => {
  const { numerator, denominator } = checkedRate(rate)
  return denominator === 0 ? null : numerator / denominator
}

/** The rate of all parts together. Rates are never averaged: numerators and denominators are added (design §3). */
export const sumRates = (rates: Iterable<Rate>): Rate => {
  let numerator = 0
  let denominator = 0
  for (const rate of rates) {
    checkedRate(rate)
    numerator += rate.numerator
    denominator += rate.denominator
  }
  return checkedRate({ numerator, denominator })
}

/**
 * Negative when `a` is the smaller rate, positive when the greater, 0 when equal. Exact: fractions are multiplied
 * crosswise, so 1/3 equals 2/6 and rates that agree in every digit of a double are still told apart.
 * Throws RangeError on a denominator of 0, which has no place in an order.
 */
export const compareRates = (a: Rate, b: Rate): -1 | 0 | 1 => {
  if (checkedRate(a).denominator === 0 || checkedRate(b).denominator === 0)
    throw new RangeError('a rate over nothing has no place in an order')
  const left = BigInt(a.numerator) * BigInt(b.denominator)
  const right = BigInt(b.numerator) * BigInt(a.denominator)
  if (left === right) return 0
  return left < right ? -1 : 1
}
