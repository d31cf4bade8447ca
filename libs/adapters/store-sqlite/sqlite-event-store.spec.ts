import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Append, EventStore } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import Database from 'libsql'
import { ForeignLog } from './schema.js'
import { sqliteEventStore } from './sqlite-event-store.js'

const clock = settableClock('2026-03-30T12:00:00.000Z')
let folder = ''
let stores: EventStore[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-sqlite-'))
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  rmSync(folder, { recursive: true })
})
const file = () => join(folder, 'log.db')
const opened = () => {
  const store = sqliteEventStore({ file: file(), clock })
  stores.push(store)
  return store
}
const edit = (sql: string) => {
  const other = new Database(file())
  other.exec(sql)
  other.close()
}
const appendOf = (id: string, body: string, expected: Append['expected'] = 'new'): Append => ({
  stream: `intake-item-${id}`,
  expected,
  context: {
    tenant: 'city-1',
    occurred: { at: clock.now(), zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: `cmd-${id}-${body}`, print: 'print' },
    correlation: 'corr',
    causation: 'cause',
  },
  events: [{ type: 'ThingNoted', schema: 1, body: JSON.stringify(body) }],
})
const bodies = async (store: EventStore) =>
  (await store.readLog(null, 1_000)).map(({ body }) => JSON.parse(body) as string)

/** How many transactions the WAL holds: frames that carry the size of the database end one. */
const commitsInWal = (): number => {
  const wal = readFileSync(`${file()}-wal`)
  const page = wal.readUInt32BE(8)
  let commits = 0
  for (let frame = 32; frame + 24 + page <= wal.length; frame += 24 + page)
    if (wal.readUInt32BE(frame + 4) > 0) commits += 1
  return commits
}

describe('group commit', () => {
  test('appends of one turn share one transaction and one moment', async () => {
    const store = opened()
    await store.append(appendOf('first', 'first'))
    const before = commitsInWal()
    const appended = await Promise.all(Array.from({ length: 50 }, (_, nth) => store.append(appendOf(String(nth), 'x'))))
    expect(commitsInWal() - before).toBe(1)
    expect(appended.map(({ events }) => events[0]!.position)).toStrictEqual(
      Array.from({ length: 50 }, (_, nth) => nth + 2),
    )
  })
  test('appends one after the other have a transaction each', async () => {
    const store = opened()
    for (const id of ['1', '2', '3']) await store.append(appendOf(id, 'x'))
    expect(commitsInWal()).toBe(3)
  })
  test('a group of nothing but refusals leaves the moment of the last fact as it is', async () => {
    const store = opened()
    await store.append(appendOf('1', 'a'))
    const { recordedAt } = (await store.head())!
    clock.advance(60_000)
    await expect(store.append(appendOf('1', 'b'))).rejects.toThrow('is at version 1, not at new')
    clock.advance(-30_000)
    await store.append(appendOf('2', 'c'))
    expect((await store.head())!.recordedAt > recordedAt).toBe(true)
    expect((await store.head())!.recordedAt).toBe(clock.now())
  })
})

describe('when the file cannot be written', () => {
  test('every append of the group is rejected, and sent again it is written as if nothing had been', async () => {
    const store = opened()
    await store.append(appendOf('1', 'kept'))
    edit(
      `CREATE TRIGGER boom BEFORE INSERT ON events WHEN new.body LIKE '%boom%' BEGIN SELECT RAISE(ABORT, 'boom'); END`,
    )
    const group = [appendOf('1', 'before', 1), appendOf('2', 'boom'), appendOf('3', 'after')]
    const settled = await Promise.allSettled(group.map((append) => store.append(append)))
    expect(settled.map((one) => one.status === 'rejected' && String(one.reason))).toStrictEqual(
      Array(3).fill('SqliteError: boom'),
    )
    expect(await bodies(store)).toStrictEqual(['kept'])
    edit('DROP TRIGGER boom')
    const again = await Promise.all(group.map((append) => store.append(append)))
    expect(again.map((one) => [one.again, one.events[0]!.version])).toStrictEqual([
      [false, 2],
      [false, 1],
      [false, 1],
    ])
    expect(await bodies(store)).toStrictEqual(['kept', 'before', 'boom', 'after'])
  })
  test('because another process holds the lock, the append says so and the next one is written', async () => {
    const store = opened()
    const other = new Database(file())
    other.exec('BEGIN IMMEDIATE')
    await expect(store.append(appendOf('1', 'a'))).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    other.exec('ROLLBACK')
    await store.append(appendOf('1', 'a'))
    expect(await bodies(store)).toStrictEqual(['a'])
    other.close()
  })
  test('nobody is told of it', async () => {
    const store = opened()
    let told = 0
    store.onAppended(() => (told += 1))
    edit(`CREATE TRIGGER boom BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'boom'); END`)
    await expect(store.append(appendOf('1', 'a'))).rejects.toThrow('boom')
    edit('DROP TRIGGER boom')
    await store.append(appendOf('1', 'a'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(told).toBe(1)
  })
  test('an append that is no request at all leaves its neighbours untouched', async () => {
    const store = opened()
    const wrong = { ...appendOf('2', 'x'), context: null } as unknown as Append
    const settled = await Promise.allSettled([
      store.append(appendOf('1', 'a')),
      store.append(wrong),
      store.append(appendOf('3', 'c')),
    ])
    expect(settled.map(({ status }) => status)).toStrictEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await bodies(store)).toStrictEqual(['a', 'c'])
  })
})

describe('the file', () => {
  test('has a WAL beside it while the store is open', async () => {
    await opened().append(appendOf('1', 'a'))
    expect(statSync(`${file()}-wal`).size).toBeGreaterThan(0)
  })
  test('is one file to copy when the store is closed', async () => {
    const store = opened()
    await store.append(appendOf('1', 'a'))
    await store.close()
    const left = readdirSync(folder).filter((name) => statSync(join(folder, name)).size > 0 && !name.endsWith('-shm'))
    expect(left).toStrictEqual(['log.db'])
  })
  test('of another program is refused and not touched', () => {
    const other = new Database(file())
    other.exec('CREATE TABLE recipes (name TEXT)')
    other.close()
    const before = readFileSync(file())
    expect(() => opened()).toThrow(ForeignLog)
    expect(() => opened()).toThrow('is no log: it holds recipes')
    expect(readFileSync(file())).toStrictEqual(before)
  })
  test('of another format is refused and names both', async () => {
    await opened().close()
    edit(`UPDATE log_meta SET value = '2' WHERE key = 'format'`)
    expect(() => opened()).toThrow('holds a log of format 2; this version reads format 1')
  })
  test('that is no database is refused', () => {
    writeFileSync(file(), 'this is a text, and long enough to be taken for a page of a database'.repeat(50))
    expect(() => opened()).toThrow('file is not a database')
  })
})
