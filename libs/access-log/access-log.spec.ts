import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { accessDigests } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { accessDaysIn, daysIn, fileOfDay } from './access-files.js'
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
  const log = openAccessLog({ folder, store: store.store, clock: store.clock, onFault: () => undefined })
  const verified = async () => verifyAccess(accessDaysIn(folder), await accessDigests(store.store))
  return { ...store, log, folder, verified }
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

describe('the access log in files', () => {
  test('keeps a file for each day, which nobody else may read', async () => {
    const { log, folder } = await threeDays()
    await log.close()
    expect(daysIn(folder)).toStrictEqual(['2026-03-30', '2026-03-31', '2026-04-02'])
    const file = fileOfDay(folder, '2026-03-31')
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2)
    expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toStrictEqual([0o600, 0o700])
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
    expect((await verifyAccess(accessDaysIn(folder), [second!])).findings.map(({ kind }) => kind)).toStrictEqual([
      'added',
      'chain',
    ])
  })
})
