import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { typeOf } from '@huiyin/event-sourcing'
import type { Installation } from '../host/installation.js'
import { factsOf, figuresOf, importHome, importing, listsOf, rejectsOf } from './fixtures/installed.js'
import { bostonRecords, xinghaiMapping } from './fixtures/sample.js'
import type { ImportResult } from './run-import.js'

const home = importHome()
afterAll(home.remove)
const records = bostonRecords(300)
const sample = home.fileOf('sample.csv', records)
const UNITS = ["Mayor's 24 Hour Hotline", 'Parks & Recreation Department', 'Public Works Department']

describe('an import of 300 cases', () => {
  let installation: Installation
  let result: ImportResult
  beforeAll(async () => {
    installation = await home.open('whole')
    result = await importing(installation, sample)
  }, 120_000)
  afterAll(() => installation.close())

  test('brings in every case, open and closed', async () => {
    expect(result).toMatchObject({ rows: 300, rejected: 0, finished: true, duplicates: 7 })
    expect(rejectsOf(result)).toStrictEqual([])
    const { items, entries } = await listsOf(installation)
    const open = records.filter(({ CLOSED_DT }) => CLOSED_DT === '').length
    expect(items).toHaveLength(300)
    expect(items.filter(({ state }) => state === 'replied')).toHaveLength(300 - open)
    expect(entries.filter(({ state }) => state === 'closedOut')).toHaveLength(300 - open)
    expect(entries.filter(({ state }) => state === 'handling')).toHaveLength(open)
    expect(installation.bus.deadLetters()).toStrictEqual([])
  })
  test('creates the units the file names, below the root, and figures show their names', async () => {
    const { units } = await listsOf(installation)
    expect(
      units.map(({ name }) => name).toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1)),
    ).toStrictEqual([...UNITS, 'City of Boston'].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1)))
    expect(units.find(({ unit_id }) => unit_id === 'boston311')).toMatchObject({ level: 'city', parent_id: null })
    expect(units.filter(({ parent_id }) => parent_id === 'boston311').map(({ level }) => level)).toStrictEqual(
      UNITS.map(() => 'bureau'),
    )
    expect(
      Object.keys((await figuresOf(installation)).groups.bureau).toSorted((one, other) =>
        (one ?? '') < (other ?? '') ? -1 : 1,
      ),
    ).toStrictEqual(UNITS)
  })
  test('gives figures that agree with the city’s own verdict on every case', async () => {
    const { overall } = await figuresOf(installation)
    const { closedWithTarget, open, crossTable } = result.quality!.cityVerdict!
    expect(overall.cases).toBe(300)
    const counted = (verdict: string) =>
      crossTable.filter((row) => row.verdict === verdict).reduce((sum, { cases }) => sum + cases, 0)
    for (const verdict of ['onTime', 'late', 'openOverdue', 'pending', 'noTarget'] as const)
      expect([verdict, overall[verdict]]).toStrictEqual([verdict, counted(verdict)])
    expect(closedWithTarget.agree).toBe(closedWithTarget.compared)
    expect(open.withTargetCompared).toBeGreaterThan(0)
  })
  test('keeps when it happened apart from when it was recorded', async () => {
    const facts = await factsOf(installation)
    const recorded = facts.map(({ read }) => read.recordedAt)
    expect(recorded).toStrictEqual(recorded.toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1)))
    expect(facts.some(({ read }, index) => read.occurredAt.at < (facts[index - 1]?.read.occurredAt.at ?? ''))).toBe(
      true,
    )
    // Case 12 was closed 40 seconds before it was opened.
    const story = facts
      .filter(({ stream }) => stream.includes('101000000012'))
      .map(({ header, read }) => [typeOf(header).type, read.occurredAt.at])
    const openedAt = '2015-01-05T20:24:00.000Z'
    const closedAt = '2015-01-05T20:23:20.000Z'
    expect(story).toContainEqual(['ReportReceived', openedAt])
    expect(story).toContainEqual(['EntryClosedOut', closedAt])
  })
  test('names no person: everybody who acted stands for records taken over', async () => {
    const people = new Set((await factsOf(installation)).map(({ read }) => read.actor.person))
    expect([...people].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))).toStrictEqual([
      ...['import:boston311:acceptance', 'import:boston311:desk', 'import:boston311:handler', 'import:system'],
    ])
  })
  test('flags the duplicates and keeps them as cases', async () => {
    const flagged = (await listsOf(installation)).items.filter(({ duplicate }) => duplicate === 1)
    const expected = records.filter(({ CLOSURE_REASON }) => CLOSURE_REASON!.includes('Duplicate'))
    expect(flagged.map(({ number }) => number)).toStrictEqual(
      expected.map(({ CASE_ENQUIRY_ID }) => `boston311-${CASE_ENQUIRY_ID}`),
    )
    expect(flagged.every(({ state }) => state === 'replied')).toBe(true)
  })
  test('writes down what the file is like', () => {
    expect(JSON.parse(readFileSync(result.qualityFile, 'utf8'))).toStrictEqual(result.quality)
    expect(result.quality?.dataQuality).toMatchObject({
      rows: 300,
      blankNeighborhood: 100,
      closedBeforeOpened: 1,
      closedInSameSecondAsOpened: 1,
      placeholderCoordinates: 50,
    })
  })
  test('a second time adds no event', async () => {
    const before = await factsOf(installation)
    const again = await importing(installation, sample)
    expect(again).toMatchObject({ rows: 300, rejected: 0 })
    expect(await factsOf(installation)).toStrictEqual(before)
  }, 60_000)
  test('of a file that tells a case otherwise than before rejects that row, and the others stand', async () => {
    const told = records.map((row, index) => (index === 5 ? { ...row, CASE_TITLE: 'Another title' } : row))
    const otherwise = await importing(installation, home.fileOf('otherwise.csv', told))
    expect(rejectsOf(otherwise)).toStrictEqual([
      {
        line: 7,
        id: '101000000005',
        code: 'CommandIdReused',
        says: 'ReceiveReport was refused: the case was imported before, and the file told it otherwise then',
      },
    ])
  }, 60_000)
})

