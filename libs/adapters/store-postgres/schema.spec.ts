import { describe, expect, test } from '@jest/globals'
import { settableClock } from '@huiyin/testing'
import { eventStoreContract, type OpenStore } from '@huiyin/testing/contracts/event-store'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import { schemaOf } from './connection.js'
import { postgresEventStore } from './postgres-event-store.js'
import { ForeignLog, openSchema } from './schema.js'

const postgres = postgresSuite('schema of the event store in PostgreSQL')
const atDatabase = async (...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: postgres.server.url })
  await client.connect()
  for (const sql of statements) await client.query(sql)
  await client.end()
}
const place = (schema = postgres.freshSchema()) => ({ url: postgres.server.url, schema })

describe('the schema of a log', () => {
  test('is made once, whoever comes first and however many come', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    const epochs = await Promise.all([openSchema(at), openSchema(at), openSchema(at)])
    expect(new Set([...epochs, await openSchema(at)]).size).toBe(1)
  })
  test('of another program is refused by what it holds, and not touched', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    await atDatabase(`CREATE SCHEMA ${at.schema}`, `CREATE TABLE ${at.schema}.recipes (name text)`)
    await expect(openSchema(at)).rejects.toBeInstanceOf(ForeignLog)
    await expect(openSchema(at)).rejects.toThrow(`schema ${at.schema} is no log: it holds recipes`)
  })
  test('of another format is refused and names both', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    await openSchema(at)
    await atDatabase(`UPDATE ${at.schema}.log SET format = 2`)
    await expect(openSchema(at)).rejects.toThrow('holds a log of format 2; this version reads format 1')
  })
  test('of a later version is refused by what this one does not know', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    await openSchema(at)
    await atDatabase(`INSERT INTO ${at.schema}.migrations (name, timestamp) VALUES ('0900-later', '')`)
    await expect(openSchema(at)).rejects.toThrow('was made by a later version: this one does not know 0900-later')
  })
  test('in a database that does not keep every text is refused', async () => {
    if (postgres.isNotRun()) return
    await atDatabase(`CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`)
    const url = postgres.server.url.replace(/huiyin$/, 'latin')
    await expect(openSchema({ url })).rejects.toThrow('the database is encoded in LATIN1, not in UTF8')
  })
  test('has a name that needs no quotes', () => {
    for (const schema of ['', 'Log', 'log"', 'log; drop', '1log', 'x'.repeat(50)]) {
      expect(() => schemaOf({ url: '', schema })).toThrow('is no name for the schema of a log')
    }
    expect([schemaOf({ url: '' }), schemaOf({ url: '', schema: 'log_2' })]).toStrictEqual(['log', 'log_2'])
  })
})

/** The promises that a unique index over stream and version would keep, had the table not been partitioned by position. */
const OF_VERSIONS = [
  'a stale version is refused and nothing is written',
  '`new` is refused on a stream that exists',
  'of fifty concurrent writers at one version exactly one wins',
  'of writers of two processes at one version exactly one wins',
  'a command that comes through two processes is written once',
  'the log keeps the order of every stream and nothing else is in it',
]

describe('events partitioned by position', () => {
  const partitioned: OpenStore = async () => {
    const clock = settableClock('2026-03-30T01:02:03.004Z')
    const at = place()
    await openSchema(at)
    const { schema } = at
    await atDatabase(
      `ALTER TABLE ${schema}.events RENAME TO first_events`,
      `CREATE TABLE ${schema}.events (LIKE ${schema}.first_events, PRIMARY KEY (position)) PARTITION BY RANGE (position)`,
      `CREATE INDEX ON ${schema}.events (stream, version)`,
      ...[0, 3, 6, 9].map(
        (from) =>
          `CREATE TABLE ${schema}.events_${from} PARTITION OF ${schema}.events FOR VALUES FROM (${from})
           TO (${from === 9 ? 'MAXVALUE' : from + 3})`,
      ),
    )
    const open = () => postgresEventStore({ ...at, clock })
    const store = await open()
    stores.push(store)
    const beside = async () => {
      const other = await open()
      stores.push(other)
      return other
    }
    return { store, clock, reopen: beside, beside }
  }
  const stores: { close(): Promise<void> }[] = []

  test.each(OF_VERSIONS)('%s', async (promise) => {
    if (postgres.isNotRun()) return
    await eventStoreContract[promise]!(partitioned)
    for (const store of stores.splice(0)) await store.close()
    expect(stores).toStrictEqual([])
  })
})
