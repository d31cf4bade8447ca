import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readCampaignFrom } from '@huiyin/campaign'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import type { Viewer } from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { instant, writeCase } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-03-20T04:00:00.000Z' // Friday noon in Shanghai
let bench: Awaited<ReturnType<typeof city>>
let questions: DashboardQuestions

const flagged = async (flag: string, viewer: Viewer = viewerWith('supervisor')) => {
  const answer = await questions.items.run(viewer, { filter: { flag } })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer.rows.map(({ itemId }) => itemId).toSorted()
}

/** An item that goes this way, under a campaign or none. */
const goes = async (id: string, way: readonly string[], campaign: string | null = null) => {
  const when = { at: instant('03-02') }
  const stream = `intake-item-${id}`
  const report = { reportId: `r-${id}`, channel: 'hotline', reporter: 'named', summary: id, place: null }
  await bench.write(stream, 'ReportReceived', { ...report, category: null, outsideNumber: null }, when)
  const registered = { category: 'C2', campaign, registeredAt: when.at }
  await bench.write(stream, 'ItemRegistered', { number: `N-${id}`, ...registered }, when)
  const given = { personId: null, ...registered, outsideDeadline: null }
  for (const [index, unitId] of way.entries()) {
    const from = { fromUnitId: way[index - 1], reason: '不属本单位职责' }
    const type = index === 0 ? 'ItemAssigned' : 'ItemTransferred'
    await bench.write(stream, type, { ...given, unitId, ...(index === 0 ? {} : from) }, when)
  }
}
/** The campaign as it lies in the repository, with another number of days. */
const configure = async (campaignId: string) => {
  const reading = readCampaignFrom(fileURLToPath(new URL('../../campaigns/', import.meta.url)), campaignId)
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes))
  const { file, parameters } = reading.configuration
  const days = { idle_working_days: { value: 10, assumption: true, why: '示范' } }
  const data = { version: 1, file, parameters: { ...parameters, ...days } }
  await bench.write(`campaign-campaign-${campaignId}`, 'CampaignConfigured', data, { at: instant('01-01') })
}

beforeAll(async () => {
  bench = await city(NOW)
  questions = questionsOver(bench.ports)
  await configure('s4')
  await goes('returned', ['K1', 'T1', 'T2', 'K1'])
  await goes('two', ['K1', 'T1', 'T2'])
  await goes('one', ['K1', 'T1'])
  await goes('two-of-s4', ['GO', 'CO', 'EN1'], 's4')
  await goes('four-of-s4', ['GO', 'CO', 'EN1', 'CO', 'GO'], 's4')
  await writeCase(bench.write, { id: 'still', unit: 'a', received: '03-02', due: '03-30' })
  await writeCase(bench.write, { id: 'fresh', unit: 'a', received: '03-13', due: '03-30' })
  await writeCase(bench.write, { id: 'worked', unit: 'a', received: '03-02', due: '03-30' })
  await writeCase(bench.write, { id: 'claimed', unit: 'b', received: '03-02', due: '03-12', done: '03-10' })
  const remedies = { fix: '立改', establish: '立制', rootCause: null }
  await bench.write('rectification-entry-e-worked', 'RemediesPlanned', remedies, { at: instant('03-18') })
})
afterAll(() => bench.close())

describe('what the desk has to notice', () => {
  test('S2-14 S4-90 kick-ball: two transfers where nobody says more, or back to a unit that had it (c3.11)', async () => {
    const found = await flagged('kickBall')
    expect(found).toEqual(expect.arrayContaining(['returned', 'two']))
    expect(found).not.toContain('one')
  })
  test('S2-14 the number of transfers is the campaign’s: two of three are none yet under s4 (c5.11)', async () => {
    expect(await flagged('kickBall')).toStrictEqual(['four-of-s4', 'returned', 'two'])
  })
  test('S4-43 S4-91 S0-20 idle procedure: given to a unit that has done nothing for five working days', async () => {
    expect(await flagged('idle')).toStrictEqual(['still'])
    expect(await flagged('idle', viewerWith('handler', ['b']))).toStrictEqual([])
  })
  test('S4-91 what was worked on is idle again when the days pass', async () => {
    bench.clock.set('2026-03-27T04:00:00.000Z')
    expect(await flagged('idle')).toStrictEqual(['fresh', 'still', 'worked'])
  })
  test('S4-91 S3-14 days off that were adopted since are no days of silence', async () => {
    const daysOff = Object.fromEntries(
      [9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27].map((day) => [
        `2026-03-${String(day).padStart(2, '0')}`,
        'localHoliday',
      ]),
    )
    const definition = { year: 2026, zh: '示范', en: 'demo', makeUpDays: {}, daysOff }
    const { tenant } = viewerWith('supervisor')
    const stream = `campaign-calendar-year-${tenant}:2026`
    await bench.write(stream, 'CalendarYearAdopted', { version: 1, definition }, { at: instant('03-20') })
    expect(await flagged('idle')).toStrictEqual([])
  })
})
