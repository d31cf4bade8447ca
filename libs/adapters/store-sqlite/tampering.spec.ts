import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sealEvents, verifyLog, type StoredEvent, type VerifyReport } from '@huiyin/event-sourcing'
import { sealedLog, settableClock, type SealedLog } from '@huiyin/testing'
import fc from 'fast-check'
import Database from 'libsql'
import { sqliteLogFile } from './log-file.js'
import { sqliteEventStore } from './sqlite-event-store.js'

/** Somebody with the file and a database tool, and no way to the seals that were printed. */
const clock = settableClock('2026-03-30T00:00:00.000Z')
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'huiyin-tamper-'))
const original = join(folder, 'original.db')
/** The driver lets go of a closed file only when its statements are collected: each copy has a name of its own. */
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
let copy = ''
let copies = 0
let log: SealedLog
beforeAll(async () => {
  const store = sqliteEventStore({ file: original, clock })
  log = await sealedLog(store, clock)
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Seen {
  readonly report: VerifyReport
  readonly rows: readonly StoredEvent[]
}
const look = async (): Promise<Seen> => {
  const store = sqliteLogFile(copy)
  const report = await verifyLog({ store, trustedSeals: log.seals, gapless: true })
  const rows = await store.readLog(null, 1_000).catch(() => [])
  store.close()
  return { report, rows }
}
const fresh = () => {
  if (copies % 50 === 49) collect()
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true })
  copies += 1
  copy = join(folder, `copy-${copies}.db`)
  copyFileSync(original, copy)
}
/** Verifies a copy that was edited through a connection of its own. */
const edited = async (sql: string, ...values: readonly unknown[]): Promise<VerifyReport> => {
  fresh()
  const other = new Database(copy)
  const { changes } = other.prepare(sql).run(...values)
  other.close()
  expect(changes).toBeGreaterThan(0)
  return (await look()).report
}
const before = (place: number) => log.seals.findLast(({ to, position }) => to < place && position !== place)?.to ?? null

describe('a log file edited by hand', () => {
  test('is vouched for when nothing was edited', async () => {
    fresh()
    const { report, rows } = await look()
    expect(report).toMatchObject({ findings: [], vouchesUpTo: log.seals.at(-1)!.to, seals: log.seals.length })
    expect(rows).toStrictEqual(log.events)
  })
  test('one byte of header, body or hash anywhere: the fact is named', async () => {
    const place = fc.record({
      position: fc.integer({ min: 1, max: log.events.length }),
      part: fc.constantFrom('header', 'body', 'hash'),
      at: fc.nat(),
      bit: fc.nat({ max: 7 }),
    })
    await fc.assert(
      fc.asyncProperty(place, async ({ position, part, at, bit }) => {
        const bytes = Buffer.from(log.events[position - 1]![part as 'header' | 'body' | 'hash'])
        bytes[at % bytes.length]! ^= 1 << bit
        const report = await edited(`UPDATE events SET ${part} = CAST(? AS TEXT) WHERE position = ?`, bytes, position)
        expect(report.findings[0]).toMatchObject({ position, kind: 'changed' })
        expect(report.vouchesUpTo).toBe(before(position))
      }),
      { numRuns: 250 },
    )
  }, 60_000)
  test.each([
    ['deleted', 'DELETE FROM events WHERE position = 3', 'position', 3],
    ['filed under another stream', `UPDATE events SET stream = 'intake-item-9' WHERE position = 3`, 'columns', 3],
    ['filed under another version', 'UPDATE events SET version = 9 WHERE position = 3', 'columns', 3],
    ['moved to the end', 'UPDATE events SET position = 99 WHERE position = 3', 'position', 3],
    ['emptied', `UPDATE events SET body = '' WHERE position = 3`, 'changed', 3],
    ['made bytes', `UPDATE events SET body = x'00' WHERE position = 3`, 'changed', 3],
  ] as const)('a fact %s is named', async (_deed, sql, kind, position) => {
    const { findings, vouchesUpTo } = await edited(sql)
    expect(findings[0]).toMatchObject({ kind, position })
    expect(vouchesUpTo).toBeNull()
  })
  test('a stream removed, with the gaps closed, is missed by the seal over it', async () => {
    fresh()
    const other = new Database(copy)
    other.exec(`DELETE FROM events WHERE stream = 'rectification-entry-1';
      UPDATE events SET position = position + 1000;
      UPDATE events SET position = (SELECT count(*) FROM events other WHERE other.position <= events.position)`)
    other.close()
    const { findings, vouchesUpTo } = (await look()).report
    expect(findings.some(({ kind }) => kind === 'seal')).toBe(true)
    expect(vouchesUpTo).toBeNull()
  })
  test('two facts that changed places are named', async () => {
    fresh()
    const other = new Database(copy)
    other.exec(`UPDATE events SET position = 1000 WHERE position = 6;
      UPDATE events SET position = 6 WHERE position = 7; UPDATE events SET position = 7 WHERE position = 1000`)
    other.close()
    const { findings, vouchesUpTo } = (await look()).report
    expect(findings[0]!.position).toBeGreaterThanOrEqual(6)
    expect(findings[0]!.position).toBeLessThanOrEqual(7)
    expect(vouchesUpTo).toBe(before(6))
  })
  test('a tail cut off with a seal in it is missed', async () => {
    const last = log.seals.at(-1)!
    const { findings, vouchesUpTo } = await edited('DELETE FROM events WHERE position >= ?', last.position)
    expect(findings).toMatchObject([{ position: last.position, kind: 'trustedSeal' }])
    expect(vouchesUpTo).toBe(log.seals.at(-2)!.to)
  })
  test('a seal edited by hand is named', async () => {
    const [seal] = log.seals
    const body = JSON.stringify({ ...JSON.parse(log.events[seal!.position - 1]!.body), reason: 'other' })
    const { findings } = await edited(`UPDATE events SET body = ? WHERE position = ?`, body, seal!.position)
    expect(findings[0]).toMatchObject({ position: seal!.position, stream: seal!.stream, kind: 'changed' })
    expect(seal!.stream.startsWith(sealEvents.category)).toBe(true)
  })
})

test('one bit of the file itself, anywhere: what is vouched for is what was written', async () => {
  const bytes = readFileSync(original)
  const outcomes = { refused: 0, found: 0, harmless: 0 }
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
      fresh()
      const flipped = Buffer.from(bytes)
      flipped[at]! ^= 1 << bit
      writeFileSync(copy, flipped)
      const seen = await look().catch(() => null)
      if (!seen) {
        outcomes.refused += 1
        return
      }
      const { vouchesUpTo, findings } = seen.report
      outcomes[findings.length > 0 ? 'found' : 'harmless'] += 1
      const vouched = seen.rows.filter(({ position }) => position <= (vouchesUpTo ?? 0))
      expect(vouched).toStrictEqual(log.events.slice(0, vouchesUpTo ?? 0))
    }),
    { numRuns: 400 },
  )
  expect(outcomes.found).toBeGreaterThan(50)
}, 60_000)
