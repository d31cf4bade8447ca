import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import type { Viewer } from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { instant, writeCase } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-05-20T04:00:00.000Z'
/** So many are compared of each way of looking. */
const MOST_COMPARED = 1_000
let bench: Awaited<ReturnType<typeof city>>
let questions: DashboardQuestions

const desk = viewerWith('operator')
type Args = Parameters<DashboardQuestions['likelyDuplicates']['run']>[1]
const like = async (args: Args, viewer: Viewer = desk) => {
  const answer = await questions.likelyDuplicates.run(viewer, args)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer.rows
}
const idsLike = async (args: Args, viewer?: Viewer) => (await like(args, viewer)).map(({ item }) => item.itemId)

interface Arrival {
  readonly summary: string
  readonly day: string
  readonly place?: string
  readonly tenant?: string
  readonly more?: object
}
const arrives = (id: string, { summary, day, place, tenant, more = {} }: Arrival) => {
  const data = { reportId: `r-${id}`, channel: 'hotline', reporter: 'named', category: 'C2', outsideNumber: null }
  const when = { at: instant(day), ...(tenant === undefined ? {} : { tenant }) }
  return bench.write(`intake-item-${id}`, 'ReportReceived', { ...data, summary, place: place ?? null, ...more }, when)
}
const named = (id: string, personId: string) => {
  const data = { personIds: [personId], complainedOf: [personId], unitIds: [], misplaced: false }
  return bench.write(`intake-item-${id}`, 'PersonComplainedOfNamed', data, { at: instant('05-19') })
}

beforeAll(async () => {
  bench = await city(NOW)
  questions = questionsOver(bench.ports)
  await arrives('window', { summary: '政务大厅三号窗口无人值守', day: '05-18', place: '东区' })
  await arrives('elsewhere', { summary: '政务大厅三号窗口无人值守', day: '05-18', tenant: 'another-city' })
  await arrives('lamp', { summary: '人民路路灯不亮', day: '05-19', place: '东区' })
  await arrives('english', { summary: 'Street light out in Oak Street', day: '05-19' })
  await arrives('owed', { summary: '网上来件，三号窗口无人值守', day: '05-19', more: { summaryOwed: true } })
  await arrives('boss', { summary: '税务所长在三号窗口无人值守时离岗', day: '05-19', place: '东区' })
  await named('boss', 'person-boss')
  await writeCase(bench.write, { id: 'old', unit: 'a', received: '01-02', due: '01-10', done: '01-09' })
  await writeCase(bench.write, { id: 'late', unit: 'a', received: '01-03', due: '01-10' })
})
afterAll(() => bench.close())

describe('S4-50 what may be the same matter', () => {
  test('is found by the words of the summaries, with the reasons why', async () => {
    const [first, ...others] = await like({ summary: '大厅三号窗口没有人', category: 'C2', place: '东区' })
    expect(first).toMatchObject({
      ...{ item: { itemId: 'window' }, words: ['大厅三号窗口'], sameCategory: true, samePlace: true, daysApart: 2 },
    })
    expect(others.map(({ item }) => item.itemId)).not.toContain('lamp')
    expect(await idsLike({ summary: 'No light in Oak street' })).toStrictEqual(['english'])
  })
  test('is never of another city, and never what the desk has not put into words', async () => {
    const found = await idsLike({ summary: '政务大厅三号窗口无人值守' })
    expect(found).toContain('window')
    expect(found).not.toContain('elsewhere')
    expect(found).not.toContain('owed')
  })
  test('S2-54 is never told to somebody from whom the item is hidden, though it is told beside him', async () => {
    const asked = { summary: '所长在三号窗口离岗', category: 'C2', place: '东区' }
    expect(await idsLike(asked)).toContain('boss')
    const below: Viewer = { ...desk, personId: 'clerk', atOrAbove: ['clerk', 'person-boss'] }
    expect(await idsLike(asked, below)).not.toContain('boss')
    expect(await idsLike({ itemId: 'boss' }, below)).toStrictEqual([])
  })
  test('is open, or came within 90 days: what ended long ago is another matter', async () => {
    const found = await idsLike({ summary: '事项 100', category: 'noise' })
    expect(found).toStrictEqual(['late'])
  })
  test('of an item that is there is looked for by its own row, and is never the item itself', async () => {
    expect(await idsLike({ itemId: 'window' })).toStrictEqual(['boss'])
    expect(await idsLike({ itemId: 'nothing' })).toStrictEqual([])
  })
  test('is nothing while nothing has been written', async () => {
    expect(await like({ summary: ' ' })).toStrictEqual([])
    expect(await like({})).toStrictEqual([])
  })
  test('is asked with a summary as long as one may be, and no longer', async () => {
    const answer = await questions.likelyDuplicates.run(desk, { summary: '窗'.repeat(501) })
    expect(answer).toMatchObject({ ok: false, refusal: 'InputInvalid' })
  })
  test('is compared among the newest of all, of its category and at its place, so that it costs the same in a full city', async () => {
    await arrives('first', { summary: '幸福小区井盖破损', day: '03-01', place: '西区', more: { category: 'C9' } })
    for (let n = 0; n < MOST_COMPARED; n += 1) await arrives(`n${n}`, { summary: `来件 ${n}`, day: '05-01' })
    expect(await idsLike({ summary: '幸福小区井盖破损', category: 'C9' })).toStrictEqual(['first'])
    expect(await idsLike({ summary: '幸福小区井盖破损', place: '西区' })).toStrictEqual(['first'])
    expect(await idsLike({ summary: '幸福小区井盖破损' })).toStrictEqual([])
  }, 30_000)
})
