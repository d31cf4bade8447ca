import { afterEach, describe, expect, test } from '@jest/globals'
import { accessLogOver, verifyAccess, type AccessLog } from '@huiyin/access-log'
import { aloneAt, tablesIn } from '@huiyin/cluster-postgres'
import { accessDigests, type EventStore } from '@huiyin/event-sourcing'
import type { Clock } from '@huiyin/kernel'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { asked } from '@huiyin/testing/contracts/access-log'
import { postgresSuite } from '@huiyin/testing/postgres'
import { accessDaysOf, postgresAccessStorage } from './access-storage.js'
import { createAccessTables, type AccessTables } from './access-tables.js'

const postgres = postgresSuite('an access log that two processes share')
const closes: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})

const tables = async (schema: string) => {
  const db = await tablesIn<AccessTables>({ url: postgres.server.url, schema }, { make: createAccessTables })
  closes.push(() => db.destroy())
  return db
}
const faults: unknown[] = []
const storageOn = async (schema: string) => {
  const db = await tables(schema)
  return postgresAccessStorage(db, { alone: (digesting) => aloneAt(db, schema, digesting) })
}
const instanceOn = async (
  schema: string,
  { store, clock }: { store: EventStore; clock: Clock },
): Promise<AccessLog> => {
  const storage = await storageOn(schema)
  const log = accessLogOver({ storage, store, clock, onFault: (fault) => faults.push(fault) })
  closes.push(log.close)
  return log
}
/** Two processes over one schema and one log, each with a clock of its own. */
const twoInstances = async () => {
  faults.length = 0
  const schema = postgres.freshSchema()
  const [clock, slow] = [settableClock('2026-03-30T23:00:00.000Z'), settableClock('2026-03-30T23:00:00.000Z')]
  const store = memoryEventStore({ clock })
  const [one, other] = await Promise.all([
    instanceOn(schema, { store, clock }),
    instanceOn(schema, { store, clock: slow }),
  ])
  const db = await tables(schema)
  const days = accessDaysOf(db)
  const linesIn = async () =>
    Object.fromEntries(
      await Promise.all((await days.days()).map(async (day) => [day, (await days.digestOf(day))!.lines] as const)),
    ) as Record<string, number>
  const verified = async () => verifyAccess(days, await accessDigests(store))
  return { one, other, clock, slow, store, db, linesIn, verified }
}

