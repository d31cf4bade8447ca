import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '@huiyin/kernel'
import { verifyLog, type Append } from '@huiyin/event-sourcing'
import { copyDatabase } from './copy-database.js'
import { sqliteLogFile } from './log-file.js'
import { sqliteEventStore } from './sqlite-event-store.js'

const folder = mkdtempSync(join(tmpdir(), 'huiyin-copy-'))
afterAll(() => rmSync(folder, { recursive: true }))
const appendOf = (nth: number): Append => ({
  stream: `intake-item-${nth}`,
  expected: 'new',
  context: {
    tenant: 'city-1',
    occurred: { at: '2026-03-30T12:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person: 'p-1', post: null, unit: null },
    command: { id: `cmd-${nth}`, print: 'print' },
    correlation: 'corr',
    causation: 'cause',
  },
  events: [{ type: 'ThingNoted', schema: 1, body: JSON.stringify({ nth, word: '件件有着落'.repeat(50) }) }],
})

describe('a copy of a database', () => {
  test('is the log at one moment, whole, while appends go on', async () => {
    const [from, to] = [join(folder, 'log.db'), join(folder, "it's a copy.db")]
    const store = sqliteEventStore({ file: from, clock: systemClock })
    const append = (nth: number) => store.append(appendOf(nth))
    await Promise.all(Array.from({ length: 3_000 }, (_, nth) => append(nth)))
    let isCopying = true
    const copying = copyDatabase(from, to).finally(() => {
      isCopying = false
    })
    let nth = 3_000
    for (; isCopying; nth += 1) await append(nth)
    await copying
    const copy = sqliteLogFile(to)
    const head = (await copy.head())!
    expect(head.position).toBeGreaterThanOrEqual(3_000)
    expect(head.position).toBeLessThanOrEqual(nth)
    expect((await verifyLog({ store: copy, gapless: true })).findings).toStrictEqual([])
    expect(await copy.readLog(null, 5_000)).toStrictEqual(
      (await store.readLog(null, 5_000)).filter(({ position }) => position <= head.position),
    )
    copy.close()
    await append(nth)
    await store.close()
  }, 60_000)
  test('is not made over a file that is there', async () => {
    const [from, to] = [join(folder, 'other.db'), join(folder, 'there.db')]
    await sqliteEventStore({ file: from, clock: systemClock }).close()
    writeFileSync(to, 'mine')
    await expect(copyDatabase(from, to)).rejects.toThrow(/could not be copied.*(exists|not a database)/)
    expect(readFileSync(to, 'utf8')).toBe('mine')
    await expect(copyDatabase(from, join(folder, 'nowhere/copy.db'))).rejects.toThrow('could not be copied')
  })
})
