import { checkedRate, compareRates, type Rate } from './rate.js'
import { roundRate, roundedInterval } from './rounding.js'
import { intervalsOverlap, wilson95, type Interval } from './wilson.js'

/** From how many counted cases a unit is ranked, unless the campaign says otherwise (EXPECTED §4). */
export const RANKING_MINIMUM = 30

/** A rate and whose it is. Figures are published under the key `bureau`; it takes the name of any unit. */
export type UnitRate = Rate & { readonly bureau: string }

/** A unit that is not ranked, and the figures that say why. */
export type UnrankedUnit = UnitRate & { readonly onTimeRate: number | null }

/**
 * A unit with its place. `rankLowest` is the best place it may really hold and `rankHighest` the worst: the numbers
 * that the words lowest and highest speak of are the ranks. Rate and interval are rounded to 4 decimals for display.
 */
export type RankedUnit = UnitRate & {
  readonly rank: number
  readonly onTimeRate: number
  readonly wilson95: Interval
  readonly rankLowest: number
  readonly rankHighest: number
}

/** Two units that follow each other in the ranking, and whether their order is more than chance. */
export type Neighbours = { readonly first: string; readonly second: string; readonly intervalsOverlap: boolean }

/** A ranking that says what it cannot tell (design §1.2), in the shape it is published in. */
export type Ranking = {
  readonly ranked: readonly RankedUnit[]
  readonly neighbours: readonly Neighbours[]
  readonly tooFew: readonly UnrankedUnit[]
}

/**
 * The order of two texts by code points, negative when `a` comes first. `<` compares UTF-16 units and puts a rare
 * character of a place name (U+20000 and above) before a full-width bracket, which comes first by code points.
 */
export const compareCodePoints = (a: string, b: string): number => {
  const [ofA, ofB] = [Array.from(a), Array.from(b)]
  for (const [index, character] of ofA.entries()) {
    const other = ofB[index]
    if (other === undefined) return 1
    if (character !== other) return (character.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
  }
  return ofA.length - ofB.length
}

/** Throws RangeError when a unit is named twice or its figures are no rate. */
export const checkedUnits = (units: readonly UnitRate[]): readonly UnitRate[] => {
  const names = new Set<string>()
  for (const unit of units) {
    checkedRate(unit)
    if (names.has(unit.bureau)) throw new RangeError(`named twice: ${unit.bureau}`)
    names.add(unit.bureau)
  }
  return units
}

type Candidate = { readonly unit: UnitRate; readonly interval: Interval }

const rankedUnit = ({ unit, interval }: Candidate, all: readonly Candidate[]): RankedUnit => {
  const { bureau, numerator, denominator } = unit
  const count = (holds: (other: Candidate) => boolean): number => all.filter(holds).length
  return {
    rank: 1 + count((other) => compareRates(other.unit, unit) > 0),
    bureau,
    numerator,
    denominator,
    onTimeRate: roundRate(numerator, denominator, 4) as number, // above the minimum, so above 0
    wilson95: roundedInterval(interval),
    rankLowest: 1 + count((other) => other.interval[0] > interval[1]),
    rankHighest: all.length - count((other) => other.interval[1] < interval[0]),
  }
}

const neighboursOf = (all: readonly Candidate[]): Neighbours[] => {
  const pairs: Neighbours[] = []
  let before: Candidate | undefined
  for (const after of all) {
    if (before) {
      const overlap = intervalsOverlap(before.interval, after.interval)
      pairs.push({ first: before.unit.bureau, second: after.unit.bureau, intervalsOverlap: overlap })
    }
    before = after
  }
  return pairs
}

/**
 * Units by rate, the greatest first, ties by name in code-point order; rank 1, 1, 3. Units with fewer than `minimum`
 * counted cases are named, not ranked. The rank interval counts the units that are clearly better or clearly worse,
 * that is, whose 95 % Wilson interval lies wholly above or below (EXPECTED §4; the reason: H. Goldstein and
 * D. J. Spiegelhalter, "League tables and their limitations", JRSS A 159 (1996) 385–443). A unit is certainly among
 * the last k of n only when `rankLowest` > n − k. Order and overlap are decided on unrounded values.
 * Throws RangeError when the minimum is below 1, a unit is named twice or a rate is broken.
 */
export const rank = (units: readonly UnitRate[], { minimum }: { readonly minimum: number }): Ranking => {
  if (!Number.isSafeInteger(minimum) || minimum < 1) throw new RangeError(`not a minimum: ${minimum}`)
  const candidates: Candidate[] = []
  const tooFew: UnrankedUnit[] = []
  for (const unit of checkedUnits(units)) {
    const { bureau, numerator, denominator } = unit
    const interval = wilson95(numerator, denominator)
    if (interval && denominator >= minimum) candidates.push({ unit, interval })
    else tooFew.push({ bureau, numerator, denominator, onTimeRate: roundRate(numerator, denominator, 4) })
  }
  candidates.sort((a, b) => compareRates(b.unit, a.unit) || compareCodePoints(a.unit.bureau, b.unit.bureau))
  tooFew.sort((a, b) => compareCodePoints(a.bureau, b.bureau))
  return {
    ranked: candidates.map((candidate) => rankedUnit(candidate, candidates)),
    neighbours: neighboursOf(candidates),
    tooFew,
  }
}
