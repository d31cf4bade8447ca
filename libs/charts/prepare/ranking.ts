import { rateAxis, type RateAxis } from './rate-axis.js'

/** Against the overall rate. */
export type Standing = 'clearlyBetter' | 'notDistinguishable' | 'clearlyWorse'

/** A unit of a ranking as it comes from the figures. */
export interface RankedRate {
  readonly unitId: string
  readonly name: string
  readonly rank: number
  readonly rankLowest: number
  readonly rankHighest: number
  readonly rate: {
    readonly numerator: number
    readonly denominator: number
    readonly value?: number | null | undefined
    readonly interval?: readonly number[] | null | undefined
  }
  readonly standing: string
  readonly group: number
}

export interface RankRow {
  readonly key: string
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** How far the interval reaches to either side of the dot. */
  readonly reach: readonly [number, number]
  readonly numerator: number
  readonly denominator: number
  readonly rankLowest: number
  readonly rankHighest: number
  readonly standing: Standing
  readonly group: number
}

/** A stretch of the ranking inside which the order is not to be relied on, from its first unit to its last. */
export interface RankGroup {
  readonly group: number
  readonly first: string
  readonly last: string
  readonly size: number
  /** Neighbours cannot be told apart, but its ends can; otherwise no two of the group can. */
  readonly chain: boolean
}

export interface RankModel {
  readonly rows: readonly RankRow[]
  readonly groups: readonly RankGroup[]
  readonly axis: RateAxis
  /** The rate of all units together; null when it is not for this reader. */
  readonly reference: number | null
  /** Units that came without a rate and so have no place in the picture. */
  readonly left: number
}

const STANDINGS: readonly string[] = ['clearlyBetter', 'notDistinguishable', 'clearlyWorse'] satisfies Standing[]
const standingOf = (text: string): Standing => (STANDINGS.includes(text) ? (text as Standing) : 'notDistinguishable')

const rowOf = (unit: RankedRate): RankRow | null => {
  const { value, interval, numerator, denominator } = unit.rate
  const [low, high] = interval ?? []
  if (value === null || value === undefined || low === undefined || high === undefined) return null
  return {
    key: unit.unitId,
    name: unit.name,
    value,
    low,
    high,
    reach: [Math.max(0, value - low), Math.max(0, high - value)],
    numerator,
    denominator,
    rankLowest: Math.min(unit.rankLowest, unit.rankHighest),
    rankHighest: Math.max(unit.rankLowest, unit.rankHighest),
    standing: standingOf(unit.standing),
    group: unit.group,
  }
}

/** Intervals on a line overlap two by two exactly when they all share a point. */
const isChain = (members: readonly RankRow[]): boolean =>
  Math.max(...members.map(({ low }) => low)) > Math.min(...members.map(({ high }) => high))

const groupsIn = (rows: readonly RankRow[]): readonly RankGroup[] =>
  [...new Set(rows.map(({ group }) => group))].map((group) => {
    const members = rows.filter((row) => row.group === group)
    return { group, first: members[0]!.key, last: members.at(-1)!.key, size: members.length, chain: isChain(members) }
  })

/** A ranking as it is drawn: the order of the figures is kept, and who has no rate is counted, not dropped unseen. */
export const prepareRanking = (units: readonly RankedRate[], reference: number | null): RankModel => {
  const rows = units.map(rowOf).filter((row) => row !== null)
  const ends = rows.flatMap(({ low, high }) => [low, high])
  return {
    rows,
    groups: groupsIn(rows),
    axis: rateAxis(reference === null ? ends : [...ends, reference]),
    reference,
    left: units.length - rows.length,
  }
}
