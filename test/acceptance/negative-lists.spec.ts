import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { negativeListsIdOf } from '@huiyin/rectification'
import { expectSameInEveryMode } from './every-mode.js'
import { gateOver, viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { activate, at, createUnits, world, type BusMode, type World } from './world.js'

const UNITS = ['K1', 'K2', 'K3', 'T1', 'T2', 'T3', 'T4']
const PEOPLE = 200
/** Whose lists are not there in the end (scenario c3 step 6). */
const MISSING = 6
/** What the lists of the units hold (scenario c3 step 7): as many problems of each category. */
const FOUND = { C1: 6, C2: 4, C3: 7, C4: 3, C5: 9, C6: 4, C7: 5, C8: 4 }

const listsOf = (unitId: string) => negativeListsIdOf(unitId, 's2')
const supervisor = viewerWith(['supervisor'], { person: 'supervisor-1', unitIds: ['county'] })
const principalOf = (unitId: string) =>
  viewerWith(['unitPrincipal'], { person: `principal-${unitId}`, unitIds: [unitId] })
const people = Array.from({ length: PEOPLE }, (_, at) => ({
  personId: `cadre-${at + 1}`,
  unitId: UNITS[at % UNITS.length]!,
}))
const cadre = ({ personId, unitId }: (typeof people)[number]) =>
  viewerWith(['handler'], { person: personId, unitIds: [unitId] })
const sends = (here: World, viewer: typeof supervisor, name: string, input: object) =>
  gateOver(here.send)(viewer, { context: 'rectification', name, input })
const does = async (...said: Parameters<typeof sends>) => expect(await sends(...said)).toMatchObject({ ok: true })
const refusalOf = async (...said: Parameters<typeof sends>) => {
  const answer = await sends(...said)
  return answer.ok ? 'accepted' : answer.refusal
}
const problem = (category: string) => ({
  ...{ title: `（示例）${category} 类问题`, category, rootCause: '制度不健全', fix: '立行立改' },
  ...{ establish: '建立长效机制', dueOn: '2022-07-31' },
})

/** Of whom lists are expected, by unit; somebody who left is excused. */
const calledFor = async (here: World): Promise<void> => {
  await here.moveTo(at('2022-02-08', '09:00:00.000'))
  for (const unitId of UNITS) {
    const personIds = people.filter((one) => one.unitId === unitId).map(({ personId }) => personId)
    const expected = unitId === 'K1' ? [...personIds, 'left'] : personIds
    const call = { unitId, campaign: 's2', personIds: expected, dueOn: '2022-04-30' }
    await does(here, supervisor, 'CallForNegativeLists', call)
  }
  const excuse = { listsId: listsOf('K1'), personId: 'left', reason: '已调离' }
  await does(here, supervisor, 'ExcuseFromNegativeList', excuse)
}

/** Every unit hands in its own; of the people all but six, one of them five days late, one of them on paper. */
const handedIn = async (here: World): Promise<void> => {
  await here.moveTo(at('2022-04-29', '10:00:00.000'))
  const found = Object.entries(FOUND).flatMap(([category, n]) => Array.from({ length: n }, () => category))
  for (const [n, unitId] of UNITS.entries()) {
    const problems = found.filter((_, one) => one % UNITS.length === n).map(problem)
    await does(here, principalOf(unitId), 'HandInUnitNegativeList', { listsId: listsOf(unitId), problems })
  }
  const [late, paper, ...others] = people.slice(0, PEOPLE - MISSING)
  for (const one of others) {
    const said = { listsId: listsOf(one.unitId), problems: [], nothingFound: true }
    await does(here, cadre(one), 'HandInOwnNegativeList', said)
  }
  const onPaper = { listsId: listsOf(paper!.unitId), personId: paper!.personId, problems: [problem('C2')] }
  await does(here, principalOf(paper!.unitId), 'EnterNegativeListOf', onPaper)
  await here.moveTo(at('2022-05-05', '09:00:00.000'))
  await does(here, cadre(late!), 'HandInOwnNegativeList', { listsId: listsOf(late!.unitId), problems: [problem('C5')] })
}

const played = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2021-12-01', '08:00:00.000') })
  await createUnits(here, '2021-12-01', Object.fromEntries(UNITS.map((unitId) => [unitId, 'county'])))
  await activate(here, 's2', '2021-12-01')
  await calledFor(here)
  await handedIn(here)
  await here.drain()
  return here
}

interface Told {
  readonly units: object
  readonly persons: object
  readonly rows: readonly { readonly unitId: string; readonly missing: readonly string[] }[]
}
interface ToldPerson {
  readonly personId: string
  readonly actions: readonly { readonly command: string; readonly allowed: boolean }[]
  readonly list: { readonly lateDays: number; readonly problems: readonly object[] | null } | null
}

