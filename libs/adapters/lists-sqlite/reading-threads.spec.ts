import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Kysely, sql } from 'kysely'
import Database from 'libsql'
import { TYPESCRIPT } from '@huiyin/testing'
import { readingThreads } from './reading-threads.js'

type Tables = { readonly things: { readonly id: number } }

const root = mkdtempSync(join(tmpdir(), 'huiyin-reading-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A question that takes so many steps. */
const counting = (steps: number) =>
  sql<{ n: number }>`with recursive up(n) as (select 1 union all select n + 1 from up where n < ${sql.lit(steps)})
    select count(*) as n from up`

/** What a fault of a thread looks like here: it was made in another world, and is no `Error` of this one. */
const saying = (message: string) => ({ message: expect.stringContaining(message) })

let database: Database.Database
let asked: Kysely<Tables>
beforeEach(() => {
  const file = join(mkdtempSync(join(root, 'file-')), 'lists.db')
  database = new Database(file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('CREATE TABLE things (id INTEGER PRIMARY KEY)')
  asked = new Kysely<Tables>({ dialect: readingThreads(file, { threads: 2, execArgv: TYPESCRIPT }) })
})
afterEach(async () => {
  await asked.destroy()
  database.close()
})

const things = async () => (await asked.selectFrom('things').select('id').orderBy('id').execute()).map(({ id }) => id)

describe('questions on threads', () => {
  test('are answered with what was committed before they were asked', async () => {
    for (const id of [1, 2, 3]) {
      database.exec(`INSERT INTO things VALUES (${id})`)
      expect(await things()).toHaveLength(id)
    }
  }, 30_000)
  test('do not wait for one that takes long, and leave this thread free meanwhile', async () => {
    await Promise.all([things(), things()]) // both threads are there
    const order: string[] = []
    let turns = 0
    const turning = setInterval(() => (turns += 1), 5)
    const long = counting(3_000_000)
      .execute(asked)
      .then(({ rows }) => {
        order.push('long')
        return rows
      })
    for (let n = 0; n < 5; n += 1) await things().then(() => order.push('short'))
    expect(await long).toStrictEqual([{ n: 3_000_000 }])
    clearInterval(turning)
    expect(order).toStrictEqual([...Array.from({ length: 5 }, () => 'short'), 'long'])
    expect(turns).toBeGreaterThan(5)
  }, 60_000)
  test('say what is wrong with one, and go on', async () => {
    await expect(sql`select one from nowhere`.execute(asked)).rejects.toMatchObject(saying('no such table: nowhere'))
    expect(await things()).toStrictEqual([])
  }, 30_000)
  test('change nothing, and are never several in one transaction', async () => {
    await expect(sql`insert into things values (9)`.execute(asked)).rejects.toMatchObject(saying('readonly'))
    await expect(asked.transaction().execute(async () => undefined)).rejects.toThrow('one question at a time')
    expect(await things()).toStrictEqual([])
  }, 30_000)
  test('are answered to the end when they are closed', async () => {
    const last = counting(500_000).execute(asked)
    await things()
    const [{ rows }] = await Promise.all([last, asked.destroy()])
    expect(rows).toStrictEqual([{ n: 500_000 }])
  }, 30_000)
})
