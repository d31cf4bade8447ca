import { afterEach, describe, expect, test } from '@jest/globals'
import { ClockNotMovable, type PublishedEvent } from '@huiyin/messaging'
import { openCable } from '@huiyin/testing/cable'
import { postgresSuite } from '@huiyin/testing/postgres'
import { sql, type Kysely } from 'kysely'
import { aloneAt } from './alone.js'
import { createCopyTable, forgetCopies, postgresCopyStore, type CopyTables } from './copy-store.js'
import { tablesIn } from './place.js'
import { sharedClock, type SharedClock } from './shared-clock.js'
import { takeTurns, type Turn, type TurnOptions } from './turns.js'

const postgres = postgresSuite('what processes share in PostgreSQL')
const closes: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})
const sleep = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds() && tries < 500; tries += 1) await sleep(20)
  expect(holds()).toBe(true)
}

const event = (id: string, data: unknown = { word: '件件有着落' }): PublishedEvent => ({
  ...{ id, key: 'a', data, context: 'organisation', name: 'WordSaid', version: 1, tenant: 'city', correlation: 'c' },
  occurredAt: { at: '2026-03-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
})

test('what processes share is on the disk when it is acknowledged, whatever the database does without being told', async () => {
  if (postgres.isNotRun()) return
  const [url, database] = [new URL(postgres.server.url), postgres.freshSchema()]
  const server = await tablesIn<object>({ url: url.toString(), schema: postgres.freshSchema() })
  closes.push(() => server.destroy())
  await sql.raw(`CREATE DATABASE ${database}`).execute(server)
  await sql.raw(`ALTER DATABASE ${database} SET synchronous_commit = off`).execute(server)
  url.pathname = `/${database}`
  const db = await tablesIn<object>({ url: url.toString(), schema: postgres.freshSchema() })
  closes.push(() => db.destroy())
  const { rows } = await sql<{ synchronous_commit: string }>`SHOW synchronous_commit`.execute(db)
  expect(rows).toStrictEqual([{ synchronous_commit: 'on' }])
})

describe('the copies of a process in PostgreSQL', () => {
  const copiesIn = async (schema: string, instance: string) => {
    const db: Kysely<CopyTables> = await tablesIn({ url: postgres.server.url, schema })
    closes.push(() => db.destroy())
    await createCopyTable(db)
    return { ...postgresCopyStore(db, instance), forget: () => forgetCopies(db) }
  }

  test('come back in the order they were kept, in another process too', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const first = await copiesIn(schema, '1')
    const events = ['9', '3', '7'].map((id) => event(id))
    for (const one of events) expect(await first.keep('copy', one)).toBe(true)
    expect(await first.keep('copy', event('3', 'other'))).toBe(false)
    expect(await (await copiesIn(schema, '1')).load('copy')).toStrictEqual(events)
  })
  test('are kept by every instance for itself: what one has heard the other has not', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, two] = [await copiesIn(schema, '1'), await copiesIn(schema, '2')]
    expect([await one.keep('copy', event('1')), await two.keep('copy', event('1'))]).toStrictEqual([true, true])
    expect(await two.load('other')).toStrictEqual([])
  })
  test('are forgotten all at once, and what is heard again is kept again', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, two] = [await copiesIn(schema, '1'), await copiesIn(schema, '2')]
    await Promise.all([one.keep('copy', event('1')), two.keep('copy', event('1'))])
    await one.forget()
    expect([await one.load('copy'), await two.load('copy')]).toStrictEqual([[], []])
    expect(await one.keep('copy', event('1'))).toBe(true)
  })
})

describe('turns of several processes', () => {
  const turnOf = (name: string, told: string[], who: string, more: Partial<TurnOptions> = {}): Turn => {
    const turn = takeTurns({
      ...{ url: postgres.server.url, name, askMillis: 20, ...more },
      onMine: () => {
        told.push(`${who} begins`)
        return async () => void told.push(`${who} ends`)
      },
    })
    closes.push(turn.stop)
    return turn
  }

  test('are had by one at a time, and taken over when it is let go', async () => {
    if (postgres.isNotRun()) return
    const [name, told] = [postgres.freshSchema(), [] as string[]]
    const first = turnOf(name, told, 'first')
    await until(first.isMine)
    const second = turnOf(name, told, 'second')
    await sleep(200)
    expect(second.isMine()).toBe(false)
    await first.stop()
    await until(second.isMine)
    expect([first.isMine(), told]).toStrictEqual([false, ['first begins', 'first ends', 'second begins']])
  })
  test('of another name are nobody’s business', async () => {
    if (postgres.isNotRun()) return
    const told: string[] = []
    const turns = ['a', 'b'].map((name) => turnOf(`${postgres.freshSchema()}${name}`, told, name))
    await until(() => turns.every((turn) => turn.isMine()))
    expect(told.toSorted()).toStrictEqual(['a begins', 'b begins'])
  })
  test('are lost with the connection, and had again', async () => {
    if (postgres.isNotRun()) return
    const [name, told] = [postgres.freshSchema(), [] as string[]]
    const turn = turnOf(name, told, 'one')
    await until(turn.isMine)
    await postgres.server.crash()
    await until(() => told.includes('one ends'))
    await postgres.server.start()
    await until(turn.isMine)
    expect(told).toStrictEqual(['one begins', 'one ends', 'one begins'])
  }, 60_000)
  test('are taken over from a process whose connection stands and that is not heard of', async () => {
    if (postgres.isNotRun()) return
    const [name, told] = [postgres.freshSchema(), [] as string[]]
    const direct = new URL(postgres.server.url)
    const cable = await openCable(() => Number(direct.port))
    closes.push(cable.close)
    const through = new URL(direct)
    through.port = String(cable.port)
    const first = turnOf(name, told, 'first', { url: through.href, silentMillis: 600 })
    await until(first.isMine)
    const second = turnOf(name, told, 'second')
    cable.swallow()
    await until(second.isMine)
    cable.mend()
    await until(() => !first.isMine())
    expect(told).toStrictEqual(['first begins', 'second begins', 'first ends'])
  }, 30_000)
})

