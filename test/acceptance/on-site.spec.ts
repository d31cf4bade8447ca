import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { assign, entryRow, handlerOf, register, reply, type Case } from './casework.js'
import { entryOf, officer, supervisor } from './matters.js'
import { beginVisits, findingOf, happened, visitDone } from './visits.js'
import { at, type World } from './world.js'

/** An item of the front line, due on the last day of its deadline. */
const DUE = '2022-05-13'
const CASE: Case = { itemId: 'on-site', unitId: 'K1', campaign: 's4', category: 'C3', dueOn: DUE }

let here: World
beforeEach(async () => {
  here = await beginVisits('plain', '2022-05-05')
  await register(here, CASE)
  await assign(here, CASE)
})
afterEach(() => here.close())

const claims = async (happenedOn: string, madeOn: string) =>
  here.ask(
    handlerOf('K1'),
    'ClaimDone',
    {
      ...{ entryId: entryOf(CASE), outcome: 'solved', outcomeText: '现场整改到位' },
      evidence: await here.evidenceFor(entryOf(CASE), '现场.png', madeOn),
    },
    happened(happenedOn),
  )
const accepts = async (happenedOn: string) => {
  await reply(here, CASE)
  return here.ask(officer, 'PassAcceptance', { entryId: entryOf(CASE), finding: '现场核实无误' }, happened(happenedOn))
}

describe('S4-36 work that is done at the front line, where there is no network', () => {
  test('is done when it happened: a claim recorded three days later is in time', async () => {
    await here.moveTo(at('2022-05-16', '09:00:00.000'))
    expect(await claims(DUE, DUE)).toMatchObject({ ok: true })
    expect(await accepts('2022-05-16')).toMatchObject({ ok: false, refusal: 'OccurredInTheFuture' })
    await here.moveTo(at('2022-05-16', '11:00:00.000'))
    expect(await accepts('2022-05-16')).toMatchObject({ ok: true })
    expect(await entryRow(here, CASE)).toMatchObject({
      ...{ state: 'closedOut', due_at: at(DUE, '23:59:59.999') },
      ...{ claimed_at: at(DUE, '10:00:00.000'), closed_at: at('2022-05-16', '10:00:00.000') },
    })
  })
  test('is not done in time when it happened after the deadline, however soon it is recorded', async () => {
    await here.moveTo(at('2022-05-14', '11:00:00.000'))
    await claims('2022-05-14', '2022-05-14')
    const { claimed_at: claimedAt, due_at: dueAt } = await entryRow(here, CASE)
    expect(String(claimedAt) > String(dueAt)).toBe(true)
  })
  test('counts for that day only with evidence of that day, and within the days of the campaign', async () => {
    await here.moveTo(at('2022-05-16', '11:00:00.000'))
    expect(await claims(DUE, '2022-05-15')).toMatchObject({ refusal: 'EvidenceOfAnotherDay' })
    await here.moveTo(at('2022-05-17', '11:00:00.000'))
    expect(await claims(DUE, DUE)).toMatchObject({ refusal: 'OnSiteTooLate' })
    expect(await claims('2022-05-17', '2022-05-17')).toMatchObject({ ok: true })
  })
  test('or is settled on the spot by the team that found it, which is a record and no item', async () => {
    await here.moveTo(at('2022-05-20', '11:00:00.000'))
    await visitDone(here, 'visit', { plannedOn: '2022-05-20' })
    await here.does(supervisor, 'RecordFinding', findingOf('visit', 'a'))
    await here.does(supervisor, 'SettleOnTheSpot', { inspectionId: 'visit', findingId: 'a', done: '当场增开窗口' })
    await here.does(supervisor, 'EndInspection', { inspectionId: 'visit', record: '一件，当场整改。' })
    const [row] = await here.rows('inspections', { inspection_id: 'visit' })
    expect(row).toMatchObject({ state: 'ended', findings_open: 0 })
    expect((await here.rows('items')).map(({ item_id: id }) => id)).toStrictEqual([CASE.itemId])
  })
})
