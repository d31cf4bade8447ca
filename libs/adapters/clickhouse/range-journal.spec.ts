import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { Position } from '@huiyin/event-sourcing'
import { rangeJournalContract, type OpenJournal } from '@huiyin/testing/contracts/range-journal'
import { openCable } from '@huiyin/testing/cable'
import { postgresSuite } from '@huiyin/testing/postgres'
import pg from 'pg'
import { schemaOf } from './journal-database.js'
import {
  JournalLost,
  liveGeneration,
  postgresRangeJournal,
  type PostgresRangeJournal,
} from './postgres-range-journal.js'
import { sqliteRangeJournal } from './range-journal.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-ranges-'))
afterAll(() => rmSync(root, { recursive: true }))

const inFile: OpenJournal = async () => {
  const file = join(mkdtempSync(join(root, 'journal-')), 'ranges.db')
  return { journal: sqliteRangeJournal({ file }), reopen: async () => sqliteRangeJournal({ file }) }
}
describe('the journal of ranges in a file', () => {
  test.each(Object.entries(rangeJournalContract))('%s', (_promise, holds) => holds(inFile))
})

const postgres = postgresSuite('journal of ranges in PostgreSQL')
const opened: PostgresRangeJournal[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close().catch(() => undefined)
})
const place = (schema = postgres.freshSchema()) => ({ url: postgres.server.url, schema })
const open = async (at: ReturnType<typeof place>, signal?: AbortSignal) => {
  const journal = await postgresRangeJournal(at, { ...(signal ? { signal } : {}) })
  opened.push(journal)
  return journal
}
const atDatabase = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: postgres.server.url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
const EVERYBODY = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'huiyin-facts'`
const later = (millis: number) => new Promise<'later'>((resolve) => setTimeout(() => resolve('later'), millis))

/** The connection of the one before is cut, as when its process was killed. */
const inDatabase: OpenJournal = async () => {
  const at = place()
  const journal = await open(at)
  const reopen = async () => {
    await atDatabase(EVERYBODY)
    return open(at)
  }
  return { journal, reopen }
}

describe('the journal of ranges in PostgreSQL', () => {
  test.each(Object.entries(rangeJournalContract))('%s', (_promise, holds) =>
    postgres.isNotRun() ? undefined : holds(inDatabase),
  )
  test('is one process’s: another waits, and takes over when the first lets go', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    const first = await open(at)
    await first.goLive(3)
    const waiting = open(at)
    expect(await Promise.race([waiting, later(300)])).toBe('later')
    await first.close()
    expect(await (await waiting).generation()).toBe(3)
  })
  test('journals of two cities do not wait for each other', async () => {
    if (postgres.isNotRun()) return
    const [one, other] = [await open(place()), await open(place())]
    expect([await one.generation(), await other.generation()]).toStrictEqual([1, 1])
  })
  test('who has lost it can write nothing down any more, though he believes to have it', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    const zombie = await open(at)
    await atDatabase(EVERYBODY)
    const next = await open(at)
    await next.goLive(2)
    const to = { epoch: 'epoch-1', position: 5 as Position, hash: 'hash-5' }
    const writes = [
      () => zombie.begin(1, { from: null, to }),
      () => zombie.finish(1, to),
      () => zombie.forget(1),
      () => zombie.goLive(1),
      () => zombie.generation(),
    ]
    for (const write of writes) await expect(write()).rejects.toBeInstanceOf(JournalLost)
    expect([await next.generation(), await next.pending(1)]).toStrictEqual([2, null])
  })
  test('who is not answered any more has lost it, and whoever only asks is answered when the network is mended', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    const direct = new URL(at.url)
    const cable = await openCable(() => Number(direct.port))
    const through = new URL(direct)
    through.port = String(cable.port)
    const far = { ...at, url: through.href, answerMillis: 400 }
    const [journal, live] = [await open(far), liveGeneration(far)]
    expect(await live.generation()).toBe(1)
    cable.swallow()
    await expect(journal.generation()).rejects.toBeInstanceOf(JournalLost)
    await expect(live.generation()).rejects.toThrow('timeout')
    cable.mend()
    expect(await live.generation()).toBe(1)
    await Promise.all([journal.close(), live.close(), cable.close()])
  })
  test('waiting for it can be given up, and then one is not in the way of the next', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    const first = await open(at)
    const stop = new AbortController()
    const waiting = open(at, stop.signal)
    setTimeout(() => stop.abort(), 100)
    await expect(waiting).rejects.toThrow('aborted')
    await expect(open(at, stop.signal)).rejects.toThrow('aborted')
    await first.close()
    expect(await (await open(at)).generation()).toBe(1)
  })
  test('others ask it which generation is live without holding it, also before there is one', async () => {
    if (postgres.isNotRun()) return
    const at = place()
    const asked = liveGeneration(at)
    expect([await asked.generation(), await asked.done()]).toStrictEqual([1, null])
    const journal = await open(at)
    const to = { epoch: 'epoch-1', position: 5 as Position, hash: 'hash-5' }
    await journal.begin(4, { from: null, to })
    await journal.finish(4, to)
    await journal.goLive(4)
    expect([await asked.generation(), await asked.done()]).toStrictEqual([4, to])
    await asked.close()
  })
  test('a schema has a name that needs no quotes', () => {
    for (const schema of ['', 'Facts', 'a b', 'a"']) {
      expect(() => schemaOf({ url: '', schema })).toThrow('is no name for the schema of a journal')
    }
    expect(schemaOf({ url: '' })).toBe('facts')
  })
})
