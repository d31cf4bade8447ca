import { addDays, instantOfWall } from '@huiyin/kernel'
import type { Sealer } from '@huiyin/event-sourcing'
import type { Ask } from '@huiyin/analytics'
import { rank } from '@huiyin/statistics'
import type { Computed, RankingQuestion } from '@huiyin/evaluation'
import type { LiveSettings } from './settings.js'

export interface RankingPorts {
  readonly ask: Ask
  readonly sealer: Sealer
  readonly settings: LiveSettings
  /** Resolves when ClickHouse has everything committed before the call. */
  readonly caughtUp: () => Promise<void>
  /** A unit is ranked from this denominator on. */
  readonly minimum: number
}

interface DueRow {
  readonly dimension: string
  readonly key: string
  readonly dueCases: number
  readonly dueOnTime: number
}

/**
 * The ranking of a period's cases whose deadline has passed (design §3: ranked by of-those-due), at the position of a
 * seal set for it, so that the same question asked of the same prefix gives the same answer for ever.
 */
export const rankingComputer =
  ({ ask, sealer, settings, caughtUp, minimum }: RankingPorts) =>
  async ({ tenant, from, to, at }: RankingQuestion): Promise<Computed | null> => {
    const seal = await sealer.sealNow('a ranking is published')
    if (!seal) return null
    await caughtUp()
    const { zone } = settings.of(tenant)
    const rows = await ask<DueRow>(
      'tallies',
      { position: seal.position, at },
      {
        zone,
        from: new Date(instantOfWall(zone, `${from}T00:00:00.000Z`)),
        to: new Date(instantOfWall(zone, `${addDays(to, 1)}T00:00:00.000Z`)),
      },
    )
    const units = rows
      .filter(({ dimension, dueCases }) => dimension === 'bureau' && dueCases > 0)
      .map(({ key, dueOnTime, dueCases }) => ({ bureau: key, numerator: dueOnTime, denominator: dueCases }))
    if (units.length === 0) return null
    const { ranked, tooFew } = rank(units, { minimum })
    return {
      at,
      position: seal.position,
      seal: { position: seal.position, hash: seal.hash },
      minimum,
      units: [
        ...ranked.map(({ bureau, numerator, denominator, rank: place, rankLowest, rankHighest }) => ({
          unitId: bureau,
          ...{ numerator, denominator, rank: place, rankLowest, rankHighest },
        })),
        ...tooFew.map(({ bureau, numerator, denominator }) => ({
          unitId: bureau,
          ...{ numerator, denominator, rank: null, rankLowest: null, rankHighest: null },
        })),
      ],
    }
  }
