import { afterEach, describe, expect, test } from '@jest/globals'
import { databaseOf } from '@huiyin/analytics'
import { liveGeneration, postgresRangeJournal, serverClickHouse } from '@huiyin/clickhouse/server'
import { memoryEventStore, memoryLog, type MemoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { clickHouseSuite } from '@huiyin/testing/clickhouse'
import { putMany, TABLES, wanted } from '@huiyin/testing/contracts/facts'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import { feeding, type Feeding, type FeedingNeeds } from './feeding.js'

const postgres = postgresSuite('the process that feeds ClickHouse')
const clickhouse = clickHouseSuite('the process that feeds ClickHouse')
const isNotRun = () => postgres.isNotRun() || clickhouse.isNotRun()
const closes: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})
const sleep = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await holds()) && tries < 400; tries += 1) await sleep(25)
  expect(await holds()).toBe(true)
}
/** Cuts every connection to the journal: who held it has lost it. */
const cutJournals = async () => {
  const client = new pg.Client({ connectionString: postgres.server.url })
  await client.connect()
  const mine = `application_name = 'huiyin-facts' AND query NOT LIKE '%generation FROM%'`
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${mine}`)
  await client.end()
}

const FIRST = 100
let cities = 0
/** A city with a log, a journal, and generations of its own in the ClickHouse of this file. */
const city = async () => {
  cities += 1
  const generation = FIRST * cities
  const place = { url: postgres.server.url, schema: postgres.freshSchema() }
  const journal = await postgresRangeJournal(place)
  await journal.goLive(generation)
  await journal.close()
  const live = liveGeneration(place)
  const client = serverClickHouse({ url: clickhouse.server.url, patienceMillis: 5_000 })
  closes.push(live.close, () => client.close())
  const storeOf = (log: MemoryLog) => memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z'), log })
  const told = { notices: [] as string[], delays: [] as unknown[] }
  const start = (store = storeOf(log), more: Partial<FeedingNeeds> = {}): Feeding => {
    const feed = feeding({
      ...{ store, client, tables: TABLES, batch: 5, retryMillis: 30 },
      openJournal: (signal) => postgresRangeJournal(place, { signal }),
      reached: async () => (await live.done())?.position ?? null,
      onDelay: (error) => told.delays.push(error),
      onNotice: (says) => told.notices.push(says),
      ...more,
    })
    closes.push(feed.stop)
    return feed
  }
  const log = memoryLog()
  const store = storeOf(log)
  const ids = async () => {
    const query = `SELECT thing_id FROM ${databaseOf(await live.generation())}.thing_facts ORDER BY position`
    const answer = await client.query({ query, format: 'JSONEachRow' })
    return (await answer.json<{ readonly thing_id: string }>()).map((row) => row.thing_id)
  }
  return { log, store, storeOf, start: (on = store) => start(on), ids, told, live, generation }
}

describe('feeding ClickHouse', () => {
  test('brings what the log has, and whoever waits has everything committed before', async () => {
    if (isNotRun()) return
    const { store, start, ids } = await city()
    await putMany(store, 12)
    const feed = start()
    await feed.caughtUp()
    expect([await ids(), await feed.position(), feed.isMine()]).toStrictEqual([wanted(12), 16, true])
    await putMany(store, 3, 12)
    await feed.caughtUp()
    expect(await ids()).toStrictEqual(wanted(15))
  }, 30_000)
  test('is done by one of two, the other waits, knows how far it is, and takes over', async () => {
    if (isNotRun()) return
    const { store, start, ids, told } = await city()
    const first = start()
    await until(first.isMine)
    const second = start()
    await putMany(store, 10)
    await second.caughtUp()
    expect([second.isMine(), await ids(), await second.position()]).toStrictEqual([false, wanted(10), 14])
    await first.stop()
    await until(second.isMine)
    await putMany(store, 5, 10)
    await second.caughtUp()
    expect([await ids(), told.delays]).toStrictEqual([wanted(15), []])
  }, 30_000)
  test('by two that lose the journal again and again, with ClickHouse killed between, counts every fact once', async () => {
    if (isNotRun()) return
    const { store, start, ids, told } = await city()
    const both = [start(), start()]
    for (let round = 0; round < 8; round += 1) {
      await putMany(store, 10, 10 * round)
      await sleep(20 * round)
      await cutJournals()
      if (round % 4 === 2) await clickhouse.server.crash()
      await putMany(store, 5, 1_000 + 5 * round)
      if (round % 4 === 2) await clickhouse.server.start()
    }
    await both[0]!.caughtUp()
    const there = await ids()
    expect([there.length, new Set(there).size, told.delays.length > 4]).toStrictEqual([120, 120, true])
    expect(both.filter((one) => one.isMine())).toHaveLength(1)
  }, 90_000)
  test('after a restore makes the figures anew in the next generation, and says so', async () => {
    if (isNotRun()) return
    const { log, store, storeOf, start, ids, told, live, generation } = await city()
    await putMany(store, 12)
    const before = start()
    await before.caughtUp()
    await before.stop()
    const restored = storeOf({ ...memoryLog(), events: log.events.slice(0, 6) })
    const after = start(restored)
    await until(after.isMine)
    await after.caughtUp()
    expect([await ids(), await live.generation()]).toStrictEqual([wanted(4), generation + 1])
    expect(told.notices).toStrictEqual([expect.stringContaining('made anew')])
  }, 30_000)
  test('stops while it waits for its turn, and while ClickHouse is away', async () => {
    if (isNotRun()) return
    const { store, start, ids } = await city()
    const first = start()
    await until(first.isMine)
    await start().stop()
    await clickhouse.server.crash()
    await putMany(store, 4)
    await sleep(200)
    await first.stop()
    await clickhouse.server.start()
    const again = start()
    await again.caughtUp()
    expect(await ids()).toStrictEqual(wanted(4))
  }, 60_000)
})
