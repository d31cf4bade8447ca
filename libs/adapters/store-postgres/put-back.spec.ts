import { describe, expect, test } from '@jest/globals'
import { verifyLog, type Append, type EventStore, type StoredEvent } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import type { LogPlace } from './connection.js'
import { postgresEventStore } from './postgres-event-store.js'
import { LogInTheWay, putLogBack, refuseLog } from './put-back.js'

const postgres = postgresSuite('a log that is put back in PostgreSQL')
const clock = settableClock('2026-03-30T01:02:03.004Z')
const place = (): LogPlace => ({ url: postgres.server.url, schema: postgres.freshSchema().slice(0, 25) })
const asked = async (sql: string): Promise<readonly unknown[]> => {
  const client = new pg.Client({ connectionString: postgres.server.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}
const appendOf = (nth: number): Append => ({
  stream: `intake-item-${nth % 7}`,
  expected: nth < 7 ? 'new' : Math.floor(nth / 7),
  context: {
    tenant: 'city-1',
    occurred: { at: '2026-03-30T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: `cmd-${nth}`, print: 'print' },
    correlation: 'corr',
    causation: 'cause',
  },
  events: [{ type: 'ThingNoted', schema: 1, body: JSON.stringify({ nth, word: `件件"有\\着落"\u2028\n` }) }],
})
const withStore = async <T>(at: LogPlace, work: (store: EventStore) => Promise<T>): Promise<T> => {
  const store = await postgresEventStore({ ...at, clock })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
const pagesOf = async function* (facts: readonly StoredEvent[], size = 10) {
  for (let from = 0; from < facts.length; from += size) yield facts.slice(from, from + size)
}
/** A log of 50 facts in seven streams. */
const aLog = () =>
  withStore(place(), async (store) => {
    for (let nth = 0; nth < 50; nth += 1) await store.append(appendOf(nth))
    return { epoch: store.epoch, facts: await store.readLog(null, 99) }
  })

describe('a log that is put back', () => {
  test('is the same byte for byte, and goes on at its end', async () => {
    if (postgres.isNotRun()) return
    const { epoch, facts } = await aLog()
    const at = place()
    const half = await putLogBack(at, { epoch, pages: pagesOf(facts) })
    await half.finish()
    await withStore(at, async (store) => {
      expect([store.epoch, await store.readLog(null, 99)]).toStrictEqual([epoch, facts])
      expect(await store.positionKnownAt('2026-03-30T01:02:03.004Z')).toBe(50)
      await store.append(appendOf(50))
      expect((await verifyLog({ store, gapless: true })).findings).toStrictEqual([])
    })
  })
  test('is no log to anybody until it has its name', async () => {
    if (postgres.isNotRun()) return
    const { epoch, facts } = await aLog()
    const at = place()
    const half = await putLogBack(at, { epoch, pages: pagesOf(facts) })
    expect(await asked(`SELECT 1 FROM pg_namespace WHERE nspname = '${at.schema}'`)).toStrictEqual([])
    await expect(refuseLog(at)).rejects.toThrow(/broken off, or goes on/)
    await expect(putLogBack(at, { epoch, pages: pagesOf(facts) })).rejects.toThrow(LogInTheWay)
    await half.drop()
    await refuseLog(at)
    expect(await asked(`SELECT 1 FROM pg_namespace WHERE nspname LIKE '${at.schema}%'`)).toStrictEqual([])
  })
  test('leaves nothing where its copy breaks off, or lacks a fact', async () => {
    if (postgres.isNotRun()) return
    const { epoch, facts } = await aLog()
    const at = place()
    const breaking = async function* () {
      yield facts.slice(0, 10)
      throw new Error('the disk is gone')
    }
    await expect(putLogBack(at, { epoch, pages: breaking() })).rejects.toThrow('the disk is gone')
    await expect(putLogBack(at, { epoch, pages: pagesOf(facts.toSpliced(14, 1)) })).rejects.toThrow(
      'after position 14 the copy of the log goes on with 16',
    )
    expect(await asked(`SELECT 1 FROM pg_namespace WHERE nspname LIKE '${at.schema}%'`)).toStrictEqual([])
  })
  test('takes the place of no other log, also of one that was made meanwhile', async () => {
    if (postgres.isNotRun()) return
    const { epoch, facts } = await aLog()
    const at = place()
    const half = await putLogBack(at, { epoch, pages: pagesOf(facts) })
    await withStore(at, (store) => store.append(appendOf(0)))
    await expect(half.finish()).rejects.toThrow(LogInTheWay)
    await half.drop()
    await expect(putLogBack(at, { epoch, pages: pagesOf(facts) })).rejects.toThrow(/has a schema .* already/)
    await withStore(at, async (store) => expect(await store.readLog(null, 99)).toHaveLength(1))
  })
  test('may be one without facts', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    const half = await putLogBack(at, { epoch: 'epoch-1', pages: pagesOf([]) })
    await half.finish()
    await withStore(at, async (store) => {
      expect([store.epoch, await store.head()]).toStrictEqual(['epoch-1', null])
      expect((await store.append(appendOf(0))).events[0]!.position).toBe(1)
    })
  })
})
