import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, claim, entryOf, finish, officer, supervisor, takeOn, UNITS, type Matter } from './matters.js'
import { activate, at, createUnits, world, type BusMode, type World } from './world.js'

const matter: Matter = { itemId: 'supervised', unitId: 'K1', campaign: 's1' }
const counted: Matter = { ...matter, campaign: 's3' }
const entryId = entryOf(matter)
const row = async (here: World) => (await here.rows('entries', { entry_id: entryId }))[0]
const look = { entryId, carriedOut: true, solved: true, changed: true, finding: '窗口按时开放' }

/** A bureau on the second of March 2020, under a campaign that looks back exactly once (K7). */
const beginBureau = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-03-02', '09:00:00.000') })
  await createUnits(here, '2020-03-01', UNITS)
  await activate(here, 's1', '2020-03-02')
  return here
}

/** S3-14, S0-77: two working days of ten do not count, then a card and the sign; neither is in the way of the close-out. */
const supervise = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await takeOn(here, counted)
  expect(await row(here)).toMatchObject({ due_at: at('2020-05-14', '23:59:59.999') }) // c3.11
  await here.does(supervisor, 'PauseDeadline', {
    entryId,
    from: '2020-05-06',
    to: '2020-05-07',
    reason: '等待检测结果',
  })
  expect(await row(here)).toMatchObject({ due_at: at('2020-05-18', '23:59:59.999') })
  await here.moveTo(at('2020-05-16', '09:00:00.000'))
  expect(await row(here)).toMatchObject({ overdue: 0 })
  await here.does(supervisor, 'RecordSupervision', { entryId, action: 'yellowCard', text: '临期仍无进展' })
  await here.does(supervisor, 'RecordSupervision', { entryId, action: 'hungSign', text: '公开督办' })
  expect(await row(here)).toMatchObject({ supervisions: 2, card: 'yellowCard', hung_sign: 1 })
  await finish(here, counted)
  expect(await row(here)).toMatchObject({ state: 'closedOut', card: 'yellowCard', hung_sign: 0 })
  return here
}

/** c2.17, c2.19: ordered anew after the end-check with a day of its own, then looked back at exactly once. */
const lookBack = async (here: World) => {
  await here.moveTo(at('2020-10-19', '09:00:00.000'))
  const order = { entryId, trigger: 'effectNotEvident', reason: '排队仍超一小时', dueOn: '2020-11-16' }
  await here.does(supervisor, 'OrderReRectification', order)
  expect(await row(here)).toMatchObject({ state: 'reopened', due_at: at('2020-11-16', '23:59:59.999') })
  await here.moveTo(at('2020-11-13', '09:00:00.000'))
  await claim(here, matter)
  await here.does(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
  await here.moveTo(at('2020-11-23', '09:00:00.000'))
  await here.does(supervisor, 'RecordLookBack', look)
  expect(await here.ask(supervisor, 'RecordLookBack', look)).toMatchObject({ refusal: 'LookBackSpent' })
}

const endCheck = async (bus: BusMode): Promise<World> => {
  const here = await beginBureau(bus)
  await takeOn(here, matter)
  await here.moveTo(at('2020-03-12', '09:00:00.000'))
  await finish(here, matter)
  await lookBack(here)
  expect(await row(here)).toMatchObject({ state: 'closedOut', look_backs: 1, overdue: 0 })
  return here
}

describe('supervision of an entry', () => {
  test('S3-14 S0-77 S4-26 stops its clock for some days, hands out a card and hangs the sign until it is closed', async () => {
    await expectSameInEveryMode(supervise)
    expect.hasAssertions()
  })
  test('S1-89 S1-90 c2.17 c2.19 orders it done anew by a day, and looks back exactly once', async () => {
    await expectSameInEveryMode(endCheck)
    expect.hasAssertions()
  })
})
