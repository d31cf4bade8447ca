import { readFileSync } from 'node:fs'
import { expect, describe, test } from '@jest/globals'
import {
  checkTable,
  readTable,
  sendRows,
  templateWorkbook,
  type BulkChannel,
  type BulkRow,
  type RowCommand,
  type SendOutcome,
} from '@huiyin/bulk-entry'
import { parse } from 'yaml'
import writeWorkbook from 'write-excel-file/universal'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, operator } from './matters.js'
import { at, person, TENANT, ZONE, type BusMode, type World } from './world.js'

/** A channel of the tenant’s own, as somebody writes it down for his city. */
const PATROL = parse(readFileSync(new URL('../guides/river-patrol.yaml', import.meta.url), 'utf8')) as BulkChannel
const administrator = person('administrator-1', 'desk')

/** What somebody types below the headings of the template, by heading. */
const TYPED = [
  {
    外部编号: 'P-1',
    '概括*': '河道垃圾堆积',
    '是否具名*': '实名',
    姓名: '示例甲',
    联系方式: '00000000001',
    类别: 'C3',
    '河段*': '示范河一段',
    巡查人数: 2,
  },
  { 外部编号: 'P-2', '概括*': '护栏破损', '是否具名*': '匿名', 反映人原话: '示例：护栏断了', '河段*': '示范河二段' },
  { '概括*': '河面漂浮物', '是否具名*': '工作人员', '河段*': '示范河三段' },
]
type Typed = Readonly<Record<string, string | number>>

/** The template with rows typed into it, saved again as a workbook. */
const filled = async (typed: readonly Typed[]): Promise<Uint8Array> => {
  const read = await readTable({ name: 'template.xlsx', bytes: await templateWorkbook(PATROL) })
  if (!read.ok) throw new Error(read.refusal.en)
  const headings = read.table.rows[0] as readonly string[]
  const cells = [headings, ...typed.map((row) => headings.map((heading) => row[heading] ?? null))]
  const data = cells.map((row) => row.map((value) => (value === null ? null : { value })))
  return new Uint8Array(await (await writeWorkbook([{ sheet: '来件', data }] as never).toBlob()).arrayBuffer())
}
const checked = async (typed: readonly Typed[]) => {
  const read = await readTable({ name: 'filled.xlsx', bytes: await filled(typed) })
  if (!read.ok) throw new Error(read.refusal.en)
  return checkTable(read.table, { tenant: TENANT, zone: ZONE, channel: PATROL })
}

/** Sends as the desk does, to the gate itself; after so many commands nothing gets through any more. */
const sendAll = async (here: World, rows: readonly BulkRow[], breaksAfter = Number.POSITIVE_INFINITY) => {
  let left = breaksAfter
  const send = async ({ name, commandId, input }: RowCommand): Promise<SendOutcome> => {
    left -= 1
    if (left < 0) return { kind: 'stopped', says: 'no answer' }
    const ids = { commandId, correlation: commandId, causation: commandId }
    const answer = await here.send({ name, input, tenant: TENANT, actor: operator, occurred: null, ...ids })
    return answer.ok ? { kind: 'accepted', again: answer.again } : { kind: 'refused', says: answer.refusal }
  }
  const { signal } = new AbortController()
  // nobody looks up what is there already: the ids alone have to keep a row from becoming two reports
  const sent = await sendRows({
    rows,
    known: new Map(),
    codeFor: (reportId) => `${breaksAfter} ${reportId}`, // another sending makes other codes
    register: { campaign: 's3' },
    send,
    onProgress: () => undefined,
    signal,
  })
  await here.drain()
  return sent
}

const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await here.does(administrator, 'DefineChannel', { channel: PATROL })

  const { mistakes } = await checked([{ ...TYPED[0]!, '河段*': '' }, TYPED[1]!])
  expect(mistakes).toMatchObject([{ sheet: '来件', row: 2, column: 'J', allowed: { zh: '必须填写' } }])

  const { rows, mistakeCount } = await checked(TYPED)
  expect(mistakeCount).toBe(0)
  expect(await sendAll(here, rows, 3)).toMatchObject({
    stopped: 'no answer',
    results: [{ row: 2, isRegistered: true }],
  })
  expect(await here.rows('items')).toHaveLength(1)
  expect(await sendAll(here, rows)).toMatchObject({
    stopped: null,
    results: [
      // its code was shown to whoever sent it first
      { row: 2, was: 'there', isRegistered: true, code: null, noCode: 'TrackingCodeGivenAlready' },
      { row: 3, was: 'received', isRegistered: false, code: expect.any(String) },
      { row: 4, was: 'received', isRegistered: false, code: expect.any(String) },
    ],
  })
  const items = await here.rows('items', { channel: 'river-patrol' })
  const bySummary = items.map(({ summary, state, category, number }) => [summary, [state, category, number]])
  expect(Object.fromEntries(bySummary)).toStrictEqual({
    护栏破损: ['received', null, null],
    河道垃圾堆积: ['registered', 'C3', '2020-000001'],
    河面漂浮物: ['received', null, null],
  })
  const received = here.facts('ReportReceived')
  expect(received.map(({ data }) => data)).toMatchObject([
    { outsideNumber: 'P-1', fields: { reach: '示范河一段', people: 2 } },
    { outsideNumber: 'P-2', fields: { reach: '示范河二段' } },
    { outsideNumber: null },
  ])
  expect(JSON.stringify(here.facts())).not.toMatch(/示例甲|00000000001|护栏断了/)

  const changed = await checked([{ ...TYPED[0]!, '概括*': '别的事' }])
  await expect(sendAll(here, changed.rows)).rejects.toThrow(/already used for a different request/)
  expect(await sendAll(here, rows)).toMatchObject({ results: [{ was: 'there' }, { was: 'there' }, { was: 'there' }] })
  expect(here.facts('ReportReceived')).toHaveLength(3)
  return here
}

describe('a filled template', () => {
  test('S3-21 S3-51 S3-69 becomes items of the lists, goes on after an interruption, and taken again it doubles nothing', async () => {
    await expectSameInEveryMode(walk)
    expect.hasAssertions()
  })
})
