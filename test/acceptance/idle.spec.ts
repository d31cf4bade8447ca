import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { beginCounty, claim, dispatcher, entryOf, handler, takeOn, type Matter } from './matters.js'
import { askingOver } from './questions.js'
import { at, type BusMode, type World } from './world.js'

const matterOf = (itemId: string): Matter => ({ itemId, unitId: 'K1', campaign: 's3' })
const seeing = viewerWith(['leader'])

const idleFor = async (here: World, viewer = seeing): Promise<readonly string[]> => {
  const told = await askingOver(here)(viewer, 'items', { filter: { flag: 'idle' } })
  if (!told.ok) throw new Error(told.refusal)
  const { rows } = told.answer as { readonly rows: readonly { readonly itemId: string }[] }
  return rows.map(({ itemId }) => itemId).toSorted()
}
const handOn = ({ does }: World, unitId: string) =>
  does(dispatcher, 'TransferItem', { itemId: 'passed', unitId, personId: null, reason: '职责所在' })

/** Four matters of 28 April: nobody touches one, one is passed on, one is planned for, one is claimed done. */
const still = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  for (const itemId of ['untouched', 'passed', 'planned', 'done']) await takeOn(here, matterOf(itemId))
  await here.moveTo(at('2020-05-07', '10:00:00.000'))
  await handOn(here, 'K2')
  const plan = { entryId: entryOf(matterOf('planned')), fix: '立即整改', establish: '完善制度' }
  await here.does(handler, 'PlanRemedies', plan)
  await claim(here, matterOf('done'))
  await here.moveTo(at('2020-05-11', '10:00:00.000'))
  return here
}

describe('idle procedure', () => {
  test('S4-43 what was given to a unit that has done nothing for five working days is listed, and only that', async () => {
    await expectSameInEveryMode(still)
    const here = await still('plain')
    expect(await idleFor(here)).toStrictEqual(['untouched'])
    expect(await idleFor(here, viewerWith(['handler'], { unitIds: ['K2'] }))).toStrictEqual([])
    await here.close()
  })
  test('S4-43 passing on is no deed: who got it stands on the list when the days pass, and who worked does so again', async () => {
    const here = await still('plain')
    await here.moveTo(at('2020-05-15', '10:00:00.000'))
    expect(await idleFor(here)).toStrictEqual(['passed', 'planned', 'untouched'])
    expect(await idleFor(here, viewerWith(['handler'], { unitIds: ['K2'] }))).toStrictEqual(['passed'])
    await here.close()
  })
})