describe('an access log that two processes share', () => {
  test('tells at each what was noted at the other', async () => {
    if (postgres.isNotRun()) return
    const { one, other } = await twoInstances()
    one.note(asked('item-1', 'p1'))
    await one.written()
    other.note(asked('item-1', 'p2'))
    await other.written()
    expect((await one.of('item-1')).map(({ person }) => person)).toStrictEqual(['p2', 'p1'])
    expect(await other.of('item-1')).toStrictEqual(await one.of('item-1'))
  })
  test('is digested once, whoever does it', async () => {
    if (postgres.isNotRun()) return
    const { one, other, clock, slow, store, verified } = await twoInstances()
    one.note(asked('item-1'))
    other.note(asked('item-2'))
    await Promise.all([one.written(), other.written()])
    for (const each of [clock, slow]) each.set('2026-03-31T00:00:00.000Z')
    await Promise.all([one.digest(), other.digest(), one.digest(), other.digest()])
    expect((await accessDigests(store)).map(({ day, lines }) => [day, lines])).toStrictEqual([['2026-03-30', 2]])
    expect([await verified(), faults]).toStrictEqual([{ days: 1, findings: [] }, []])
  })
  test('puts what one is late with, or has a slow clock for, into the day after a day that was digested', async () => {
    if (postgres.isNotRun()) return
    const { one, other, clock, linesIn, verified } = await twoInstances()
    one.note(asked('item-1'))
    clock.set('2026-03-31T00:00:01.000Z')
    await one.digest()
    other.note(asked('item-2')) // for it, it is still the day before
    await other.written()
    expect(await linesIn()).toStrictEqual({ '2026-03-30': 1, '2026-03-31': 1 })
    expect((await one.of('item-2')).map(({ at }) => at)).toStrictEqual(['2026-03-30T23:00:00.000Z'])
    expect(await verified()).toStrictEqual({ days: 1, findings: [] })
  })
  test('adds nothing while a day is just being ended, and then to the day after it', async () => {
    if (postgres.isNotRun()) return
    const { other, db, linesIn } = await twoInstances()
    let isWritten = false
    const writing = await db.transaction().execute(async (transaction) => {
      await transaction.updateTable('first_day').set({ since: '2026-03-31' }).execute()
      other.note(asked('item-1'))
      const written = other.written().then(() => (isWritten = true))
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(isWritten).toBe(false)
      return { written }
    })
    await writing.written
    expect(await linesIn()).toStrictEqual({ '2026-03-31': 1 })
  })
  test('is digested by one at a time', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const storages = [await storageOn(schema), await storageOn(schema)]
    const seen: string[] = []
    const digesting = (who: string) => async () => {
      seen.push(`${who} begins`)
      await new Promise((resolve) => setTimeout(resolve, 100))
      seen.push(`${who} ends`)
    }
    await Promise.all(storages.map((storage, nth) => storage.alone(digesting(String(nth)))))
    expect(seen.map((one) => one.split(' ')[1])).toStrictEqual(['begins', 'ends', 'begins', 'ends'])
  })
  test('loses no line and changes no digested day while one notes and the other digests', async () => {
    if (postgres.isNotRun()) return
    const { one, other, clock, store, linesIn, verified } = await twoInstances()
    const writing = Array.from({ length: 40 }, async (_, nth) => {
      await new Promise((resolve) => setTimeout(resolve, nth * 5))
      other.note(asked(`item-${nth}`))
      await other.written()
    })
    for (let day = 1; day <= 5; day += 1) {
      await new Promise((resolve) => setTimeout(resolve, 40))
      clock.set(`2026-04-0${day}T00:00:00.000Z`)
      await one.digest()
    }
    await Promise.all(writing)
    clock.set('2026-05-01T00:00:00.000Z')
    await one.digest()
    expect(Object.values(await linesIn()).reduce((sum, lines) => sum + lines, 0)).toBe(40)
    expect((await accessDigests(store)).length).toBeGreaterThan(0)
    expect((await verified()).findings).toStrictEqual([])
  })
  test('names the day whose lines were changed, were removed, or were put there later', async () => {
    if (postgres.isNotRun()) return
    const { one, clock, db, verified } = await twoInstances()
    for (const day of ['2026-03-31', '2026-04-02', '2026-04-03']) {
      one.note(asked('item-1', 'p2'))
      clock.set(`${day}T01:00:00.000Z`)
    }
    await one.digest()
    const [line] = await db.selectFrom('lines').selectAll().where('day', '=', '2026-03-31').execute()
    await db
      .updateTable('lines')
      .set({ line: line!.line.replace('p2', 'p3') })
      .where('id', '=', line!.id)
      .execute()
    await db.deleteFrom('lines').where('day', '=', '2026-03-30').execute()
    await db.insertInto('lines').values({ day: '2026-04-01', item: null, line: '{}\n' }).execute()
    const { days, findings } = await verified()
    expect([days, ...findings.map(({ day, kind }) => `${day} ${kind}`)]).toStrictEqual([
      3,
      '2026-03-30 missing',
      '2026-03-31 changed',
      '2026-04-01 added',
    ])
  })
  test('loses nothing that was said to be written when the server loses its power', async () => {
    if (postgres.isNotRun()) return
    const { one } = await twoInstances()
    one.note(asked('item-1'))
    await one.written()
    await postgres.server.crash()
    await postgres.server.start()
    expect(await one.of('item-1')).toHaveLength(1)
  })
})
