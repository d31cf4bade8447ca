import { groupsThatCannotBeToldApart, rank, standingOf, type Rate as Share } from '@huiyin/statistics'
import { rateOf, rateOfThoseDue, usualRate, type Rate, type Tally } from './rates.js'
import { isWithin, type Scope } from './scope.js'

/** A unit in the ranking: the places it may really hold, and what can be said of it. */
export interface RankedUnit {
  readonly unitId: string
  readonly name: string
  readonly rank: number
  readonly rankLowest: number
  readonly rankHighest: number
  readonly rate: Rate
  readonly usualRate: Rate
  readonly standing: string
  readonly group: number
}

/** A unit with too few cases to be ranked. */
export interface UnrankedUnit {
  readonly unitId: string
  readonly name: string
  readonly rate: Rate
}

export interface RankingOptions {
  readonly tenant: string
  readonly nameOf: (unitId: string) => string
  readonly minimum: number
  /** The rows that are shown; ranks are among all. */
  readonly scope: Scope
}

/**
 * The units by the rate of those due, with rank intervals, in groups that cannot be told apart, each against the overall
 * rate of all (design §1.2); those with fewer than the minimum are named, not ranked.
 */
export const rankingOf = (tallies: readonly Tally[], overall: Share, options: RankingOptions) => {
  const { tenant, nameOf, minimum, scope } = options
  const byUnit = new Map(tallies.filter(({ dimension }) => dimension === 'unit').map((tally) => [tally.key, tally]))
  const shares = [...byUnit].map(([bureau, { dueOnTime, dueCases }]) => ({
    bureau,
    numerator: dueOnTime,
    denominator: dueCases,
  }))
  const { ranked, tooFew } = rank(shares, { minimum })
  const groupOf = new Map(
    groupsThatCannotBeToldApart(ranked).flatMap(({ bureaus }, index) => bureaus.map((unitId) => [unitId, index + 1])),
  )
  const isShown = ({ bureau }: { readonly bureau: string }) => isWithin(scope, { tenant, unit_id: bureau })
  return {
    ranking: ranked.filter(isShown).map((unit): RankedUnit => {
      const tally = byUnit.get(unit.bureau)!
      return {
        unitId: unit.bureau,
        name: nameOf(unit.bureau),
        rank: unit.rank,
        rankLowest: unit.rankLowest,
        rankHighest: unit.rankHighest,
        rate: rateOfThoseDue(tally),
        usualRate: usualRate(tally),
        standing: standingOf(unit, overall) ?? 'notDistinguishable',
        group: groupOf.get(unit.bureau)!,
      }
    }),
    tooFew: tooFew.filter(isShown).map(({ bureau, numerator, denominator }): UnrankedUnit => ({
      unitId: bureau,
      name: nameOf(bureau),
      rate: rateOf(numerator, denominator),
    })),
  }
}