describe('negative lists', () => {
  let here: World
  beforeAll(async () => {
    here = await played('plain')
  })
  afterAll(() => here.close())
  const told = async <T>(viewer: typeof supervisor, name: string, args: object): Promise<T> => {
    const answer = await askingOver(here)(viewer, name, args)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.answer as T
  }
  const personIn = async (viewer: typeof supervisor, unitId: string, personId: string) => {
    const of = await told<{ readonly persons: readonly ToldPerson[] }>(viewer, 'negativeListsOf', {
      listsId: listsOf(unitId),
    })
    return of.persons.find((one) => one.personId === personId)
  }

  test('S2-68 seven of seven units and 194 of 200 people handed in, one of them five days late; six names are missing', async () => {
    const { units, persons, rows } = await told<Told>(supervisor, 'negativeLists', { campaign: 's2' })
    expect(units).toStrictEqual({ expected: 7, handedIn: 7, inTime: 7 })
    expect(persons).toStrictEqual({ expected: 200, handedIn: 194, inTime: 193 })
    expect(rows.flatMap(({ missing }) => missing).toSorted()).toStrictEqual(
      people
        .slice(-MISSING)
        .map(({ personId }) => personId)
        .toSorted(),
    )
    expect(await personIn(supervisor, 'K1', 'cadre-1')).toMatchObject({ list: { lateDays: 5 } })
    expect(await personIn(supervisor, 'K1', 'left')).toMatchObject({ excused: '已调离', list: null })
  })
  test('S2-68 S2-71 the lists of the units are 42 entries in their ledgers, by category as they were handed in', () => {
    const entered = here.facts('LedgerEntered').map(({ data }) => data as { fields: { category: string } })
    const counts = Object.fromEntries(Object.keys(FOUND).map((category) => [category, 0]))
    for (const { fields } of entered) counts[fields.category]! += 1
    expect(counts).toStrictEqual(FOUND)
  })
  test('S2-68 the same in every mode of the bus: no problem becomes two entries', () => expectSameInEveryMode(played))
  test('S2-68 a personal list is read by himself, the head of his unit and supervision, not by those beside him', async () => {
    const [late, beside] = [people[0]!, people[7]!]
    const problemsSeenBy = async (viewer: typeof supervisor) =>
      (await personIn(viewer, 'K1', late.personId))?.list?.problems?.length ?? null
    for (const viewer of [cadre(late), principalOf('K1'), supervisor]) expect(await problemsSeenBy(viewer)).toBe(1)
    expect(beside.unitId).toBe('K1')
    expect(await problemsSeenBy(cadre(beside))).toBeNull()
    const operator = viewerWith(['operator'], { person: 'operator-1', unitIds: ['county'] })
    expect(await problemsSeenBy(operator)).toBeNull()
    const elsewhere = viewerWith(['operator', 'unitPrincipal'], { person: 'principal-K2', unitIds: ['K2'] })
    expect(await problemsSeenBy(elsewhere)).toBeNull()
    expect(await told(principalOf('K2'), 'negativeListsOf', { listsId: listsOf('K1') })).toBeNull()
    const { rows } = await told<Told>(principalOf('K2'), 'negativeLists', {})
    expect(rows.map(({ unitId }) => unitId)).toStrictEqual(['K2'])
  })
  test('S2-68 nobody hands in for another unit or in another’s name, and a category of no catalogue is named', async () => {
    const page = { listsId: listsOf('K1'), problems: [problem('C5')] }
    expect(await refusalOf(here, principalOf('K2'), 'HandInUnitNegativeList', page)).toBe('NotYourUnit')
    expect(await refusalOf(here, cadre(people[1]!), 'HandInOwnNegativeList', page)).toBe('NotExpectedToHandIn')
    const other = { ...page, personId: 'cadre-1' }
    expect(await refusalOf(here, principalOf('K2'), 'EnterNegativeListOf', other)).toBe('NotYourUnit')
    expect(await refusalOf(here, cadre(people[0]!), 'EnterNegativeListOf', other)).toBe('RoleMissing')
    const unknown = { ...page, problems: [problem('C99')] }
    expect(await refusalOf(here, cadre(people[0]!), 'HandInOwnNegativeList', unknown)).toBe('FieldsWrong')
    const nowhere = { unitId: 'K1', campaign: 'none', personIds: [], dueOn: '2022-12-31' }
    expect(await refusalOf(here, supervisor, 'CallForNegativeLists', nowhere)).toBe('CampaignUnknown')
  })
  test('S2-68 a problem of a person is struck off by the head of the unit, never by himself', async () => {
    const strike = { listsId: listsOf('K1'), personId: 'cadre-1', number: 1, finding: '现场核实，已落实' }
    expect(await refusalOf(here, cadre(people[0]!), 'StrikeOffListedProblem', strike)).toBe('RoleMissing')
    await does(here, principalOf('K1'), 'StrikeOffListedProblem', strike)
    expect(await personIn(supervisor, 'K1', 'cadre-1')).toMatchObject({
      list: { struckOff: 1, problems: [{ finding: '现场核实，已落实', struckOffBy: 'principal-K1', actions: [] }] },
    })
  })
  test('S2-68 what is added later makes no list late that was handed in in time', async () => {
    const [inTime] = people.slice(2)
    const more = { listsId: listsOf(inTime!.unitId), problems: [problem('C5')] }
    await does(here, cadre(inTime!), 'HandInOwnNegativeList', more)
    const found = await personIn(supervisor, inTime!.unitId, inTime!.personId)
    expect(found).toMatchObject({ list: { lateDays: 0, handedInOn: '2022-04-29', problems: [{ number: 1 }] } })
  })
  test('S2-68 what is offered is what would be taken', async () => {
    const commands = async (viewer: typeof supervisor, unitId: string, personId: string) =>
      (await personIn(viewer, unitId, personId))?.actions.filter(({ allowed }) => allowed).map(({ command }) => command)
    const missing = people.at(-1)!
    expect(await commands(cadre(missing), missing.unitId, missing.personId)).toStrictEqual(['HandInOwnNegativeList'])
    expect(await commands(supervisor, missing.unitId, missing.personId)).toStrictEqual(['ExcuseFromNegativeList'])
    expect(await commands(principalOf(missing.unitId), missing.unitId, missing.personId)).toStrictEqual([
      'EnterNegativeListOf',
    ])
    expect(await commands(supervisor, 'K1', 'left')).toStrictEqual([])
  })
})
