import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from '@jest/globals'
import type { ClickHouseClient } from '@clickhouse/client'
import { memoryEventStore, memoryLog, type MemoryLog } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { factsContract, type Bench, type OpenBench } from '@huiyin/testing/contracts/facts'
import { embeddedClickHouse } from './embedded.js'
import { sqliteRangeJournal } from './range-journal.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-clickhouse-'))
let client: ClickHouseClient
/** One engine a process: each promise has generations of its own in it. */
let generation = 0

const benchOf = (log: MemoryLog, journal: Bench['journal'], live: number): Bench => ({
  client,
  journal,
  store: memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z'), log }),
  generation: live,
  restored: (facts, epoch) => {
    const cut = { epoch: epoch === 'kept' ? log.epoch : memoryLog().epoch, events: log.events.slice(0, facts) }
    return benchOf(cut, journal, live)
  },
})
const open: OpenBench = async () => {
  generation += 10
  const journal = sqliteRangeJournal({ file: join(mkdtempSync(join(root, 'journal-')), 'ranges.db') })
  journal.goLive(generation)
  return benchOf(memoryLog(), journal, generation)
}

beforeAll(() => {
  client = embeddedClickHouse({ folder: join(root, 'data') })
})
afterAll(async () => {
  await client.close()
  rmSync(root, { recursive: true })
})

describe('ClickHouse in this process, with its journal in SQLite', () => {
  for (const [promise, holds] of Object.entries(factsContract)) test(promise, () => holds(open))
})
