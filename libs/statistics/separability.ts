import { type Rate } from './rate.js'
import { type UnitRate } from './ranking.js'
import { scoreOf } from './score.js'
import { wilson95, type Interval } from './wilson.js'

/** A stretch of a ranking inside which the order says nothing certain, and the places it takes up. */
export type InseparableGroup = {
  readonly placeFrom: number
  readonly placeTo: number
  readonly bureaus: readonly string[]
  /** Whether no two of the group can be told apart. If not, it is a chain: neighbours overlap, its ends do not. */
  readonly everyPairOverlaps: boolean
}

type Placed = { readonly bureau: string; readonly interval: Interval }

const placedUnits = (ranked: readonly UnitRate[]): Placed[] =>
  ranked.map(({ bureau, numerator, denominator }) => {
    const interval = wilson95(numerator, denominator)
    if (interval === null) throw new RangeError(`ranked over nothing: ${bureau}`)
    return { bureau, interval }
  })

/** For every place, the greatest upper end from there to the end of the ranking. */
const highestFromHere = (placed: readonly Placed[]): number[] => {
  let highest = -1
  return placed
    .toReversed()
    .map(({ interval }) => (highest = Math.max(highest, interval[1])))
    .toReversed()
}

const groupFrom = (members: readonly Placed[], before: number): InseparableGroup => ({
  placeFrom: before + 1,
  placeTo: before + members.length,
  bureaus: members.map(({ bureau }) => bureau),
  // Intervals on a line overlap two by two exactly when they all share a point.
  everyPairOverlaps:
    Math.max(...members.map(({ interval }) => interval[0])) <= Math.min(...members.map(({ interval }) => interval[1])),
})

/**
 * A ranking cut wherever everybody above is clearly better than everybody below, and nowhere else: the lowest lower
 * end of the 95 % intervals above lies over the highest upper end below. These are the connected groups of overlapping
 * intervals; they always follow the order of the rates, because an interval contains its rate.
 *
 * Why so. Cutting between any two neighbours that do not overlap says too much: a small unit further down, with its
 * wide interval, may overlap the unit above the cut. Groups in which every two overlap would share members, and a
 * leader cannot read that off a list. So the statement made is about different groups: any two units of different
 * groups can be told apart. Inside a group the order is not to be relied on; `everyPairOverlaps` says whether it is
 * wholly undecided. Every unit's rank interval lies inside the places of its group (design §1.2).
 *
 * Takes `rank(…).ranked` and works on the unrounded intervals of its rates. Throws RangeError on a rate over nothing.
 */
export const groupsThatCannotBeToldApart = (ranked: readonly UnitRate[]): readonly InseparableGroup[] => {
  const placed = placedUnits(ranked)
  const highestBelow = highestFromHere(placed)
  const groups: InseparableGroup[] = []
  let lowestAbove = Infinity
  let start = 0
  for (const [place, { interval }] of placed.entries()) {
    if (place > 0 && lowestAbove > (highestBelow[place] ?? -1)) {
      groups.push(groupFrom(placed.slice(start, place), start))
      start = place
    }
    lowestAbove = Math.min(lowestAbove, interval[0])
  }
  if (placed.length > 0) groups.push(groupFrom(placed.slice(start), start))
  return groups
}

/** What can be said of a unit against the overall rate: 明显好于, 无法区分, 明显差于. */
export type Standing = 'clearlyBetter' | 'notDistinguishable' | 'clearlyWorse'

/**
 * Clearly better (worse): the 95 % Wilson interval of the unit lies wholly above (below) the overall rate. That is the
 * same as lying outside the 95 % funnel limits, since the Wilson interval is that test turned round, and it is decided
 * by the same exact numbers: list and funnel cannot contradict each other. The overall rate counts as fixed, which errs
 * on the careful side: a unit that is part of it pulls it along. Null when either was counted over nothing.
 * Of units that are all alike, about 1 in 20 is still called better or worse; nothing corrects for their number.
 */
export const standingOf = (unit: Rate, overall: Rate): Standing | null => {
  const score = scoreOf(unit, overall)
  if (score === null) return null
  if (!score.outside95) return 'notDistinguishable'
  return score.side === 'above' ? 'clearlyBetter' : 'clearlyWorse'
}

/** The units of a ranking by their standing, each list in the order of the ranking. Of units over nothing, none. */
export const standings = (
  ranked: readonly UnitRate[],
  overall: Rate,
): Readonly<Record<Standing, readonly string[]>> => {
  const lists: Record<Standing, string[]> = { clearlyBetter: [], notDistinguishable: [], clearlyWorse: [] }
  for (const unit of ranked) {
    const standing = standingOf(unit, overall)
    if (standing) lists[standing].push(unit.bureau)
  }
  return lists
}
