import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import type { Viewer } from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { startClickHouse, type RunningClickHouse } from './support/clickhouse.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2022-06-30T04:00:00.000Z'
let clickHouse: RunningClickHouse
let bench: Awaited<ReturnType<typeof city>>
let questions: DashboardQuestions

const dueAt = (from: string) =>
  deriveDeadline({ rule: { kind: 'sameDay' }, calendar: cnCalendar, zone: 'Asia/Shanghai', from }).dueAt!

interface Letter {
  readonly id: string
  readonly at: string
  readonly readAt?: string
  readonly exempt?: boolean
}
/** What intake writes of a letter; its decider and the reading by the calendar have specs of their own. */
const letter = async ({ id, at, readAt, exempt = false }: Letter) => {
  const stream = `intake-item-${id}`
  const report = { reportId: `r-${id}`, channel: 'letter', reporter: 'named', category: 'C1', outsideNumber: null }
  const readingDueAt = dueAt(at)
  await bench.write(stream, 'ReportReceived', { ...report, summary: `来信 ${id}`, place: null, readingDueAt }, { at })
  const number = { number: `N-${id}`, category: 'C1', campaign: exempt ? 's2' : 's4', registeredAt: at }
  await bench.write(stream, 'ItemRegistered', { ...number, ...(exempt ? { readingDueAt: null } : {}) }, { at })
  if (readAt === undefined) return
  const judged = exempt ? {} : { dueAt: readingDueAt, sameDay: readAt <= readingDueAt }
  await bench.write(stream, 'ItemRead', { instruction: '请核实', reader: 'L1', ...judged }, { at: readAt })
}

beforeAll(async () => {
  clickHouse = await startClickHouse()
  bench = await city(NOW, clickHouse)
  questions = questionsOver(bench.ports)
  for (let n = 0; n < 36; n += 1)
    await letter({ id: `l${n}`, at: '2022-06-07T01:00:00.000Z', readAt: '2022-06-07T08:00:00.000Z' })
  await letter({ id: 'holiday', at: '2022-06-03T02:00:00.000Z', readAt: '2022-06-06T09:00:00.000Z' })
  await letter({ id: 'evening', at: '2022-06-08T15:40:00.000Z', readAt: '2022-06-09T00:30:00.000Z' })
  await letter({ id: 'unread1', at: '2022-06-09T01:00:00.000Z' })
  await letter({ id: 'unread2', at: '2022-06-10T01:00:00.000Z' })
  // not counted: of the quarter before, of a campaign that asks for no reading, of today
  await letter({ id: 'march', at: '2022-03-30T01:00:00.000Z' })
  await letter({ id: 'ofS2', at: '2022-06-09T01:00:00.000Z', exempt: true })
  await letter({ id: 'today', at: '2022-06-30T01:00:00.000Z', readAt: '2022-06-30T02:00:00.000Z' })
}, 60_000)
afterAll(async () => {
  await bench.close()
  await clickHouse.stop()
})

const rateFor = async (viewer: Viewer, at?: string) => {
  const answer = await questions.figures.run(viewer, at === undefined ? {} : { at })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer.sameDayReading
}
const leader = viewerWith('leader')
const toRead = async (viewer: Viewer) => {
  const answer = await questions.items.run(viewer, { filter: { flag: 'toRead' } })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer.rows.map(({ itemId }) => itemId)
}

describe('S4-44 letters and network petitions read on the day they came', () => {
  test('are 37 of 40 = 92.5 %, with what they were counted from (c5.8)', async () => {
    expect(await rateFor(leader)).toMatchObject({ numerator: 37, denominator: 40, value: 0.925 })
  })
  test('are counted as of the moment asked about: on the 9th two of those days had not passed', async () => {
    expect(await rateFor(leader, '2022-06-09T04:00:00.000Z')).toMatchObject({ numerator: 37, denominator: 38 })
  })
  test('are counted for nobody from whom one is hidden, and of no unit that has none', async () => {
    const data = { personIds: ['boss'], complainedOf: ['boss'], unitIds: [], misplaced: false }
    await bench.write('intake-item-evening', 'PersonComplainedOfNamed', data, { at: '2022-06-29T00:00:00.000Z' })
    const boss: Viewer = { ...leader, personId: 'boss', atOrAbove: ['boss'] }
    expect(await rateFor(boss)).toMatchObject({ numerator: 37, denominator: 39 })
    expect(await rateFor(leader)).toMatchObject({ numerator: 37, denominator: 40 })
    expect(await rateFor(viewerWith('handler', ['a']))).toMatchObject({ numerator: 0, denominator: 0, value: null })
  })
  test('wait on the desk while nobody has read them, but not those of a campaign that asks for no reading', async () => {
    expect(await toRead(leader)).toStrictEqual(['unread2', 'unread1', 'march'])
  })
  test('a flag the desk does not know is refused, with those it knows', async () => {
    const answer = await questions.items.run(leader, { filter: { flag: 'urgent' } })
    expect(answer).toMatchObject({ ok: false, refusal: 'InputInvalid', problems: [{ path: 'filter.flag' }] })
  })
})
