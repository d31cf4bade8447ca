import { checkedRate, type Rate } from './rate.js'

/** Which answers of a survey count as satisfied and which do not; campaigns differ, so it is configuration. */
export type SatisfactionScale = { readonly satisfied: readonly string[]; readonly notSatisfied: readonly string[] }

/** 满意, 基本满意 | 不满意: the scale of scenario c1.18. */
export const usualSatisfactionScale: SatisfactionScale = {
  satisfied: ['satisfied', 'basicallySatisfied'],
  notSatisfied: ['notSatisfied'],
}

/**
 * The share of satisfied answers among all valid ones. Answers nobody gave may be missing. Several groups are put
 * together by `sumRates`. Throws RangeError when an answer is on neither side of the scale (it would silently drop out
 * of the denominator) or on both, and when a count is no whole number from 0.
 */
export const satisfaction = (
  answers: Readonly<Record<string, number>>,
  scale: SatisfactionScale = usualSatisfactionScale,
): Rate => {
  const twice = scale.satisfied.find((answer) => scale.notSatisfied.includes(answer))
  if (twice !== undefined) throw new RangeError(`on both sides of the scale: ${twice}`)
  let numerator = 0
  let denominator = 0
  for (const [answer, count] of Object.entries(answers)) {
    const isSatisfied = scale.satisfied.includes(answer)
    if (!isSatisfied && !scale.notSatisfied.includes(answer)) throw new RangeError(`not on the scale: ${answer}`)
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${answer} ${count}`)
    if (isSatisfied) numerator += count
    denominator += count
  }
  return checkedRate({ numerator, denominator })
}
