import { databaseOf, factWriter, type Range, type RangeJournal } from '@huiyin/analytics'
import { liveGeneration, serverClickHouse } from '@huiyin/clickhouse/server'
import type { Checkpoint, EventStore } from '@huiyin/event-sourcing'
import { FACT_TABLES } from '@huiyin/host/contexts'
import type { Tally } from '../checks.js'
import { compareRows } from '../compare-rows.js'

/** A generation that no installation uses. */
const REBUILT = 1_000

/** Where a rebuild that nobody continues has come to. */
const forgetfulJournal = (): RangeJournal => {
  let [range, at] = [null as Range | null, null as Checkpoint | null]
  return {
    generation: () => 1, // so that no live one counts as older, and is dropped
    done: () => at,
    pending: () => range,
    begin: (_, begun) => {
      range = begun
    },
    finish: (_, checkpoint) => {
      ;[range, at] = [null, checkpoint]
    },
    forget: () => undefined,
    goLive: () => undefined,
  }
}

/** The tables in ClickHouse are what a rebuild from empty makes of the log, row for row. */
export const compareFactsAnew = async (
  { url, clickhouse, store }: { readonly url: string; readonly clickhouse: string; readonly store: EventStore },
  tally: Tally,
): Promise<void> => {
  const client = serverClickHouse({ url: clickhouse })
  const live = liveGeneration({ url })
  const drop = () => client.command({ query: `DROP DATABASE IF EXISTS ${databaseOf(REBUILT)}` })
  const rowsOf = async (generation: number, table: string) => {
    const query = `SELECT * FROM ${databaseOf(generation)}.${table}`
    const answer = await client.query({ query, format: 'JSONCompactEachRow' })
    return (await answer.text()).split('\n').filter((line) => line !== '')
  }
  try {
    await drop()
    const writer = await factWriter({
      store,
      client,
      tables: FACT_TABLES,
      journal: forgetfulJournal(),
      generation: REBUILT,
    })
    while (await writer.step());
    const generation = await live.generation()
    for (const { name } of FACT_TABLES) {
      compareRows(`table ${name}`, await rowsOf(generation, name), await rowsOf(REBUILT, name), tally)
    }
    await drop()
  } finally {
    await live.close()
    await client.close()
  }
}
