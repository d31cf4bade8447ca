import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { asking, factWriter, type Ask, type AsOf, type Parameter } from '@huiyin/analytics'
import { sqliteRangeJournal } from '@huiyin/clickhouse'
import type { EventStore } from '@huiyin/event-sourcing'
import { itemFacts, itemVoidings } from '@huiyin/intake'
import type { Instant } from '@huiyin/kernel'
import { entryFacts, entryVoidings } from '@huiyin/rectification'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { figuresClickHouse, FIRST_GENERATION } from './clickhouse.js'
import { day, endOf, record, recordedBy, upsideDown } from './march.js'

const folder = mkdtempSync(join(tmpdir(), 'huiyin-figures-'))
const client = figuresClickHouse(join(folder, 'clickhouse'))
const journal = sqliteRangeJournal({ file: join(folder, 'ranges.db') })
const TABLES = [itemFacts, itemVoidings, entryFacts, entryVoidings]
const newStore = () => memoryEventStore({ clock: settableClock('2026-05-01T00:00:00.000Z') })

/** Fills a generation of its own from a log, and asks it. */
const filled = async (store: EventStore, nth: number): Promise<Ask> => {
  const generation = FIRST_GENERATION + nth
  const writer = await factWriter({ store, client, tables: TABLES, journal, generation })
  while (await writer.step());
  return asking(client, () => generation)
}

let ask: Ask
let known: Awaited<ReturnType<typeof record>>
beforeAll(async () => {
  const store = newStore()
  known = await record(store)
  ask = await filled(store, 1)
})
afterAll(async () => {
  await client.close()
  rmSync(folder, { recursive: true })
})

const END_OF_MARCH = endOf(31)
const asOf = (at: Instant, knownAt: Instant = '2026-12-31T00:00:00.000Z'): AsOf => ({
  position: known.knownAt(knownAt),
  at,
})

type Row = Readonly<Record<string, unknown>>
const EVER = { zone: 'Asia/Shanghai', from: new Date('1900-01-01'), to: new Date('2200-01-01') }
const COUNTS = ['cases', 'onTime', 'late', 'openOverdue', 'pending', 'noTarget']
const DUE = ['dueCases', 'dueOnTime', 'dueLate', 'dueOpenOverdue']

/** Cases, on time, late, open and overdue, pending, without deadline | due: cases, on time, late, open and overdue. */
const tallies = async (at: AsOf, more: Readonly<Record<string, Parameter>> = {}) => {
  const rows = await ask<Row>('tallies', at, { ...EVER, ...more })
  return Object.fromEntries(
    rows.map((row) => {
      const key = [row['dimension'], row['key'], row['subkey']].filter((part) => part !== '').join(' ')
      return [key, `${COUNTS.map((name) => row[name]).join(' ')} | ${DUE.map((name) => row[name]).join(' ')}`]
    }),
  )
}

describe('verdicts at the end of March', () => {
  test('S3-14 of the whole and of every group, as counted by hand', async () => {
    expect(await tallies(asOf(END_OF_MARCH))).toStrictEqual({
      overall: '15 7 3 3 1 1 | 13 7 3 3',
      'bureau U1': '7 3 2 1 1 0 | 6 3 2 1',
      'bureau U2': '5 2 1 1 0 1 | 4 2 1 1',
      'bureau U3': '3 2 0 1 0 0 | 3 2 0 1',
      'bureauQuarter U1 2026-Q1': '7 3 2 1 1 0 | 6 3 2 1',
      'bureauQuarter U2 2026-Q1': '5 2 1 1 0 1 | 4 2 1 1',
      'bureauQuarter U3 2026-Q1': '3 2 0 1 0 0 | 3 2 0 1',
      'channel letter': '9 6 2 0 0 1 | 8 6 2 0',
      'channel visit': '6 1 1 3 1 0 | 5 1 1 3',
      'month 2026-01': '1 0 1 0 0 0 | 1 0 1 0',
      'month 2026-03': '14 7 2 3 1 1 | 12 7 2 3',
      neighborhood: '1 0 0 0 0 1 | 0 0 0 0',
      'neighborhood 东街': '7 4 2 1 0 0 | 7 4 2 1',
      'neighborhood 西街': '7 3 1 2 1 0 | 6 3 1 2',
      'quarter 2026-Q1': '15 7 3 3 1 1 | 13 7 3 3',
      'reason C1': '5 3 1 1 0 0 | 5 3 1 1',
      'reason C2': '5 1 1 2 1 0 | 4 1 1 2',
      'reason C3': '5 3 1 0 0 1 | 4 3 1 0',
    })
  })
  test('days are those of the tenant: in UTC the New Year case belongs to the year before', async () => {
    const inUtc = await tallies(asOf(END_OF_MARCH), { zone: 'UTC' })
    expect(inUtc['month 2025-12']).toBe('1 0 1 0 0 0 | 1 0 1 0')
    expect(inUtc['quarter 2025-Q4']).toBe('1 0 1 0 0 0 | 1 0 1 0')
  })
  test('of a period only what was received in it is counted, its end not included', async () => {
    const march = { from: new Date('2026-02-28T16:00:00.000Z'), to: new Date('2026-03-31T16:00:00.000Z') }
    expect((await tallies(asOf(END_OF_MARCH), march))['overall']).toBe('14 7 2 3 1 1 | 12 7 2 3')
    const ending = { from: new Date(day(2)), to: new Date(day(3)) }
    expect((await tallies(asOf(END_OF_MARCH), ending))['overall']).toBe('4 3 1 0 0 0 | 4 3 1 0')
  })
})

