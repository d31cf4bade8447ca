import { afterEach, describe, expect, test } from '@jest/globals'
import { verifyLog, VersionConflict, type Append, type EventStore } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg, { type Client } from 'pg'
import { postgresEventStore, type PostgresLogOptions } from './postgres-event-store.js'

const postgres = postgresSuite('event store in PostgreSQL')
const clock = settableClock('2026-03-30T12:00:00.000Z')
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

const open = async (schema: string, more: Partial<PostgresLogOptions> = {}): Promise<EventStore> => {
  const store = await postgresEventStore({ url: postgres.server.url, schema, clock, ...more })
  opened.push(store)
  return store
}
/** Somebody at the database itself. */
const hand = async (): Promise<Client> => {
  const client = new pg.Client({ connectionString: postgres.server.url })
  client.on('error', () => undefined)
  await client.connect()
  opened.push({ close: () => client.end().catch(() => undefined) })
  return client
}
const appendOf = (id: string, body: unknown, expected: Append['expected'] = 'new'): Append => ({
  stream: `intake-item-${id}`,
  expected,
  context: {
    tenant: 'city-1',
    occurred: { at: clock.now(), zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: `cmd-${id}-${String(body).replaceAll(/[^a-z0-9-]/g, '.')}`, print: 'print' },
    correlation: 'corr',
    causation: 'cause',
  },
  events: [{ type: 'ThingNoted', schema: 1, body: JSON.stringify(body) }],
})
const bodies = async (store: EventStore) =>
  (await store.readLog(null, 1_000)).map(({ body }) => JSON.parse(body) as unknown)
const until = async (isSo: () => boolean) => {
  for (const end = Date.now() + 5_000; !isSo() && Date.now() < end;) await pause(5)
  expect(isSo()).toBe(true)
}
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** What an append under way in another process does first, by hand: it takes the counter. */
const takeCounter = (client: Client, schema: string) =>
  client.query(`UPDATE ${schema}.log SET position = position + 1 RETURNING position`)
const writeAt = async (client: Client, schema: string, position: number, template: string) => {
  await client.query(
    `INSERT INTO ${schema}.events (position, stream, version, header, body, hash)
     SELECT $1, 'intake-item-by-hand', 1, header, '"by hand"', hash FROM ${schema}.events WHERE stream = $2`,
    [position, template],
  )
}

describe('positions are given in the order of the commits', () => {
  test('a reader sees nothing of what follows an append under way, and then both, in order', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema)
    await store.append(appendOf('1', 'first'))
    const slow = await hand()
    await slow.query('BEGIN')
    // the later transaction of pgskip.py: it has its number first, and would take its place in the log last
    await slow.query('SELECT pg_current_xact_id()')
    await store.append(appendOf('2', 'second'))
    expect((await takeCounter(slow, schema)).rows).toStrictEqual([{ position: '3' }])
    const waiting = store.append(appendOf('3', 'after it'))
    await pause(100)
    expect(await bodies(store)).toStrictEqual(['first', 'second'])
    await writeAt(slow, schema, 3, 'intake-item-1')
    expect(await bodies(store)).toStrictEqual(['first', 'second'])
    await slow.query('COMMIT')
    expect((await waiting).events[0]!.position).toBe(4)
    expect(await bodies(store)).toStrictEqual(['first', 'second', 'by hand', 'after it'])
  })
  test('an append that is given up leaves no gap', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema)
    await store.append(appendOf('1', 'first'))
    const slow = await hand()
    await slow.query('BEGIN')
    await takeCounter(slow, schema)
    const waiting = store.append(appendOf('2', 'second'))
    await pause(50)
    await slow.query('ROLLBACK')
    expect((await waiting).events[0]!.position).toBe(2)
  })
  test('of two processes whose clocks differ none records a fact earlier than the one before it', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const behind = settableClock('2026-03-30T11:00:00.000Z')
    const [store, other] = [await open(schema), await open(schema, { clock: behind })]
    await store.append(appendOf('1', 'a'))
    await other.append(appendOf('2', 'b'))
    await other.append(appendOf('3', 'c'))
    expect((await store.head())!.recordedAt).toBe(clock.now())
    expect(await other.positionKnownAt(clock.now())).toBe(3)
  })
})

