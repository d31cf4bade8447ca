import { afterEach, describe, expect, test } from '@jest/globals'
import { sql, type Kysely } from 'kysely'
import { notRun, settableClock } from '@huiyin/testing'
import { THREE_A_MINUTE, triesContract, type OpenTries } from '@huiyin/testing/contracts/tries'
import { postgresSuite } from '@huiyin/testing/postgres'
import { tablesIn } from './place.js'
import { createTriesTables, postgresTries, type TriesTables } from './shared-tries.js'

const postgres = postgresSuite('tries that processes count together')
const opened: Kysely<TriesTables>[] = []
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy()
})

const tables = async (schema: string) => {
  const db = await tablesIn<TriesTables>({ url: postgres.server.url, schema }, { make: createTriesTables })
  opened.push(db)
  return db
}
const openTwo = async () => {
  const schema = postgres.freshSchema()
  const [one, other] = await Promise.all([tables(schema), tables(schema)])
  const clock = settableClock('2026-03-02T01:00:00.000Z')
  const of = (db: Kysely<TriesTables>, name = 'posts') => postgresTries({ ...THREE_A_MINUTE, db, name, clock })
  return { one, other, of, clock }
}
const open: OpenTries = async () => {
  const { one, other, of, clock } = await openTwo()
  return { tries: of(one), others: of(other), clock }
}

describe('tries that processes count together', () => {
  test.each(Object.entries(triesContract))('%s', async (_promise, holds) => {
    if (postgres.missing) return notRun(postgres.suite, postgres.missing)
    await holds(open)
  })
  test('are of what is tried: those of one name are not those of another', async () => {
    if (postgres.isNotRun()) return
    const { one, other, of } = await openTwo()
    for (let nth = 0; nth < 3; nth += 1) expect(await of(one).take('app')).toBe(0)
    expect([await of(other).take('app'), await of(other, 'reads').take('app')]).toStrictEqual([60, 0])
  })
  test('say nothing of who tried, and are forgotten when they are old', async () => {
    if (postgres.isNotRun()) return
    const { one, of, clock } = await openTwo()
    for (let nth = 0; nth < 5; nth += 1) await of(one).take(`192.0.2.${nth}`)
    const rows = async () => {
      const both = await Promise.all(
        (['counted', 'tries'] as const).map((table) => one.selectFrom(table).selectAll().execute()),
      )
      return both.flat()
    }
    expect(JSON.stringify(await rows())).not.toContain('192.0.2')
    clock.advance(61_000)
    await of(one).take('app')
    expect(await rows()).toHaveLength(2)
  })
  test('that are many wait for nobody for good, whatever all do at once', async () => {
    if (postgres.isNotRun()) return
    const { one, other, of, clock } = await openTwo()
    const taken = Array.from({ length: 200 }, (_, at) => {
      clock.advance(7_000) // others are old enough to be forgotten on the way
      return of(at % 2 ? one : other).take(`app-${at % 9}`)
    })
    const ends = await Promise.allSettled(taken)
    expect(ends.filter(({ status }) => status === 'rejected')).toStrictEqual([])
    const { rows } = await sql<{ lost: string }>`
      SELECT count(*) AS lost FROM tries WHERE key NOT IN (SELECT key FROM counted)`.execute(one)
    expect(rows).toStrictEqual([{ lost: '0' }])
  })
})
