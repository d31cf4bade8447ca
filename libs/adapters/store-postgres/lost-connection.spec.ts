import { afterEach, describe, expect, test } from '@jest/globals'
import { StoreClosed, verifyLog, type Append, type EventStore } from '@huiyin/event-sourcing'
import { systemClock } from '@huiyin/kernel'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import { LogReplaced } from './appender.js'
import { isConnectionLost, LogUnreachable } from './connection.js'
import { startNewEpoch } from './new-epoch.js'
import { postgresEventStore } from './postgres-event-store.js'

const postgres = postgresSuite('lost connections of the event store in PostgreSQL')
const stores: EventStore[] = []
afterEach(async () => {
  if (postgres.isNotRun()) return
  await postgres.server.start()
  for (const store of stores.splice(0)) await store.close()
})
const open = async (schema: string, patienceMillis = 20_000): Promise<EventStore> => {
  const { url } = postgres.server
  const store = await postgresEventStore({ url, schema, clock: systemClock, patienceMillis, pollMillis: 50 })
  stores.push(store)
  return store
}
const appendOf = (stream: string, nth: number): Append => ({
  stream: `intake-item-${stream}`,
  expected: nth === 1 ? 'new' : nth - 1,
  context: {
    tenant: 'city-1',
    occurred: { at: '2026-03-30T12:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: `cmd-${stream}-${nth}`, print: 'print' },
    correlation: 'corr',
    causation: 'cause',
  },
  events: [{ type: 'ThingNoted', schema: 1, body: JSON.stringify(nth) }],
})
const atDatabase = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: postgres.server.url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
const EVERYBODY = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'huiyin-log'`

/** Appends until told to stop; gives the number of each append that was acknowledged. */
const writing = (store: EventStore, stream: string) => {
  const acknowledged: number[] = []
  let stopped = false
  const done = (async () => {
    for (let nth = 1; !stopped; nth += 1) {
      await store.append(appendOf(stream, nth))
      acknowledged.push(nth)
    }
  })()
  const stop = async () => {
    stopped = true
    await done
    return acknowledged
  }
  return { stop, acknowledged }
}

/** Everything acknowledged is in the log, once. */
const expectWhole = async (store: EventStore, stream: string, acknowledged: readonly number[]) => {
  const found = (await store.readStream(`intake-item-${stream}`)).map(({ body }) => Number(body))
  expect(found).toStrictEqual([...acknowledged])
  expect(acknowledged.length).toBeGreaterThan(3)
}
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

describe('a crowd of readers', () => {
  test('waits for its turn while the database is slow, and does not take it for gone', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema, 1_000)
    await store.append(appendOf('read', 1))
    const client = new pg.Client({ connectionString: postgres.server.url })
    await client.connect()
    await client.query(`BEGIN; LOCK TABLE ${schema}.events IN ACCESS EXCLUSIVE MODE`)
    const readers = Promise.all(Array.from({ length: 40 }, () => store.readStream('intake-item-read')))
    await pause(7_000) // longer than a connection may take to be made
    await client.query('COMMIT')
    expect((await readers).map((facts) => facts.length)).toStrictEqual(Array.from({ length: 40 }, () => 1))
    await client.end()
  }, 30_000)
})

describe('when connections are lost', () => {
  test('in whatever moment of an append, everything acknowledged is there once and the writers go on', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, other] = [await open(schema), await open(schema)]
    const writers = ['a', 'b', 'c', 'd'].map((stream, nth) => writing(nth % 2 === 0 ? one : other, stream))
    for (let round = 0; round < 15; round += 1) {
      await pause(20 + 7 * round)
      await atDatabase(EVERYBODY)
    }
    const acknowledged = await Promise.all(writers.map((writer) => writer.stop()))
    for (const [nth, stream] of ['a', 'b', 'c', 'd'].entries()) await expectWhole(one, stream, acknowledged[nth]!)
    expect((await verifyLog({ store: other, gapless: true })).findings).toStrictEqual([])
  }, 60_000)
  test('because the server crashed and came back, nothing acknowledged is lost or doubled', async () => {
    if (postgres.isNotRun()) return
    const store = await open(postgres.freshSchema())
    const writers = ['a', 'b'].map((stream) => writing(store, stream))
    await pause(300)
    await postgres.server.crash()
    await postgres.server.start()
    await pause(300)
    const acknowledged = await Promise.all(writers.map((writer) => writer.stop()))
    for (const [nth, stream] of ['a', 'b'].entries()) await expectWhole(store, stream, acknowledged[nth]!)
    expect((await verifyLog({ store, gapless: true })).findings).toStrictEqual([])
  }, 60_000)
  test('and the server stays away, appends and reads say so; once it is back the same command is written once', async () => {
    if (postgres.isNotRun()) return
    const store = await open(postgres.freshSchema(), 200)
    await store.append(appendOf('a', 1))
    await postgres.server.crash()
    await expect(store.append(appendOf('a', 2))).rejects.toBeInstanceOf(LogUnreachable)
    await expect(store.readStream('intake-item-a')).rejects.toBeInstanceOf(LogUnreachable)
    await postgres.server.start()
    const { events } = await store.append(appendOf('a', 2))
    expect(await store.append(appendOf('a', 2))).toStrictEqual({ events, again: true })
    expect((await store.readStream('intake-item-a')).map(({ version }) => version)).toStrictEqual([1, 2])
  }, 60_000)
  test('somebody who stopped in the middle of an append holds nobody up for ever', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const store = await open(schema)
    await store.append(appendOf('a', 1))
    const zombie = new pg.Client({ connectionString: postgres.server.url })
    zombie.on('error', () => undefined)
    await zombie.connect()
    await zombie.query(`SET idle_in_transaction_session_timeout = 300; BEGIN`)
    await zombie.query(`SELECT position FROM ${schema}.log FOR UPDATE`)
    expect((await store.append(appendOf('a', 2))).events[0]!.position).toBe(2)
    await expect(zombie.query('COMMIT')).rejects.toThrow(/terminat|not queryable/)
    await zombie.end().catch(() => undefined)
  })
})

test('what speaks of a connection and is none is not waited for', async () => {
  if (postgres.isNotRun()) return
  const store = await open(postgres.freshSchema(), 60_000)
  await store.append(appendOf('Connection-terminated', 1))
  await expect(store.append({ ...appendOf('Connection-terminated', 3) })).rejects.toMatchObject({ actual: 1 })
  expect(isConnectionLost(new Error('intake-item-connection is at version 1, not at 2: timeout'))).toBe(false)
  expect(isConnectionLost(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isConnectionLost(null)).toBe(false)
})

describe('a log that was restored in a new epoch', () => {
  test('takes nothing more from a process that was open on it before', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const place = { url: postgres.server.url, schema }
    const store = await open(schema)
    const { events } = await store.append(appendOf('a', 1))
    const { before, epoch } = await startNewEpoch(place)
    expect([before, epoch === before]).toStrictEqual([store.epoch, false])
    await expect(store.append(appendOf('a', 2))).rejects.toBeInstanceOf(LogReplaced)
    await pause(300)
    await expect(store.readLog(null, 1)).rejects.toBeInstanceOf(LogReplaced)
    const again = await open(schema)
    expect([again.epoch, await again.readLog(null, 10)]).toStrictEqual([epoch, events])
  })
  test('closing such a store still closes it', async () => {
    if (postgres.isNotRun()) return
    const store = await open(postgres.freshSchema())
    await store.close()
    await expect(store.head()).rejects.toBeInstanceOf(StoreClosed)
  })
})
