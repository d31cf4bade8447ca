import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asking, factWriter } from '@huiyin/analytics'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import { FACT_TABLES } from '@huiyin/host/contexts'
import type { Instant } from '@huiyin/kernel'
import { formatPercent } from '@huiyin/statistics'
import { figuresClickHouse, FIRST_GENERATION } from '../figures/clickhouse.js'
import { TENANT, ZONE, type World } from './world.js'

const EVER = { zone: ZONE, from: new Date('1900-01-01'), to: new Date('2200-01-01') }
const WHOLE = { tenant: TENANT, whole: 1, units: [] as string[], at_or_above: [] as string[], published: 0 }
type Row = Readonly<Record<string, string & number>>

/** How many of how many, as it is printed: `16/20 = 80.0%`. */
export const share = (numerator: number, denominator: number): string =>
  `${numerator}/${denominator} = ${formatPercent({ numerator, denominator })}`

/** What the figures of the product say of a story, at the moments it is asked about. */
export const figuresOf = async ({ store }: World) => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-story-figures-'))
  const client = figuresClickHouse(join(folder, 'clickhouse'))
  const journal = sqliteRangeJournal({ file: join(folder, 'ranges.db') })
  const generation = FIRST_GENERATION + 1
  const writer = await factWriter({ store, client, tables: FACT_TABLES, journal, generation })
  while (await writer.step());
  const ask = asking(client, () => generation)
  const placeAt = async (knownAt: Instant | null) =>
    knownAt === null ? (await store.head())!.position : (await store.positionKnownAt(knownAt))!
  return {
    /** The counts of a group by its dimension and key, such as `bureau K1`; of all: `overall`. */
    counts: async (
      at: Instant,
      { group = 'overall', knownAt = null }: { group?: string; knownAt?: Instant | null },
    ) => {
      const rows = await ask<Row>('tallies', { position: await placeAt(knownAt), at }, EVER)
      const found = rows.find((row) => [row['dimension'], row['key']].filter((part) => part !== '').join(' ') === group)
      if (!found) throw new Error(`no figure of ${group}`)
      const { dimension: _, key: _key, subkey: _subkey, ...counts } = found
      return counts as Readonly<Record<string, number>>
    },
    /** How many cases there are of each key of a dimension. */
    casesBy: async (at: Instant, dimension: string) => {
      const rows = await ask<Row>('tallies', { position: await placeAt(null), at }, EVER)
      const of = rows.filter((row) => row['dimension'] === dimension)
      return Object.fromEntries(of.map((row) => [row['key'], row['cases']]))
    },
    /** The numbers at the head of the dashboard. */
    tiles: async (at: Instant) => {
      const [row] = await ask<Record<string, number>>(
        'tiles',
        { position: await placeAt(null), at },
        { ...WHOLE, ...EVER },
      )
      return row!
    },
    close: async () => {
      await client.close()
      rmSync(folder, { recursive: true })
    },
  }
}
export type Figures = Awaited<ReturnType<typeof figuresOf>>
