import { afterEach, describe, expect, test } from '@jest/globals'
import { openCable } from '@huiyin/testing/cable'
import { postgresSuite } from '@huiyin/testing/postgres'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { answeredPool } from './answered-pool.js'

const postgres = postgresSuite('a pool of connections to lists over a network that is gone')
const closes: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
const [ANSWER_MILLIS, LOCKED_MILLIS] = [400, 600]

const databaseAt = (url: string, max: number) => {
  const pool = answeredPool(
    { connectionString: url, max },
    { answerMillis: ANSWER_MILLIS, lockedMillis: LOCKED_MILLIS },
  )
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  closes.push(() => db.destroy())
  return db
}
/** A database, and the same one through a cable. */
const twoWays = async (max = 3) => {
  const direct = new URL(postgres.server.url)
  const cable = await openCable(() => Number(direct.port))
  closes.push(cable.close)
  const through = new URL(direct)
  through.port = String(cable.port)
  return { cable, near: databaseAt(direct.href, max), far: databaseAt(through.href, max) }
}
const one = (db: Kysely<unknown>) => sql`SELECT 1`.execute(db)
const crowd = (db: Kysely<unknown>) => Promise.allSettled(Array.from({ length: 3 }, () => one(db)))
const failed = (all: readonly PromiseSettledResult<unknown>[]) =>
  all.filter(({ status }) => status === 'rejected').length

describe('when a network swallows what is said to the database', () => {
  test('whoever asks is told so, and nobody gets a connection again that did not answer', async () => {
    if (postgres.isNotRun()) return
    const { cable, far } = await twoWays()
    expect(failed(await crowd(far))).toBe(0)
    cable.swallow()
    expect(failed(await crowd(far))).toBe(3)
    cable.mend()
    expect(failed(await crowd(far))).toBe(0)
  })
  test('in the middle of a transaction, it is told at once, and what it had locked is free a moment later', async () => {
    if (postgres.isNotRun()) return
    const { cable, near, far } = await twoWays()
    const schema = postgres.freshSchema()
    await sql.raw(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.row AS SELECT 1 AS n`).execute(near)
    const lock = sql.raw(`SELECT n FROM ${schema}.row FOR UPDATE NOWAIT`)
    const begun = performance.now()
    const transaction = far.transaction().execute(async (trx) => {
      await lock.execute(trx)
      cable.swallow()
      await lock.execute(trx)
    })
    await expect(transaction).rejects.toThrow(/Connection terminated|connection error|timeout/)
    expect(performance.now() - begun).toBeLessThan(2 * ANSWER_MILLIS) // and not once more for the rollback
    await expect(lock.execute(near)).rejects.toThrow(/lock/)
    await pause(2 * LOCKED_MILLIS)
    await lock.execute(near)
  })
})

test('a crowd waits for its turn while the database is slow, and does not take it for gone', async () => {
  if (postgres.isNotRun()) return
  const pool = answeredPool({ connectionString: postgres.server.url, max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  closes.push(() => db.destroy())
  const slow = Array.from({ length: 7 }, () => sql`SELECT pg_sleep(1)`.execute(db)) // longer than it may take to connect
  expect(failed(await Promise.allSettled(slow))).toBe(0)
}, 20_000)
