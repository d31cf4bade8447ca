import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Viewer } from '@huiyin/nest-platform'
import { claimOf, type Case } from './casework.js'
import { signedIn } from './complained-of-county.js'
import { expectSameAnew, expectSameInEveryMode } from './every-mode.js'
import { gateOver } from './gate.js'
import { beginCounty, dispatcher, entryOf, operator } from './matters.js'
import { askingOver } from './questions.js'
import { assign, register } from './casework.js'
import { ADMINISTRATOR, at, EMBEDDED, MODES, type BusMode, type World } from './world.js'

const of = (itemId: string, personId: string | null, unitId = 'K1'): Case => ({
  ...{ itemId, unitId, personId, campaign: 's3', category: 'C3', channel: 'selfFound' },
})
/** Given to the head by name, to the unit alone, to a clerk of it, and one that complains of who is to follow. */
const NAMED = of('named', 'head-old')
const PLAIN = of('plain', null)
const CLERKS = of('clerks', 'clerk')
const AGAINST = of('against', 'head-old')
const SECTION = of('section', 'clerk-k11', 'K11')
const ALL = [NAMED, PLAIN, CLERKS, AGAINST, SECTION]

const post = (postId: string, unitId: string, rank: string) => ({ postId, postTitle: '职务', unitId, rank })
const HEAD = post('k1-head', 'K1', 'principal')
const PEOPLE = [
  ['mayor', post('mayor', 'county', 'principal')],
  ['head-old', HEAD],
  ['clerk', post('k1-clerk', 'K1', 'member')],
  ['head-new', post('k2-clerk', 'K2', 'member')],
  ['clerk-k11', post('k11-clerk', 'K11', 'member')],
] as const

const add = ({ does }: World, personId: string) =>
  does(ADMINISTRATOR, 'AddPerson', { personId, name: `示例${personId}`, validFrom: '2020-01-01' })
const appoint = ({ does }: World, personId: string, where: object, validFrom: string) =>
  does(ADMINISTRATOR, 'AppointPerson', { personId, ...where, validFrom, validTo: null })

const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  for (const [personId, where] of PEOPLE) {
    await add(here, personId)
    await appoint(here, personId, where, '2020-01-01')
  }
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  for (const one of ALL) {
    await register(here, one)
    await assign(here, one)
  }
  await here.does(operator, 'NameComplainedOf', { itemId: AGAINST.itemId, personIds: ['head-new'] })
  // recorded before its day: nothing passes until it has come
  await here.does(ADMINISTRATOR, 'EndAppointment', { personId: 'head-old', postId: 'k1-head', validTo: '2020-04-30' })
  expect(here.facts('EntryPassedOn')).toStrictEqual([])
  await here.moveTo(at('2020-05-06', '09:00:00.000'))
  expect(await vacancies(here)).toStrictEqual(['against', 'named', 'plain'])
  await here.does(ADMINISTRATOR, 'EndAppointment', { personId: 'head-new', postId: 'k2-clerk', validTo: '2020-05-05' })
  await appoint(here, 'head-new', HEAD, '2020-05-06')
  await here.does(ADMINISTRATOR, 'MergeUnit', { unitId: 'K11', intoUnitId: 'K2', validFrom: '2020-05-08' })
  await here.moveTo(at('2020-05-08', '09:00:00.000'))
  return here
}

const vacancies = async (here: World) =>
  (await here.rows('entries'))
    .filter((row) => row['vacant_since'] === '2020-05-01')
    .map((row) => String(row['item_id']))
    .toSorted((one, other) => (one < other ? -1 : 1))
const entryRow = async (here: World, one: Case) => (await here.rows('entries', { entry_id: entryOf(one) }))[0]!

