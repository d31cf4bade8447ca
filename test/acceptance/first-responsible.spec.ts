import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { ADMINISTRATOR, at, MODES, world, type BusMode, type World } from './world.js'

/** A tree of three levels, and who is to head each unit of it. */
const UNITS = [
  { unitId: 'county', parentId: null, level: 'county' },
  { unitId: 'bureau', parentId: 'county', level: 'bureau' },
  { unitId: 'town', parentId: 'county', level: 'township' },
  { unitId: 'section', parentId: 'bureau', level: 'section' },
] as const

const add = ({ does }: World, personId: string) =>
  does(ADMINISTRATOR, 'AddPerson', { personId, name: `示例${personId}`, validFrom: '2020-01-01' })
/** By default the head of the unit from the first day on. */
const appoint = ({ ask }: World, personId: string, unitId: string, more: object = {}) => {
  const head = { postId: `${unitId}-head`, postTitle: '主要负责同志', rank: 'principal' }
  return ask(ADMINISTRATOR, 'AppointPerson', {
    personId,
    unitId,
    ...head,
    validFrom: '2020-01-01',
    validTo: null,
    ...more,
  })
}

const walk = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-01-01', '09:00:00.000') })
  for (const unit of UNITS) {
    const named = { ...unit, name: unit.unitId, nameEn: null, validFrom: '2020-01-01' }
    await here.does(ADMINISTRATOR, 'CreateUnit', named)
    await add(here, `head-${unit.unitId}`)
    expect(await appoint(here, `head-${unit.unitId}`, unit.unitId)).toMatchObject({ ok: true })
  }
  await add(here, 'second')
  const other = { postId: 'section-other', postTitle: '负责人', validFrom: '2020-02-01' }
  expect(await appoint(here, 'second', 'section', other)).toMatchObject({ refusal: 'UnitHasPrincipal' })
  const deputy = { postId: 'section-deputy', postTitle: '副科长', rank: 'deputy', validFrom: '2020-02-01' }
  expect(await appoint(here, 'second', 'section', deputy)).toMatchObject({ ok: true })
  const leaving = { personId: 'head-section', postId: 'section-head', validTo: '2020-06-30' }
  await here.does(ADMINISTRATOR, 'EndAppointment', leaving)
  expect(await appoint(here, 'second', 'section', { validFrom: '2020-07-01' })).toMatchObject({ ok: true })
  return here
}

describe('the first responsible person of each unit', () => {
  let here: World
  beforeAll(async () => {
    here = await walk('plain')
  })
  afterAll(() => here.close())
  const headsOn = async (day: string) => {
    const rows = await here.rows('appointments', { rank: 'principal' })
    const held = rows.filter((row) => {
      const until = row['valid_to'] ?? null
      return String(row['valid_from']) <= day && (until === null || String(until) >= day)
    })
    return Object.fromEntries(held.map((row) => [row['unit_id'], row['person_id']]))
  }

  test('S0-69 S1-93 S3-46 S4-84 there is one at each level of the tree, and a second at the same time is refused', async () =>
    expect(await headsOn('2020-03-01')).toStrictEqual({
      ...{ county: 'head-county', bureau: 'head-bureau', town: 'head-town', section: 'head-section' },
    }))
  test('S1-93 when he leaves, the register says who follows him and from which day', async () => {
    expect((await headsOn('2020-06-30'))['section']).toBe('head-section')
    expect((await headsOn('2020-07-01'))['section']).toBe('second')
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