describe('another city', () => {
  test('needs one mapping file: other columns, dates, zone and ids', async () => {
    const xinghai = xinghaiMapping()
    const plain = { 标题: '路灯不亮', 类别: '道路照明', 街道: '东街', 渠道: '12345热线', 承办单位: '市政工程处' }
    const rows = [
      {
        ...plain,
        编号: 'XH-1',
        受理时间: '2026-03-02 09:00:00',
        办理期限: '2026-03-09 23:59:59',
        办结时间: '2026-03-09 23:59:59',
        处理结果: '已修复',
      },
      {
        ...plain,
        编号: 'XH-2',
        受理时间: '2026-03-02 09:00:00',
        办理期限: '2026-03-09 23:59:59',
        办结时间: '2026-03-10 00:00:00',
        处理结果: '重复来件',
        承办单位: '园林绿化局',
      },
      { ...plain, 编号: 'XH-3', 受理时间: '2026-03-02 23:30:00' },
      { ...plain, 编号: 'XH-3', 受理时间: '2026-03-03 09:00:00' },
      { ...plain, 编号: 'XH 4', 受理时间: '2026-03-03 09:00:00' },
    ]
    const installation = await home.open('xinghai')
    try {
      const result = await importing(installation, home.fileOf('xinghai.csv', rows, xinghai), { mapping: xinghai })
      expect(result).toMatchObject({ rows: 5, rejected: 1, duplicates: 1, finished: true })
      expect(rejectsOf(result)).toMatchObject([{ line: 6, id: 'XH 4', code: 'IdNotACode' }])
      const { items, units } = await listsOf(installation)
      expect(items.map(({ item_id: id, received_at: at }) => [id, at])).toContainEqual([
        'xinghai:XH-3:2',
        '2026-03-03T01:00:00.000Z',
      ])
      expect(
        units.map(({ name }) => name).toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1)),
      ).toStrictEqual(
        ['园林绿化局', '市政工程处', '星海市'].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1)),
      )
      const { groups, asOf } = await figuresOf(installation, xinghai)
      expect(asOf).toBe('2026-03-10T00:00:00')
      expect(groups.bureau['市政工程处']).toMatchObject({ cases: 3, onTime: 1, noTarget: 2 })
      expect(groups.bureau['园林绿化局']).toMatchObject({ cases: 1, late: 1 })
      expect(result.quality).toMatchObject({
        dataQuality: { idsOccurringMoreThanOnce: 1, surplusRowsFromDuplicateIds: 1 },
      })
    } finally {
      await installation.close()
    }
  }, 60_000)
})