describe('what processes share in a schema', () => {
  test('is made by one at a time, however many start together', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    let [making, most] = [0, 0]
    const make = async () => {
      making += 1
      most = Math.max(most, making)
      await new Promise((resolve) => setTimeout(resolve, 50))
      making -= 1
    }
    const start = () => tablesIn({ url: postgres.server.url, schema }, { max: 1, make })
    const opened = await Promise.all([start(), start(), start()])
    expect([most, making]).toStrictEqual([1, 0])
    await Promise.all(opened.map((db) => db.destroy()))
  })
})

describe('what is done alone', () => {
  test('is done by one process after the other, and what has another name beside it', async () => {
    if (postgres.isNotRun()) return
    const [name, seen] = [postgres.freshSchema(), [] as string[]]
    const dbs = await Promise.all([1, 2].map(() => tablesIn({ url: postgres.server.url, schema: name })))
    for (const db of dbs) closes.push(() => db.destroy())
    const deed = (nth: number, who: string, what = name) =>
      aloneAt(dbs[nth]!, what, async () => {
        seen.push(`${who} begins`)
        await sleep(50)
        seen.push(`${who} ends`)
        return who
      })
    expect(await Promise.all([deed(0, 'a'), deed(1, 'b'), deed(0, 'c'), deed(1, 'd')])).toHaveLength(4)
    expect(seen.map((one, at) => (at % 2 ? one : null))).toStrictEqual(
      seen.map((one, at) => (at % 2 ? seen[at - 1]!.replace('begins', 'ends') : null)),
    )
    seen.splice(0)
    await Promise.all([deed(0, 'a'), deed(1, 'b', `${name} other`)])
    expect(seen.slice(0, 2).toSorted()).toStrictEqual(['a begins', 'b begins'])
  })
  test('lets the next go on where it fails, and its caller alone is told', async () => {
    if (postgres.isNotRun()) return
    const db = await tablesIn({ url: postgres.server.url, schema: postgres.freshSchema() })
    closes.push(() => db.destroy())
    await expect(aloneAt(db, 'failing', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await aloneAt(db, 'failing', () => Promise.resolve('yes'))).toBe('yes')
  })
})

describe('a clock that processes share', () => {
  const clockIn = async (schema: string, start: string | null): Promise<SharedClock> => {
    const clock = await sharedClock({ url: postgres.server.url, schema, start, lookMillis: 20 })
    closes.push(clock.close)
    return clock
  }
  const NINE = '2026-03-02T01:00:00.000Z'
  const TEN = '2026-03-02T02:00:00.000Z'

  test('stands for all of them where one has set it, and was made by the first', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, two] = [await clockIn(schema, NINE), await clockIn(schema, TEN)]
    expect([one.now(), two.now()]).toStrictEqual([NINE, NINE])
    await one.set(TEN)
    expect([one.now(), await two.look()]).toStrictEqual([TEN, TEN])
    expect([one.isStanding(), two.isStanding()]).toStrictEqual([true, true])
  })
  test('never goes back', async () => {
    if (postgres.isNotRun()) return
    const clock = await clockIn(postgres.freshSchema(), TEN)
    await expect(clock.set(NINE)).rejects.toThrow(ClockNotMovable)
    expect(clock.now()).toBe(TEN)
  })
  test('runs by the machine’s once it is let go, and cannot be stopped again', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, two] = [await clockIn(schema, NINE), await clockIn(schema, null)]
    await one.set(null)
    await until(() => !two.isStanding())
    expect(Math.abs(Date.parse(two.now()) - Date.now())).toBeLessThan(5_000)
    await expect(two.set(TEN)).rejects.toThrow(ClockNotMovable)
    await two.stand(NINE) // by who has made sure that nothing has happened yet
    expect([two.now(), await one.look()]).toStrictEqual([NINE, NINE])
  })
})
