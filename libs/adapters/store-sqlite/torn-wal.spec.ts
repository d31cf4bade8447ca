import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyLog, type Append, type StoredEvent } from '@huiyin/event-sourcing'
import { settableClock } from '@huiyin/testing'
import Database from 'libsql'
import { sqliteEventStore } from './sqlite-event-store.js'

const clock = settableClock('2026-03-30T12:00:00.000Z')
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'huiyin-torn-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const appendOf = (stream: string, expected: Append['expected'], ...data: readonly unknown[]): Append => ({
  stream: `intake-item-${stream}`,
  expected,
  context: {
    tenant: 'city-1',
    occurred: { at: clock.now(), zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: `cmd-${stream}-${expected}`, print: 'print' },
    correlation: 'corr',
    causation: 'cause',
  },
  events: data.map((one) => ({ type: 'ThingNoted', schema: 1, body: JSON.stringify(one) })),
})

/** What was acknowledged, and how long the WAL was then. */
interface Acknowledged {
  readonly facts: number
  readonly wal: number
}
interface Written {
  readonly file: Buffer
  readonly wal: Buffer
  readonly facts: readonly StoredEvent[]
  readonly acknowledged: readonly Acknowledged[]
}

/** Commit groups of several appends, the last one small; pages of 512 bytes, so that there are few bytes to cut at. */
const writeGroups = async (): Promise<Written> => {
  const name = join(folder, 'written.db')
  const made = new Database(name)
  made.exec('PRAGMA page_size = 512; PRAGMA user_version = 1')
  made.close()
  const store = sqliteEventStore({ file: name, clock })
  const acknowledged: Acknowledged[] = []
  const group = async (...appends: readonly Append[]) => {
    clock.advance(1_000)
    await Promise.all(appends.map((append) => store.append(append)))
    const facts = (await store.readLog(null, 1_000)).length
    acknowledged.push({ facts, wal: readFileSync(`${name}-wal`).length })
  }
  await group(appendOf('1', 'new', 'a', 'b'))
  await group(appendOf('2', 'new', 'c'), appendOf('3', 'new', 'd'), appendOf('1', 2, '回音'.repeat(300)))
  await group(appendOf('2', 1, 'e'), appendOf('3', 1, 'f'))
  await group(appendOf('1', 3, 'last'))
  const facts = await store.readLog(null, 1_000)
  const [file, wal] = [readFileSync(name), readFileSync(`${name}-wal`)]
  await store.close()
  return { file, wal, facts, acknowledged }
}

let written: Written
beforeAll(async () => {
  written = await writeGroups()
})

/** The driver lets go of a closed file only when its statements are collected; thousands would use up the handles. */
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

let copies = 0
/** Opens what a crash left, looks, and writes on. */
const recovered = async (wal: Buffer): Promise<readonly StoredEvent[]> => {
  copies += 1
  if (copies % 100 === 0) collect()
  const name = join(folder, `copy-${copies}.db`)
  writeFileSync(name, written.file)
  writeFileSync(`${name}-wal`, wal)
  const store = sqliteEventStore({ file: name, clock })
  const facts = await store.readLog(null, 1_000)
  const last = facts.findLast(({ stream }) => stream === 'intake-item-1')
  await store.append(appendOf('1', last?.version ?? 'new', 'after the crash'))
  const { findings, events } = await verifyLog({ store, gapless: true })
  expect([findings, events]).toStrictEqual([[], facts.length + 1])
  await store.close()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${name}${suffix}`, { force: true })
  return facts
}
/** The facts of all groups whose commit lies within so many bytes of the WAL. */
const within = (length: number) => {
  const facts = written.acknowledged.findLast(({ wal }) => wal <= length)?.facts ?? 0
  return written.facts.slice(0, facts)
}

describe('a log whose WAL was torn', () => {
  test('in the last group, at whatever byte, holds exactly what was acknowledged before it', async () => {
    const [before, last] = written.acknowledged.slice(-2)
    expect(last!.wal - before!.wal).toBeGreaterThan(1_000)
    for (let length = before!.wal; length <= last!.wal; length += 1) {
      expect([length, await recovered(written.wal.subarray(0, length))]).toStrictEqual([length, within(length)])
    }
    expect(within(last!.wal)).toHaveLength(written.facts.length)
  }, 120_000)
  test('anywhere, holds the groups before the tear and nothing past it', async () => {
    for (let length = 0; length < written.wal.length; length += 131) {
      expect([length, await recovered(written.wal.subarray(0, length))]).toStrictEqual([length, within(length)])
    }
  }, 60_000)
  test('by a page that never reached the disk, holds the groups before that page', async () => {
    for (let from = 32; from < written.wal.length; from += 512) {
      const wal = Buffer.from(written.wal)
      wal.fill(0, from, Math.min(from + 512, wal.length))
      const facts = await recovered(wal)
      expect([from, facts]).toStrictEqual([from, written.facts.slice(0, facts.length)])
      expect(facts.length).toBeGreaterThanOrEqual(within(from).length)
      expect(written.acknowledged.map((one) => one.facts).concat(0)).toContain(facts.length)
    }
  }, 60_000)
  test('by a flipped bit, holds the groups before it', async () => {
    for (let at = 32; at < written.wal.length; at += 61) {
      const wal = Buffer.from(written.wal)
      wal[at] = wal[at]! ^ 1
      expect([at, await recovered(wal)]).toStrictEqual([at, within(at)])
    }
  }, 60_000)
})
