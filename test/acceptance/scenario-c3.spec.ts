import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cases, endOf, entryRow, handlerOf, land, takeOnAll, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { figuresOf, share, type Figures } from './figures.js'
import { viewerWith } from './gate.js'
import { dispatcher, entryOf, supervisor, UNITS } from './matters.js'
import { askingOver } from './questions.js'
import { activate, at, createUnits, MODES, world, type BusMode, type World } from './world.js'

const TREE = { ...UNITS, T1: 'county', T2: 'county', T3: 'county' }
const of = (unitId: string, category: string) => ({ unitId, category, campaign: 's2' })
/** c3.7: the unit lists by habit; the third phase ends on the last day of July, and so does their limit (S2-71). */
const HABITS = { C1: 6, C2: 4, C3: 7, C4: 3, C5: 9, C6: 4, C7: 5, C8: 4 }
const LISTS: readonly Case[] = Object.entries(HABITS).flatMap(([category, count]) =>
  cases(count, category, { ...of('K2', category), dueOn: '2022-07-31' }),
)
/** c3.8, c3.19: twenty by the end of June, sixteen more by 29 July, two on the Sunday, three in August, one open. */
const [JUNE, JULY, SUNDAY, AUGUST] = [LISTS.slice(0, 20), LISTS.slice(20, 36), LISTS.slice(36, 38), LISTS.slice(38, 41)]
const OPEN = LISTS[41]!
/** c3.11: handed on three times and back where it came from. */
const PASSED: Case = { itemId: 'passed', ...of('K1', 'C2') }
const HOPS = [
  ['2022-03-02', 'T1'],
  ['2022-03-03', 'T2'],
  ['2022-03-04', 'K1'],
] as const
/** S2-10: the four ways of the front-line method. */
const WAYS = ['must-do', 'at-once', 'find-a-way', 'joint'] as const
const waysOf = WAYS.map((mode): Case => ({ itemId: mode, ...of('T3', 'C1') }))

const on = (here: World, day: string) => here.moveTo(at(day, '09:00:00.000'))

const walk = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2021-12-01', '08:00:00.000') })
  await createUnits(here, '2021-12-01', TREE)
  await activate(here, 's2', '2021-12-01')
  await on(here, '2022-03-01')
  await takeOnAll(here, [PASSED, ...waysOf])
  for (const one of waysOf) {
    const choose = { entryId: entryOf(one), mode: one.itemId, milestones: [], reason: '一线工作法' }
    await here.does(supervisor, 'ChooseHandlingMode', choose)
  }
  for (const [day, unitId] of HOPS) {
    await on(here, day)
    await here.does(dispatcher, 'TransferItem', { itemId: 'passed', unitId, personId: null, reason: '不属本单位职责' })
  }
  await on(here, '2022-04-29')
  await takeOnAll(here, LISTS)
  for (const one of LISTS) {
    const remedies = { fix: '立即改正', establish: '完善制度', rootCause: '责任不清' }
    await here.does(handlerOf('K2'), 'PlanRemedies', { entryId: entryOf(one), ...remedies })
  }
  for (const [day, landed] of [
    ['2022-06-30', JUNE],
    ['2022-07-29', JULY],
    ['2022-07-31', SUNDAY],
    ['2022-08-05', AUGUST],
  ] as const) {
    await on(here, day)
    await land(here, landed)
  }
  await on(here, '2022-09-30')
  return here
}

interface Told {
  readonly answer: {
    readonly item: { readonly unitId: string; readonly transfers: number }
    readonly facts: readonly { readonly type: string; readonly occurredAt: string; readonly data: string }[]
  }
}
const unitIn = (data: string) => (JSON.parse(data) as { unitId: string }).unitId

