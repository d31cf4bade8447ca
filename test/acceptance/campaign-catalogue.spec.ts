import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { dispatcher, operator } from './matters.js'
import { askingOver } from './questions.js'
import { activate, at, createUnits, world, type BusMode, type World } from './world.js'

const UNITS = { desk: 'county', F1: 'county', F2: 'county' }
interface Found {
  readonly code: string
  readonly found: number
  readonly open: number
  readonly rows: readonly { readonly number: string; readonly unitId: string }[]
}
interface Paired {
  readonly code: string
  readonly zh: string
  readonly promote?: { readonly zh: string }
}

const receive = async ({ does }: World, itemId: string) => {
  const report = { reportId: `${itemId}-report`, channel: 'selfFound', reporter: 'staff', summary: '自查发现' }
  await does(operator, 'ReceiveReport', { itemId, ...report, category: null, place: null, outsideNumber: null })
}
const register = (here: World, itemId: string, about: object) =>
  here.ask(operator, 'RegisterItem', { itemId, number: itemId, ...about })
const takeOn = async (here: World, itemId: string, about: object, unitId = 'F1') => {
  await receive(here, itemId)
  expect(await register(here, itemId, about)).toMatchObject({ ok: true })
  await here.does(dispatcher, 'AssignItem', { itemId, unitId, personId: null, outsideDeadline: null })
}
const told = async <T>(here: World, viewer: Parameters<ReturnType<typeof askingOver>>[0], name: string, args = {}) => {
  const answer = await askingOver(here)(viewer, name, args)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer as T
}
const supervising = viewerWith(['supervisor'])
const begin = async (bus: BusMode, campaignId: string): Promise<World> => {
  const here = await world({ bus, start: at('2022-07-01', '08:00:00.000') })
  await createUnits(here, '2022-07-01', UNITS)
  await activate(here, campaignId, '2022-07-01')
  return here
}

/** S2: the eight habits, and two items that show as two of its manifestations. */
const habits = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus, 's2')
  await takeOn(here, 'passed-up', { category: 'C7', campaign: 's2', manifestation: 'C7.1' })
  await takeOn(here, 'enforced', { category: 'C8', campaign: 's2', manifestation: 'C8.3' })
  return here
}
/** S0: two areas with something found, one of them in both units. */
const areas = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus, 's0')
  await takeOn(here, 'one', { category: 'C1', campaign: 's0' })
  await takeOn(here, 'two', { category: 'C4', campaign: 's0' })
  await takeOn(here, 'three', { category: 'C4', campaign: 's0' }, 'F2')
  return here
}
const foundIn = (list: { readonly areas: readonly Found[] }) =>
  list.areas.map(({ code, found, rows }) => [code, found, rows.map(({ number }) => number).toSorted()])

describe('the catalogue of a campaign', () => {
  test('S2-07 eight habits to cure are paired one to one with eight virtues to promote', async () => {
    const here = await begin('plain', 's2')
    const [s2] = await told<readonly { readonly categories: readonly Paired[] }[]>(here, supervising, 'catalogues')
    const pairs = s2!.categories.map(({ code, zh, promote }) => [code, zh, promote?.zh])
    expect(pairs).toHaveLength(8)
    expect(pairs[0]).toStrictEqual(['C1', '“空喊”习气', '“实干”正气'])
    expect(new Set(pairs.map(([, , promoted]) => promoted)).size).toBe(8)
    expect(pairs.every(([, , promoted]) => typeof promoted === 'string')).toBe(true)
    await here.close()
  })
  test('S2-27 S2-29 what is found is registered by how it shows, and found again by that', async () => {
    await expectSameInEveryMode(habits)
    const here = await habits('plain')
    const by = (filter: object) =>
      told<{ readonly rows: readonly object[] }>(here, supervising, 'items', { filter: { campaign: 's2', ...filter } })
    expect((await by({ manifestation: 'C7.1' })).rows).toMatchObject([
      { number: 'passed-up', category: 'C7', manifestation: 'C7.1', campaign: 's2' },
    ])
    expect((await by({ manifestation: 'C8.3' })).rows).toMatchObject([{ number: 'enforced', category: 'C8' }])
    expect((await by({ family: 'integrity' })).rows).toMatchObject([{ number: 'enforced' }])
    expect((await by({ family: 'shirking' })).rows).toMatchObject([{ number: 'passed-up' }])
    await here.close()
  })
  test('S2-07 what the catalogue has not is refused by name, and nothing is registered', async () => {
    const here = await begin('plain', 's2')
    await receive(here, 'odd')
    const answer = await register(here, 'odd', { category: 'C9', campaign: 's2' })
    expect(answer).toMatchObject({ ok: false, refusal: 'NotInCatalogue', problems: [{ path: 'category' }] })
    expect(JSON.stringify(answer)).toContain('C1 empty talk')
    const other = { category: 'C7', campaign: 's2', manifestation: 'C8.3' }
    expect(await register(here, 'odd', other)).toMatchObject({ problems: [{ path: 'manifestation' }] })
    expect(await here.rows('items')).toMatchObject([{ state: 'received', category: null }])
    expect(await register(here, 'odd', { category: '市容', campaign: null })).toMatchObject({ ok: true })
    await here.close()
  })
})

describe('the list of problems', () => {
  test('S0-12 has every one of the eight areas, and one with nothing found shows as nil', async () => {
    await expectSameInEveryMode(areas)
    const here = await areas('plain')
    const list = await told<{ readonly areas: readonly Found[] }>(here, supervising, 'problemList', {
      campaignId: 's0',
    })
    expect(foundIn(list)).toStrictEqual([
      ...[
        ['C1', 1, ['one']],
        ['C2', 0, []],
        ['C3', 0, []],
      ],
      ...[
        ['C4', 2, ['three', 'two']],
        ['C5', 0, []],
        ['C6', 0, []],
        ['C7', 0, []],
        ['C8', 0, []],
      ],
    ])
    await here.close()
  })
  test('S0-12 a unit’s own list has what was found in it alone', async () => {
    const here = await areas('plain')
    const principal = viewerWith(['unitPrincipal'], { unitIds: ['F2'] })
    const list = await told<{ readonly areas: readonly Found[] }>(here, principal, 'problemList', { campaignId: 's0' })
    expect(list.areas.map(({ found }) => found)).toStrictEqual([0, 0, 0, 1, 0, 0, 0, 0])
    expect(list.areas[3]?.rows).toMatchObject([{ number: 'three', unitId: 'F2' }])
    expect(await told(here, principal, 'problemList', { campaignId: 's9' })).toBeNull()
    await here.close()
  })
})