describe('several processes on one log', () => {
  test('each on its streams and both on some: every fact is there once, and the log verifies', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const stores = [await open(schema), await open(schema), await open(schema)]
    let conflicts = 0
    const writer = async (nth: number) => {
      const store = stores[nth % stores.length]!
      for (let round = 0; round < 12; round += 1) {
        await store.append(appendOf(`own-${nth}`, round, round === 0 ? 'new' : round))
        const stream = await store.readStream('intake-item-shared')
        await store
          .append(appendOf('shared', `${nth}-${round}`, stream.length === 0 ? 'new' : stream.length))
          .catch((error: unknown) => {
            if (!(error instanceof VersionConflict)) throw error
            conflicts += 1
          })
      }
    }
    await Promise.all(Array.from({ length: 9 }, (_, nth) => writer(nth)))
    const shared = await stores[0]!.readStream('intake-item-shared')
    expect(conflicts).toBeGreaterThan(0)
    expect(shared).toHaveLength(9 * 12 - conflicts)
    const { findings, events } = await verifyLog({ store: stores[1]!, gapless: true })
    expect([findings, events]).toStrictEqual([[], 9 * 12 * 2 - conflicts])
  }, 60_000)
  test('a head in memory that another process has moved misleads nobody', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [store, other] = [await open(schema), await open(schema)]
    await store.append(appendOf('1', 'a'))
    await store.append(appendOf('2', 'alone now'))
    await other.append(appendOf('1', 'b', 1))
    await expect(store.append(appendOf('1', 'late', 1))).rejects.toMatchObject({ actual: 2 })
    await other.append(appendOf('1', 'c', 2))
    await store.append(appendOf('3', 'in between'))
    await store.append(appendOf('4', 'alone again'))
    await expect(store.append(appendOf('1', 'new?', 'new'))).rejects.toMatchObject({ actual: 3 })
    const { events } = await store.append(appendOf('1', 'd', 3))
    expect(events[0]!.version).toBe(4)
    expect((await verifyLog({ store, gapless: true })).findings).toStrictEqual([])
  })
  test('processes that start together on an empty database make one log', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(schema)))
    expect(new Set(stores.map(({ epoch }) => epoch)).size).toBe(1)
    await Promise.all(stores.map((store, nth) => store.append(appendOf(String(nth), nth))))
    expect(new Set(await bodies(stores[0]!))).toStrictEqual(new Set([0, 1, 2, 3]))
  })
  test('who listens to one context is told of it at once, and of others when the end of the log is looked at', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema, { listenTo: ['campaign'], pollMillis: 60_000 })
    const slow = await open(schema, { listenTo: ['campaign'], pollMillis: 20 })
    const other = await open(schema)
    let [told, toldByLooking] = [0, 0]
    await pause(200) // both have looked, and listen
    store.onAppended(() => (told += 1))
    slow.onAppended(() => (toldByLooking += 1))
    await other.append(appendOf('1', 'of intake'))
    await until(() => toldByLooking > 0)
    expect(told).toBe(0)
    await other.append({ ...appendOf('2', 'of the campaign'), stream: 'campaign-round-1' })
    await until(() => told > 0)
  })
  test('who follows the log looks again when the database is back, also where nothing was written meanwhile', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema, { pollMillis: 20 })
    await store.append(appendOf('1', 'a'))
    await pause(200)
    let told = 0
    store.onAppended(() => (told += 1))
    const client = await hand()
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' OR query LIKE '%${schema}.log'`,
    )
    await until(() => told > 0)
    expect(await bodies(store)).toStrictEqual(['a'])
  })
  test('without notifications a listener learns of others by looking', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [store, other] = [await open(schema, { pollMillis: 20 }), await open(schema)]
    const client = await hand()
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' OR query LIKE '%${schema}.log'`,
    )
    const told = new Promise<string>((resolve) => store.onAppended(() => resolve('told')))
    await other.append(appendOf('1', 'a'))
    expect(await told).toBe('told')
  })
})

describe('group commit', () => {
  test('appends that arrive while a transaction runs share the next one, and its moment', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema)
    await store.append(appendOf('first', 'x'))
    const groups = await Promise.all(Array.from({ length: 60 }, (_, nth) => store.append(appendOf(String(nth), 'x'))))
    expect(groups.map(({ events }) => events[0]!.position)).toStrictEqual(groups.map((_, nth) => nth + 2))
    const client = await hand()
    const { rows } = await client.query(`SELECT count(DISTINCT xmin::text)::int AS commits FROM ${schema}.events`)
    expect(rows).toStrictEqual([{ commits: 2 }])
  })
  test('what the database refuses is told to the whole group, and the next one is written', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema)
    await store.append(appendOf('1', 'kept'))
    const client = await hand()
    const check = `ALTER TABLE ${schema}.events ADD CONSTRAINT boom CHECK (body <> '"boom"')`
    await client.query(check)
    const group = [appendOf('1', 'before', 1), appendOf('2', 'boom'), appendOf('3', 'after')]
    const settled = await Promise.allSettled(group.map((one) => store.append(one)))
    expect(settled.map((one) => one.status === 'rejected' && String(one.reason).includes('boom'))).toStrictEqual(
      Array(3).fill(true),
    )
    expect(await bodies(store)).toStrictEqual(['kept'])
    await client.query(`ALTER TABLE ${schema}.events DROP CONSTRAINT boom`)
    const again = await Promise.all(group.map((one) => store.append(one)))
    expect(again.map((one) => [one.again, one.events[0]!.version])).toStrictEqual([
      [false, 2],
      [false, 1],
      [false, 1],
    ])
    expect((await verifyLog({ store, gapless: true })).findings).toStrictEqual([])
  })
})
