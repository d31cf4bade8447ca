import { rateOf, type Rate } from './rates.js'

/** The numbers at the head of the dashboard, in their order. `chosen-cases.sql` says which cases stand behind each. */
export const TILES = ['received', 'onTimeRate', 'overdueOpen', 'closed', 'backlog', 'returned', 'satisfaction'] as const
export type TileKey = (typeof TILES)[number]

/** Whether a text names one of them. */
export const isTile = (text: string): text is TileKey => (TILES as readonly string[]).includes(text)

/** A row of `tiles`. */
export interface TileCounts {
  readonly known: number
  readonly received: number
  readonly counted: number
  readonly onTime: number
  readonly overdueOpen: number
  readonly closed: number
  readonly backlog: number
  readonly returned: number
  readonly rated: number
  readonly satisfied: number
}

/** One number with what it was counted from, and the same number of the period before. */
export interface Tile {
  readonly key: TileKey
  readonly value: number | null
  readonly unit: 'cases' | 'rate'
  readonly numerator: number | null
  readonly denominator: number | null
  /** The 95 % interval of a rate. */
  readonly interval: readonly number[] | null
  readonly previous: number | null
  readonly previousNumerator: number | null
  readonly previousDenominator: number | null
}

type RateKey = 'onTimeRate' | 'satisfaction'

/** What each rate is counted from: of those due, and of what was said of the replies (model a10). */
const COUNTED: Readonly<Record<RateKey, (counts: TileCounts) => Rate>> = {
  onTimeRate: ({ onTime, counted }) => rateOf(onTime, counted),
  satisfaction: ({ satisfied, rated }) => rateOf(satisfied, rated),
}

const rateTile = (key: RateKey, now: TileCounts, before: TileCounts | null): Tile => {
  const { numerator, denominator, value, interval } = COUNTED[key](now)
  const previous = before && COUNTED[key](before)
  return {
    key,
    unit: 'rate',
    value,
    numerator,
    denominator,
    interval,
    previous: previous?.value ?? null,
    previousNumerator: previous?.numerator ?? null,
    previousDenominator: previous?.denominator ?? null,
  }
}

/** The tiles of a period. Where nothing at all was known in the period before, its number is missing, not 0. */
export const tilesOf = (now: TileCounts, previous: TileCounts): readonly Tile[] => {
  const before = previous.known === 0 ? null : previous
  return TILES.map((key) => {
    if (key === 'onTimeRate' || key === 'satisfaction') return rateTile(key, now, before)
    return {
      key,
      unit: 'cases',
      value: now[key],
      numerator: null,
      denominator: null,
      interval: null,
      previous: before?.[key] ?? null,
      previousNumerator: null,
      previousDenominator: null,
    }
  })
}