describe('passing to a successor', () => {
  let here: World
  beforeAll(async () => {
    here = await walk('plain')
  })
  afterAll(() => here.close())
  const seenBy = async (viewer: Viewer) => {
    const answer = await askingOver(here)(viewer, 'entries', { filter: {} })
    return (answer as { answer: { rows: readonly { itemId: string }[] } }).answer.rows
      .map(({ itemId }) => itemId)
      .toSorted((one, other) => (one < other ? -1 : 1))
  }

  test('S4-92 what the head had, by name or as the unit’s, is his who follows; number, first clock and deadline are untouched', async () => {
    const passed = here.facts('EntryPassedOn').map(({ data }) => data as Readonly<Record<string, unknown>>)
    expect(passed.map(({ itemId, toPersonId }) => [itemId, toPersonId])).toStrictEqual([
      ...['against', 'named', 'plain'].map((itemId) => [itemId, null]),
      ...[['against', null] as const, ...['named', 'plain'].map((itemId) => [itemId, 'head-new'] as const)],
    ])
    const opened = new Map(here.facts('EntryOpened').map(({ data }) => [(data as Case).itemId, data] as const))
    for (const one of [NAMED, PLAIN, CLERKS, SECTION]) {
      const { deadline } = opened.get(one.itemId) as unknown as { deadline: { dueAt: string } }
      expect(await entryRow(here, one)).toMatchObject({ due_at: deadline.dueAt, entry_id: entryOf(one) })
    }
    expect(await entryRow(here, NAMED)).toMatchObject({ person_id: 'head-new', passed_on: 1, vacant_since: null })
    expect(await entryRow(here, PLAIN)).toMatchObject({ person_id: null, passed_on: 1, vacant_since: null })
    expect(await entryRow(here, CLERKS)).toMatchObject({ person_id: 'clerk', passed_on: 0 })
  })
  test('S4-92 it is no transfer: no unit has kicked the ball, and the item follows its entry', async () => {
    const items = await here.rows('items')
    expect(items.map((row) => [row['transfers'], row['kicks']])).toStrictEqual(items.map(() => [0, 0]))
    expect(await here.rows('items', { item_id: 'named' })).toMatchObject([{ person_id: 'head-new', unit_id: 'K1' }])
  })
  test('the successor sees it on his desk and works on it; who had it before sees and does nothing', async () => {
    const next = await signedIn(here, 'head-new', ['handler'])
    const former = await signedIn(here, 'head-old', ['handler'])
    expect(await seenBy(next)).toStrictEqual(['clerks', 'named', 'plain'])
    expect(await seenBy(former)).toStrictEqual([])
    const claim = { context: 'rectification', name: 'ClaimDone', input: await claimOf(here, NAMED) }
    expect(await gateOver(here.send)(former, claim)).toMatchObject({ refusal: 'NotYourUnit' })
    expect(await gateOver(here.send)(next, claim)).toMatchObject({ ok: true })
  })
  test('S2-54 what complains of the successor does not pass to him: it stays without a holder, and hidden from him', async () => {
    expect(await entryRow(here, AGAINST)).toMatchObject({ person_id: null, vacant_since: '2020-05-01', passed_on: 0 })
    const next = await signedIn(here, 'head-new', ['handler', 'unitPrincipal'])
    const claim = { context: 'rectification', name: 'ClaimDone', input: await claimOf(here, AGAINST) }
    expect(await gateOver(here.send)(next, claim)).toMatchObject({ refusal: 'EntryUnknown' })
    const above = await signedIn(here, 'mayor', ['leader'])
    expect(await seenBy(above)).toContain('against')
  })
  test('S4-92 a merged unit leaves its open items to the one that took it over, which sees and does them', async () => {
    expect(await entryRow(here, SECTION)).toMatchObject({ unit_id: 'K2', person_id: 'clerk-k11' })
    expect(await here.rows('items', { item_id: 'section' })).toMatchObject([{ unit_id: 'K2', transfers: 0 }])
    const facts = here.facts('EntryTakenOver').map(({ at: when, data }) => [when, (data as Case).itemId])
    expect(facts).toStrictEqual([[at('2020-05-08'), 'section']])
  })
  test('its history says from whom it passed, to whom and from which day', async () => {
    const viewer = await signedIn(here, 'mayor', ['leader'])
    const answer = await askingOver(here)(viewer, 'history', { itemId: 'named', knownAt: null, happenedAt: null })
    const { facts } = (answer as unknown as { answer: { facts: readonly { type: string; data: string }[] } }).answer
    const passed = facts.flatMap(({ type, data }) => (type === 'EntryPassedOn' ? [JSON.parse(data) as object] : []))
    expect(passed).toMatchObject([
      { fromPersonId: 'head-old', toPersonId: null, on: '2020-05-01' },
      { fromPersonId: 'head-old', toPersonId: 'head-new', on: '2020-05-06' },
    ])
  })
  test('what is transferred afterwards is closed in the unit that took it over, and its replies still reach it', async () => {
    const after = await walk('plain')
    await after.does(operator, 'ReplyToReport', {
      ...{ itemId: 'section', reportId: 'section-report', result: 'solved', text: '已办结。' },
    })
    expect(await entryRow(after, SECTION)).toMatchObject({ answered: 1 })
    const on = { itemId: 'section', unitId: 'K1', personId: null, reason: '职责调整' }
    await after.does(dispatcher, 'TransferItem', on)
    expect(await entryRow(after, SECTION)).toMatchObject({ state: 'handedOver' })
    expect(await after.rows('entries', { item_id: 'section', unit_id: 'K1' })).toMatchObject([{ state: 'handling' }])
    expect(after.faults()).toStrictEqual([])
    await after.close()
  })
  test('every mode of the bus ends with the same lists, and delivered anew nothing passes twice', async () => {
    await expectSameInEveryMode(walk, MODES)
    const again = await walk('plain')
    for (const { bus } of EMBEDDED.slice(0, 2)) {
      await expectSameAnew(again, { bus, until: at('2020-05-08', '09:00:00.000') })
    }
    await again.close()
  })
})