describe('c3 a city bureau that cures eight habits', () => {
  let here: World
  let figures: Figures
  beforeAll(async () => {
    here = await walk('plain')
    figures = await figuresOf(here)
  })
  afterAll(async () => {
    await figures.close()
    await here.close()
  })

  test('c3.7 the unit lists hold 42 entries: by habit 6, 4, 7, 3, 9, 4, 5 and 4', async () => {
    const counted = await figures.casesBy(endOf('2022-09-30'), 'reason')
    expect(counted).toStrictEqual({ ...HABITS, C1: HABITS.C1 + WAYS.length, C2: HABITS.C2 + 1 })
    expect((await figures.counts(endOf('2022-09-30'), { group: 'bureau K2' }))['cases']).toBe(42)
  })
  test('S2-08 S2-37 S2-38 c3.7 each says what fixes it, what removes the cause, and what the root cause is', () => {
    const planned = here.facts('RemediesPlanned').map(({ data }) => data)
    expect(planned).toStrictEqual(LISTS.map(() => ({ fix: '立即改正', establish: '完善制度', rootCause: '责任不清' })))
  })
  test('S2-71 c3.8 38 of 42 were solved within the third phase = 90.5%, three were late and one is open', async () => {
    const { dueCases, dueOnTime, dueLate, dueOpenOverdue } = await figures.counts(endOf('2022-08-31'), {
      group: 'bureau K2',
    })
    expect(share(dueOnTime!, dueCases!)).toBe('38/42 = 90.5%')
    expect([dueLate, dueOpenOverdue]).toStrictEqual([3, 1])
  })
  test('c3.19 at the end of June 20 of 42 are closed = 47.6%, at the end of September 41 = 97.6%, and it says which is not', async () => {
    const closed = async (day: string) => {
      const { cases: all, onTime, late } = await figures.counts(endOf(day), { group: 'bureau K2' })
      return share(onTime! + late!, all!)
    }
    expect([await closed('2022-06-30'), await closed('2022-09-30')]).toStrictEqual(['20/42 = 47.6%', '41/42 = 97.6%'])
    const open = (await here.rows('entries', { unit_id: 'K2' })).filter((row) => row['state'] !== 'closedOut')
    expect(open.map((row) => row['entry_id'])).toStrictEqual([entryOf(OPEN)])
  })
  test('S2-20 a time limit that was missed is noted at the entry and proposed as a measure', async () => {
    expect((await entryRow(here, OPEN))['overdue']).toBeGreaterThan(0)
    const proposed = await here.rows('sanctions', { kind: 'reminder' })
    expect(proposed.map((row) => row['entry_id'])).toContain(entryOf(OPEN))
  })
  test('S2-10 the four ways of the front-line method are chosen by the codes of the campaign, and demand what they say', async () => {
    const chosen = await Promise.all(waysOf.map((one) => entryRow(here, one)))
    expect(chosen.map((row) => row['mode'])).toStrictEqual([...WAYS])
    const names = chosen.slice(0, 3).map((row) => (JSON.parse(String(row['mode_names'])) as { zh: string }).zh)
    expect(names).toStrictEqual(['该办的事坚决办、决不能拖', '能办的事马上办、决不能等', '难办的事想办法办、决不能退'])
    const modes = here
      .facts('HandlingModeChosen')
      .map(({ data }) => data as { mode: { demands: { jointUnits: boolean } } })
    expect(modes.map(({ mode }) => mode.demands.jointUnits)).toStrictEqual([false, false, false, true])
  })
  test('S4-90 c3.11 handed on three times and back, it is due when it was', async () => {
    const [item] = await here.rows('items', { item_id: 'passed' })
    expect(item).toMatchObject({ transfers: 3, unit_id: 'K1' })
    const dues = (await here.rows('entries', { item_id: 'passed' })).map((row) => row['due_at'])
    expect(dues).toStrictEqual([endOf('2022-03-08'), endOf('2022-03-08'), endOf('2022-03-08')])
  })
  test('S4-90 S1-67 c3.26 its history shows four holders, each from the moment it got the item', async () => {
    const viewer = viewerWith(['supervisor'], { unitIds: ['county', ...Object.keys(TREE)] })
    const asked = await askingOver(here)(viewer, 'history', { itemId: 'passed', knownAt: null, happenedAt: null })
    const { facts } = (asked as unknown as Told).answer
    const held = facts.filter(({ type }) => type === 'ItemAssigned' || type === 'ItemTransferred')
    expect(held.map(({ occurredAt, data }) => [occurredAt, unitIn(data)])).toStrictEqual(
      [['2022-03-01', 'K1'] as const, ...HOPS].map(([day, unitId]) => [at(day, '09:00:00.000'), unitId]),
    )
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
