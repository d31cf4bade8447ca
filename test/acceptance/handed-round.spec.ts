import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, claim, dispatcher, entryOf, finish, officer, operator, takeOn, type Matter } from './matters.js'
import { at, person, type BusMode, type World } from './world.js'

const matter: Matter = { itemId: 'passed-round', unitId: 'K1', campaign: 's3' }
const [k1, k2] = [entryOf(matter), entryOf({ ...matter, unitId: 'K2' })]

const handOn = ({ does }: World, unitId: string) =>
  does(dispatcher, 'TransferItem', { itemId: matter.itemId, unitId, personId: null, reason: '不属本单位职责' })
const reply = ({ does }: World) =>
  does(operator, 'ReplyToReport', {
    ...{ itemId: matter.itemId, reportId: 'passed-round-report', result: 'solved', text: '已办结。' },
  })
const accept = ({ ask }: World, entryId: string) => ask(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
const entryOfRow = async ({ rows }: World, entryId: string) => (await rows('entries', { entry_id: entryId }))[0]

const begin = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await takeOn(here, matter)
  return here
}

/** c3.11: K1 → K2 → K1, and then the work is done. */
const back = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  const due = (await entryOfRow(here, k1))?.['due_at']
  await here.moveTo(at('2020-04-29', '10:00:00.000'))
  await handOn(here, 'K2')
  expect(await entryOfRow(here, k1)).toMatchObject({ state: 'handedOver' })
  expect(await entryOfRow(here, k2)).toMatchObject({ state: 'handling', due_at: due })
  await here.moveTo(at('2020-04-30', '10:00:00.000'))
  await handOn(here, 'K1')
  expect(await entryOfRow(here, k1)).toMatchObject({ state: 'handling', due_at: due })
  expect(await entryOfRow(here, k2)).toMatchObject({ state: 'handedOver' })
  expect(await here.rows('items')).toMatchObject([{ unit_id: 'K1', transfers: 2 }])
  await finish(here, matter)
  expect(await entryOfRow(here, k1)).toMatchObject({ state: 'closedOut' })
  return here
}

/** S0-79: answered while K1 had it, then handed on: K2 need not answer again. */
const answeredThenHandedOn = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  await reply(here)
  await handOn(here, 'K2')
  expect(await entryOfRow(here, k2)).toMatchObject({ state: 'handling', answered: 1 })
  await here.does(person('handler-k2', 'K2'), 'ClaimDone', {
    ...{ entryId: k2, outcome: 'solved', outcomeText: '已办结' },
    evidence: await here.evidenceFor(k2, '办结单.png', '2020-04-28'),
  })
  expect(await accept(here, k2)).toMatchObject({ ok: true })
  return here
}

/** S0-78: nobody asks any more, and the work still lands. */
const takenBack = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  await claim(here, matter)
  expect(await accept(here, k1)).toMatchObject({ ok: false, refusal: 'ReplyOutstanding' })
  const { itemId } = matter
  await here.does(operator, 'WithdrawReport', { itemId, reportId: 'passed-round-report', reason: '已自行解决' })
  expect(await here.rows('items')).toMatchObject([{ state: 'withdrawn', replies_owed: 0 }])
  expect(await accept(here, k1)).toMatchObject({ ok: true })
  return here
}

describe('an item and the entries made for it', () => {
  test('c3.11 an item that comes back to a unit finds its entry again, due when it was due', () =>
    expectSameInEveryMode(back))
  test('S0-79 a unit that gets an answered item can close it', () => expectSameInEveryMode(answeredThenHandedOn))
  test('S0-78 what everybody took back can be closed with its outcome', () => expectSameInEveryMode(takenBack))
})
