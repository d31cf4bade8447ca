import { checkedRate, rateValue, type Rate } from './rate.js'
import { RANKING_MINIMUM, checkedUnits, type UnitRate } from './ranking.js'
import { roundRate, roundedInterval } from './rounding.js'
import { scoreOf, type Score } from './score.js'
import { Z95, type Interval } from './wilson.js'

const Z998 = 3.090232306167813

/**
 * A unit in the funnel. Rate and limits have 4 decimals; whether the rate is outside is decided exactly.
 * `normalApproximationDoubtful`: fewer than 5 cases of the rarer kind are expected, so the limits are rough.
 */
export type FunnelUnit = Rate &
  Score & {
    readonly onTimeRate: number
    readonly normalApproximationDoubtful: boolean
    readonly belowRankingMinimum: boolean
    readonly limits95: Interval
    readonly limits998: Interval
  }

/** The overall rate and every unit against it, in the shape it is published in; null: nothing was counted. */
export type Funnel = {
  readonly overall: Rate & { readonly onTimeRate: number | null }
  readonly bureau: Readonly<Record<string, FunnelUnit | null>>
}

/**
 * Where chance alone would put a unit of so many counted cases around the overall rate: p0 ± z·sqrt(p0·(1−p0)/n), cut
 * to 0 … 1, unrounded. 95 % or 99.8 %. For the unit's own limits and for the curves of the chart. The overall rate and
 * the size must be above nothing, otherwise RangeError.
 */
export const funnelLimits = (overall: Rate, size: number, level: '95' | '99.8'): Interval => {
  const p0 = rateValue(overall)
  if (p0 === null || !(size > 0)) throw new RangeError(`no limits for ${size} against ${overall.denominator}`)
  const half = (level === '95' ? Z95 : Z998) * Math.sqrt((p0 * (1 - p0)) / size)
  return [Math.max(0, p0 - half), Math.min(1, p0 + half)]
}

/** Whether n·min(p0, 1−p0) < 5, in whole numbers: doubles call 50·(1−0.9) less than 5. */
const isDoubtful = (size: number, overall: Rate): boolean => {
  const rarer = Math.min(overall.numerator, overall.denominator - overall.numerator)
  return BigInt(size) * BigInt(rarer) < 5n * BigInt(overall.denominator)
}

const funnelUnit = (unit: Rate, overall: Rate, minimum: number): FunnelUnit | null => {
  const { numerator, denominator } = unit
  const score = scoreOf(unit, overall)
  const onTimeRate = roundRate(numerator, denominator, 4)
  if (score === null || onTimeRate === null) return null
  return {
    numerator,
    denominator,
    onTimeRate,
    ...score,
    normalApproximationDoubtful: isDoubtful(denominator, overall),
    belowRankingMinimum: denominator < minimum,
    limits95: roundedInterval(funnelLimits(overall, denominator, '95')),
    limits998: roundedInterval(funnelLimits(overall, denominator, '99.8')),
  }
}

/**
 * The funnel of EXPECTED §7 (D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in
 * Medicine 24 (2005) 1185–1202): every unit against the overall rate, which is given because it includes units that
 * are not shown. The limits allow for chance only, not for differences in the mix of cases. A unit without counted
 * cases is null, and so is every unit when the overall rate is of nothing. Throws RangeError as `rank` does.
 */
export const funnel = (
  units: readonly UnitRate[],
  overall: Rate,
  { minimum = RANKING_MINIMUM }: { readonly minimum?: number } = {},
): Funnel => {
  const { numerator, denominator } = checkedRate(overall)
  return {
    overall: { numerator, denominator, onTimeRate: roundRate(numerator, denominator, 4) },
    bureau: Object.fromEntries(checkedUnits(units).map((unit) => [unit.bureau, funnelUnit(unit, overall, minimum)])),
  }
}
