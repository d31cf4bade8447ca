import { addDays, instantOfWall } from '@huiyin/kernel'
import type { Seal } from '@huiyin/event-sourcing'
import type { Ask } from '@huiyin/analytics'
import { rank, type UnitRate } from '@huiyin/statistics'
import type { RankingQuestion } from '../application/evaluation.js'
import type { PublishedUnit } from '../domain/ranking/events.js'
import type { Computed } from '../domain/ranking/ranking.js'

/** What a ranking is computed with. */
export interface RankingComputing {
  readonly ask: Ask
  /** Seals the log now and resolves with that seal when ClickHouse has everything up to it; null for an empty log. */
  readonly sealed: (reason: string) => Promise<Seal | null>
  readonly zoneOf: (tenant: string) => string
  /** A unit is ranked from this denominator on. */
  readonly minimum: number
}

interface DueRow {
  readonly dimension: string
  readonly key: string
  readonly dueCases: number
  readonly dueOnTime: number
}

/** The places of all units, ranked ones first; who has too few cases has no place. */
const placesOf = (rates: readonly UnitRate[], minimum: number): PublishedUnit[] => {
  const { ranked, tooFew } = rank(rates, { minimum })
  return [
    ...ranked.map(({ bureau: unitId, numerator, denominator, ...place }) => ({
      ...{ unitId, numerator, denominator },
      ...{ rank: place.rank, rankLowest: place.rankLowest, rankHighest: place.rankHighest },
    })),
    ...tooFew.map(({ bureau: unitId, numerator, denominator }) => ({
      ...{ unitId, numerator, denominator },
      ...{ rank: null, rankLowest: null, rankHighest: null },
    })),
  ]
}

/**
 * The ranking of a period's cases whose deadline has passed (design §3: ranked by of-those-due), at the position of a
 * seal set for it, so that the same question asked of the same prefix gives the same answer for ever. It is one figure for
 * everybody, so no case that is hidden from anybody is in it (ADR 0008).
 */
export const rankingComputer =
  ({ ask, sealed, zoneOf, minimum }: RankingComputing) =>
  async ({ tenant, from, to, at }: RankingQuestion): Promise<Computed | null> => {
    const seal = await sealed('a ranking is published')
    if (!seal) return null
    const { position, hash } = seal
    const zone = zoneOf(tenant)
    const start = new Date(instantOfWall(zone, `${from}T00:00:00.000Z`))
    const end = new Date(instantOfWall(zone, `${addDays(to, 1)}T00:00:00.000Z`))
    const everybody = { tenant, whole: 1, units: [], at_or_above: [], published: 1 }
    const period = { ...everybody, from: start, to: end }
    const rows = await ask<DueRow>('scoped-tallies', { position, at }, period)
    const rates = rows
      .filter(({ dimension, dueCases }) => dimension === 'unit' && dueCases > 0)
      .map(({ key, dueOnTime, dueCases }) => ({ bureau: key, numerator: dueOnTime, denominator: dueCases }))
    if (rates.length === 0) return null
    return { at, position, seal: { position, hash }, minimum, units: placesOf(rates, minimum) }
  }
