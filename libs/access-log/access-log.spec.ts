import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { accessDigests } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { daysIn, fileOfDay } from './access-files.js'
import type { AccessLine } from './access-line.js'
import { openAccessLog } from './access-log.js'
import { verifyAccess } from './verify-access.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-access-'))
afterAll(() => rmSync(root, { recursive: true }))

const asked = (item: string | null, person = 'p1'): Omit<AccessLine, 'at'> => ({
  ...{ tenant: 'county', person, question: item === null ? 'items' : 'item', item },
  ...{ filter: {}, rows: 1, refusal: null },
})

/** An access log in a folder of its own, whose clock the spec sets. */
const open = (folder = join(mkdtempSync(join(root, 'city-')), 'access'), store = openStore()) => {
  const faults: unknown[] = []
  const log = openAccessLog({ folder, store: store.store, clock: store.clock, onFault: (error) => faults.push(error) })
  const verified = async () => verifyAccess(folder, await accessDigests(store.store))
  return { ...store, log, folder, faults, verified }
}
const openStore = () => {
  const clock = settableClock('2026-03-30T23:00:00.000Z')
  return { clock, store: memoryEventStore({ clock }) }
}
const at = (day: string, time = '01:00:00.000') => `${day}T${time}Z`

/** Three days on which something was asked, the first two of them over. */
const threeDays = async () => {
  const city = open()
  city.log.note(asked('item-1'))
  city.clock.set(at('2026-03-31'))
  city.log.note(asked('item-2'))
  city.log.note(asked('item-1', 'p2'))
  city.clock.set(at('2026-04-02'))
  city.log.note(asked(null))
  await city.log.digest()
  return city
}

describe('the access log', () => {
  test('keeps a file for each day, which nobody else may read', async () => {
    const { log, folder } = await threeDays()
    await log.close()
    expect(daysIn(folder)).toStrictEqual(['2026-03-30', '2026-03-31', '2026-04-02'])
    const file = fileOfDay(folder, '2026-03-31')
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2)
    expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toStrictEqual([0o600, 0o700])
  })
  test('writes within a moment, without being waited for', async () => {
    const { log, folder, faults } = open()
    log.note(asked('item-1'))
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(readFileSync(fileOfDay(folder, '2026-03-30'), 'utf8')).toContain('"item":"item-1"')
    await log.close()
    expect(faults).toStrictEqual([])
  })
  test('tells who has asked about an item, the latest first, over all days', async () => {
    const { log } = await threeDays()
    const of = await log.of('item-1')
    expect(of.map(({ person, at: when }) => [person, when.slice(0, 10)])).toStrictEqual([
      ['p2', '2026-03-31'],
      ['p1', '2026-03-30'],
    ])
    expect(await log.of('item')).toStrictEqual([])
    await log.close()
  })
  test('digests each day that is over into the log, once, and not the day that lasts', async () => {
    const { log, store, folder, clock, verified } = await threeDays()
    await log.digest()
    expect((await accessDigests(store)).map(({ day, lines }) => [day, lines])).toStrictEqual([
      ['2026-03-30', 1],
      ['2026-03-31', 2],
    ])
    await log.close()
    const again = open(folder, { store, clock })
    await again.log.digest()
    await again.log.close()
    expect(await accessDigests(store)).toHaveLength(2)
    expect(await verified()).toStrictEqual({ days: 2, findings: [] })
  })
  test('a day goes by while it is asked: the digest comes by itself', async () => {
    const { log, store, clock } = open()
    log.note(asked('item-1'))
    clock.set(at('2026-03-31'))
    log.note(asked('item-2'))
    await log.close()
    expect((await accessDigests(store)).map(({ day, lines }) => [day, lines])).toStrictEqual([['2026-03-30', 1]])
  })
  test('what another process heard on a day that is over goes into the file of today, with its own moment', async () => {
    const { log, folder, verified } = await threeDays()
    log.note(asked('item-9'), at('2026-03-31', '23:59:59.000'))
    await log.written()
    expect(readFileSync(fileOfDay(folder, '2026-04-02'), 'utf8')).toContain('"at":"2026-03-31T23:59:59.000Z"')
    expect(await verified()).toStrictEqual({ days: 2, findings: [] })
    await log.close()
  })
  test('a clock set back opens no day again', async () => {
    const { log, clock, folder, verified } = await threeDays()
    clock.set(at('2026-03-31', '23:00:00.000'))
    log.note(asked('item-3'))
    await log.close()
    expect(readFileSync(fileOfDay(folder, '2026-04-02'), 'utf8')).toContain('item-3')
    expect(await verified()).toStrictEqual({ days: 2, findings: [] })
  })
  test('a line that a crash cut short does not spoil the next', async () => {
    const city = open()
    city.log.note(asked('item-1'))
    await city.log.close()
    appendFileSync(fileOfDay(city.folder, '2026-03-30'), '{"at":"2026-')
    const again = open(city.folder, city)
    again.log.note(asked('item-2'))
    expect(await again.log.of('item-2')).toHaveLength(1)
    expect(await again.log.of('item-1')).toHaveLength(1)
    await again.log.close()
  })
})

describe('verifying the access log', () => {
  test('names the day whose file was changed, is missing, or was put there later', async () => {
    const { log, folder, store, clock, verified } = await threeDays()
    clock.set(at('2026-04-03'))
    await log.digest()
    await log.close()
    expect(await accessDigests(store)).toHaveLength(3)
    const text = readFileSync(fileOfDay(folder, '2026-03-31'), 'utf8')
    writeFileSync(fileOfDay(folder, '2026-03-31'), text.replace('p2', 'p3'))
    rmSync(fileOfDay(folder, '2026-03-30'))
    writeFileSync(fileOfDay(folder, '2026-04-01'), '')
    const { days, findings } = await verified()
    expect([days, ...findings.map(({ day, kind }) => `${day} ${kind}`)]).toStrictEqual([
      3,
      '2026-03-30 missing',
      '2026-03-31 changed',
      '2026-04-01 added',
    ])
  })
  test('names a day that a digest was taken out before', async () => {
    const { log, folder, store } = await threeDays()
    await log.close()
    const [, second] = await accessDigests(store)
    expect((await verifyAccess(folder, [second!])).findings.map(({ kind }) => kind)).toStrictEqual(['added', 'chain'])
  })
})
