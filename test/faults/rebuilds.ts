import type { embeddedClickHouse } from '@huiyin/clickhouse'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import { asking, databaseOf, factWriter, figures, type Ask } from '@huiyin/analytics'
import { sqliteLists, type SqliteLists } from '@huiyin/lists-sqlite'
import { listProjector, sql } from '@huiyin/read-model'
import { FACT_TABLES, LISTS, type Lists } from '@huiyin/host/contexts'
import type { Installation } from '@huiyin/host/installation'
import type { Tally } from './checks.js'
import { compareRows } from './compare-rows.js'
import { CITY } from './workload.js'

type Client = ReturnType<typeof embeddedClickHouse>

/** A generation that no installation uses. */
const REBUILT = 1_000

const rowsOf = async ({ query }: Pick<SqliteLists<Lists>, 'query'>, list: string): Promise<string[]> => {
  const { rows } = await sql`SELECT * FROM ${sql.table(list)}`.execute(query)
  return rows.map((row) => JSON.stringify(row))
}

/** The lists are what a rebuild from empty makes of the log, row for row. */
export const compareLists = async ({ store, lists }: Installation, tally: Tally): Promise<void> => {
  const rebuilt = sqliteLists<Lists>({ file: ':memory:', lists: LISTS })
  try {
    const projector = await listProjector({ store, lists: LISTS, generation: rebuilt.live })
    while (await projector.step());
    for (const { name } of LISTS) {
      compareRows(`list ${name}`, await rowsOf(lists, name), await rowsOf(rebuilt, name), tally)
    }
  } finally {
    await rebuilt.close()
  }
}

const factsIn = async (client: Client, generation: number, table: string): Promise<string[]> => {
  const answer = await client.query({
    query: `SELECT * FROM ${databaseOf(generation)}.${table}`,
    format: 'JSONCompactEachRow',
  })
  return (await answer.text()).split('\n').filter((line) => line !== '')
}

/** Builds the fact tables from empty beside the live ones, in batches of another size. */
const rebuild = async ({ store }: Installation, client: Client): Promise<void> => {
  await client.command({ query: `DROP DATABASE IF EXISTS ${databaseOf(REBUILT)}` })
  const journal = sqliteRangeJournal({ file: ':memory:' })
  const writer = await factWriter({ store, client, tables: FACT_TABLES, journal, generation: REBUILT, batch: 5_000 })
  while (await writer.step());
  journal.close()
}

/** The tables in ClickHouse are what a rebuild from empty makes of the log, row for row and figure for figure. */
export const compareFacts = async (installation: Installation, client: Client, tally: Tally): Promise<void> => {
  const { store, ask } = installation
  await rebuild(installation, client)
  for (const { name } of FACT_TABLES) {
    compareRows(`table ${name}`, await factsIn(client, 1, name), await factsIn(client, REBUILT, name), tally)
  }
  const { position, recordedAt: at } = (await store.head())!
  const nameOf = await installation.unitNames()
  // A log in which nothing was received yet has no figures, and says so.
  const ofLog = (of: Ask) =>
    figures({ ask: of, position, at, zone: CITY.zone, nameOf, minimum: 30 }).then(JSON.stringify, String)
  const [kept, rebuilt] = [await ofLog(ask), await ofLog(asking(client, () => REBUILT))]
  if (kept !== rebuilt) tally.doubled('the figures differ from those of a rebuild')
  await client.command({ query: `DROP DATABASE ${databaseOf(REBUILT)}` })
}