describe('the same matters at other moments', () => {
  test('at the end of April: what was closed in April is on time by its claim, and two more are overdue', async () => {
    const april = await tallies(asOf('2026-04-30T15:59:59.999Z'))
    expect(april['overall']).toBe('16 8 3 4 0 1 | 15 8 3 4')
    expect(april['month 2026-04']).toBe('1 0 0 1 0 0 | 1 0 0 1')
    expect(april['quarter 2026-Q2']).toBe('1 0 0 1 0 0 | 1 0 0 1')
  })
  test('as known on 15 March: what was recorded later is not there, the reopened one is open', async () => {
    const at = day(15, 12)
    const then = await tallies(asOf(at, at))
    expect(then['overall']).toBe('14 3 3 2 5 1 | 7 2 3 2')
    expect(then['bureau U1']).toBe('6 2 2 1 1 0 | 5 2 2 1')
    expect(then['bureau U2']).toBe('5 1 1 0 2 1 | 1 0 1 0')
    expect(then['bureau U3']).toBe('3 0 0 1 2 0 | 1 0 0 1')
  })
  test('c1.22 what was known on 15 March stays what it was, whatever was recorded since', async () => {
    const at = day(15, 12)
    const cut = newStore()
    const then = await record(cut, recordedBy(at))
    const position = then.knownAt(at)
    const [whole, ...groups] = await (await filled(cut, 4))<Row>('tallies', { position, at }, EVER)
    expect([whole, ...groups]).toStrictEqual(await ask('tallies', asOf(at, at), EVER))
    expect(groups.length).toBeGreaterThan(10)
  })
  test('as known before the extension, judged at the end of March: its first deadline counts', async () => {
    const then = await tallies(asOf(END_OF_MARCH, day(11, 1)))
    expect(then['overall']).toBe('13 2 1 9 0 1 | 12 2 1 9')
    expect(then['bureau U3']).toBe('2 0 0 2 0 0 | 2 0 0 2')
  })
  test('before anything was received there is nothing', async () => {
    const at = '2025-12-01T00:00:00.000Z'
    expect(await tallies(asOf(at))).toStrictEqual({})
    expect(await ask('extent', asOf(at))).toStrictEqual([{ cases: 0, firstReceived: null, lastCompleted: null }])
    expect(await ask('resolution', asOf(at))).toStrictEqual([])
  })
})

describe('how long it took', () => {
  const row = (key: string, counts: readonly number[], seconds: readonly number[]) => ({ key, counts, seconds })

  test('from received to the last claim, negative left out, zero kept', async () => {
    const rows = await ask<Record<string, number> & { key: string }>('resolution', asOf(END_OF_MARCH))
    const found = rows.map(({ key, closedCases, negative, zero, kept, ...more }) =>
      row(
        key,
        [closedCases!, negative!, zero!, kept!],
        [more['sumSeconds']!, more['lowerMiddle']!, more['upperMiddle']!, more['p90Seconds']!],
      ),
    )
    expect(found).toStrictEqual([
      row('', [11, 1, 1, 10], [7_927_200, 777_600, 892_800, 1_126_800]),
      row('U1', [5, 1, 1, 4], [2_509_200, 604_800, 777_600, 1_126_800]),
      row('U2', [4, 0, 0, 4], [3_862_800, 892_800, 1_123_200, 1_760_400]),
      row('U3', [2, 0, 0, 2], [1_555_200, 439_200, 1_116_000, 1_116_000]),
    ])
  })
  test('the span of the report: the first received and the last completed', async () => {
    expect(await ask('extent', asOf(END_OF_MARCH))).toStrictEqual([
      { cases: 15, firstReceived: '2025-12-31 17:00:00.000', lastCompleted: '2026-03-20 04:00:00.000' },
    ])
  })
})

describe('the backlog', () => {
  test('opened and completed up to each moment, the moment included', async () => {
    const moments = ['2026-01-31T15:59:59.000Z', '2026-03-10T15:59:59.000Z', day(20, 4), END_OF_MARCH]
    const rows = await ask('backlog', asOf(END_OF_MARCH), { moments: moments.map((moment) => new Date(moment)) })
    expect(rows).toStrictEqual([
      { key: '', opened: [1, 13, 15, 15], closed: [1, 5, 11, 11] },
      { key: 'U1', opened: [0, 6, 7, 7], closed: [0, 3, 5, 5] },
      { key: 'U2', opened: [1, 5, 5, 5], closed: [1, 2, 4, 4] },
      { key: 'U3', opened: [0, 2, 3, 3], closed: [0, 0, 2, 2] },
    ])
  })
})

describe('facts that contradict one another', () => {
  test('an acceptance said to have happened before its claim is completed when it was accepted, not in 1970', async () => {
    const store = newStore()
    const { knownAt } = await record(store, upsideDown())
    const asked = await filled(store, 2)
    const position = knownAt(day(30))
    const extentAt = (at: Instant) => asked<Row>('extent', { position, at })
    expect((await extentAt(day(11)))[0]?.['lastCompleted']).toBe('2026-03-10 02:00:00.000')
    expect((await extentAt(day(13)))[0]?.['lastCompleted']).toBe('2026-03-12 02:00:00.000')
    const [overall] = await asked<Row>('tallies', { position, at: day(11) }, EVER)
    expect(overall?.['late']).toBe(1)
  })
  test('half a second before it came is before it came, not the same moment', async () => {
    const store = newStore()
    const all = upsideDown().map((said) => ({
      ...said,
      at: said.type === 'CompletionClaimed' ? '2026-03-01T01:59:59.500Z' : said.at,
    }))
    const { knownAt } = await record(store, all)
    const asked = await filled(store, 3)
    const [whole] = await asked<Row>('resolution', { position: knownAt(day(30)), at: END_OF_MARCH })
    expect(whole).toMatchObject({ closedCases: 1, negative: 1, zero: 0, kept: 0, sumSeconds: 0 })
  })
})
