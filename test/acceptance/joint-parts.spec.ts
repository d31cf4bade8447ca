import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { beginCounty, claim, dispatcher, entryOf, handler, officer, operator, reportOf, supervisor } from './matters.js'
import { takeOn, type Matter } from './matters.js'
import { at, person, type BusMode, type World } from './world.js'

const matter: Matter = { itemId: 'joint-work', unitId: 'K1', campaign: 's3' }
const part = { ...matter, unitId: 'K2' }
const [entryId, partId] = [entryOf(matter), entryOf(part)]
const handlerOfPart = person('handler-k2', 'K2')
const row = async (here: World, id: string) => (await here.rows('entries', { entry_id: id }))[0]
const namesOf = (answer: unknown) =>
  (answer as { readonly problems: readonly { readonly path: string }[] }).problems.map(({ path }) => path)
const done = async (here: World, id: string) => ({
  ...{ entryId: id, outcome: 'solved', outcomeText: '已办结' },
  evidence: await here.evidenceFor(id, '办结单.png', '2020-05-12'),
})

/** c3.12: K1 leads, K2 has a part; the lead is done only when the part is. */
const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  await takeOn(here, matter)
  await here.does(supervisor, 'ChooseHandlingMode', { entryId, mode: 'joint', milestones: [], reason: '涉及两家' })
  expect(namesOf(await here.ask(handler, 'ClaimDone', await done(here, entryId)))).toStrictEqual(['demands.jointUnits'])
  await here.does(dispatcher, 'AskJointUnit', {
    ...{ entryId, unitId: 'K2', personId: null, part: '管线迁改', dueOn: '2020-05-08' },
  })
  expect(await row(here, partId)).toMatchObject({
    ...{ lead_entry_id: entryId, part: '管线迁改', due_at: at('2020-05-08', '23:59:59.999'), state: 'handling' },
  })
  expect(await row(here, entryId)).toMatchObject({ parts: 1, parts_open: 1 })
  expect(namesOf(await here.ask(handler, 'ClaimDone', await done(here, entryId)))).toStrictEqual(['demands.parts.K2'])
  await here.does(handlerOfPart, 'ClaimDone', await done(here, partId))
  await here.does(officer, 'PassAcceptance', { entryId: partId, finding: '管线已迁改' })
  expect(await row(here, entryId)).toMatchObject({ parts_open: 0, state: 'handling' })
  await claim(here, matter)
  const reply = { itemId: matter.itemId, reportId: reportOf(matter), result: 'solved', text: '已办结。' }
  await here.does(operator, 'ReplyToReport', reply)
  await here.does(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
  expect(await here.rows('items', { item_id: matter.itemId })).toMatchObject([{ transfers: 0 }])
  expect(await row(here, entryId)).toMatchObject({ state: 'closedOut' })
  await here.does(supervisor, 'ReopenEntry', { entryId: partId, trigger: 'relapse', reason: '又有渗漏' })
  expect(await row(here, entryId)).toMatchObject({ parts_open: 1 })
  return here
}

describe('an item with a lead unit and a joint unit', () => {
  test('S2-11 S3-40 c3.12 is closed when the part is, each by its own deadline, and nothing is handed round', async () => {
    await expectSameInEveryMode(walk)
    expect.hasAssertions()
  })
})
