import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  accept,
  assign,
  cases,
  claimDone,
  endOf,
  entryRow,
  handlerOf,
  land,
  register,
  takeOnAll,
  type Case,
} from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { figuresOf, share, type Figures } from './figures.js'
import { beginCounty, dispatcher, entryOf, officer, operator, supervisor } from './matters.js'
import { viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { at, MODES, type BusMode, type World } from './world.js'

const of = (unitId: string, category: string) => ({ unitId, category, campaign: 's3' })
const on = (here: World, day: string) => here.moveTo(at(day, '09:00:00.000'))
const namesOf = (answer: unknown) =>
  (answer as { readonly problems: readonly { readonly path: string }[] }).problems.map(({ path }) => path)

/** c4.2: key work of a year, due with it. */
const KEY_WORK = cases(24, 'key', { ...of('K1', 'C3'), personId: 'handler-9', dueOn: '2020-12-31' })
const [DONE, CARRIED] = [KEY_WORK.slice(0, 22), KEY_WORK.slice(22)]
const NEXT_YEAR = cases(20, 'next', { ...of('K1', 'C3'), personId: 'handler-9', dueOn: '2021-12-31' })
/** c4.6: the list of the theme education. */
const THEME = cases(40, 'theme', { ...of('K2', 'T1'), channel: 'themeEducationList', dueOn: '2020-12-20' })
const [SHAM, SURFACE] = [THEME[38]!, THEME[39]!]
/** c4.12: a stepwise item. */
const STEPWISE: Case = { itemId: 'stepwise', ...of('K11', 'C4') }
/** c4.11: an appeal that clerk A received and section Y accepted. */
const FIRST: Case = { itemId: 'first', ...of('K11', 'C5'), channel: 'letter' }
const COUNTED: Case = { itemId: 'counted', ...of('K11', 'C5'), channel: 'letter' }

const enter = (here: World, one: Case, fields: object = { leader: '分管县领导', section: '督查科' }) =>
  here.ask(supervisor, 'EnterInLedger', { entryId: entryOf(one), ledger: 'keyWork', fields })

/** c4.2: with leader, section and person; without a person or a limit it is refused. */
const openLedger = async (here: World) => {
  await takeOnAll(here, KEY_WORK)
  for (const one of KEY_WORK) expect(await enter(here, one)).toMatchObject({ ok: true })
  expect(namesOf(await enter(here, KEY_WORK[0]!, { leader: '分管县领导' }))).toStrictEqual(['fields.section'])
  const bare: Case = { itemId: 'bare', ...of('K2', 'C3') }
  await register(here, bare)
  const unlimited = { itemId: 'bare', unitId: 'K2', personId: null, outsideDeadline: { kind: 'none' } }
  await here.does(dispatcher, 'AssignItem', unlimited)
  expect(namesOf(await enter(here, bare))).toStrictEqual(['needs.deadline', 'needs.person'])
}
/** c4.4: of twelve that were claimed done eleven stand, and one goes back. */
const audit = async (here: World) => {
  await on(here, '2020-07-31')
  await land(here, DONE.slice(0, 11))
  await claimDone(here, DONE[11]!)
  await here.does(officer, 'ReturnForRework', { entryId: entryOf(DONE[11]!), fault: 'surface', reason: '只挂牌未落实' })
}
/** c4.6: one by one; two are refused, each with its fault, and five with one click as well. */
const acceptTheme = async (here: World) => {
  await on(here, '2020-09-30')
  await land(here, THEME.slice(0, 33))
  const five = { entryId: THEME.slice(33, 38).map(entryOf), finding: '一并销号' }
  expect(await here.ask(officer, 'PassAcceptance', five)).toMatchObject({ refusal: 'InputInvalid' })
  await land(here, THEME.slice(33, 38))
  for (const [one, fault] of [
    [SHAM, 'sham'],
    [SURFACE, 'surface'],
  ] as const) {
    await claimDone(here, one)
    await here.does(officer, 'ReturnForRework', { entryId: entryOf(one), fault, reason: '与清单不符' })
    expect(await accept(here, one)).toMatchObject({ ok: false, refusal: 'NothingClaimed' })
  }
}
const milestones = [
  { code: 'first', zh: '第一步', day: '2020-09-30' },
  { code: 'second', zh: '第二步', day: '2021-03-31' },
]
/** c4.11: whoever received it first answers for it until the section takes over. */
const handOnFirstContact = async (here: World) => {
  await on(here, '2020-05-08')
  await register(here, FIRST)
  await here.does(operator, 'TakeFirstContact', { itemId: 'first', personId: 'clerk-a', unitId: 'desk' })
  await on(here, '2020-05-09')
  await assign(here, FIRST)
  const takes = { itemId: 'first', personId: 'clerk-y', unitId: 'K11' }
  await here.does(handlerOf('K11'), 'TakeFirstContact', takes)
}

const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await on(here, '2020-01-15')
  await openLedger(here)
  await on(here, '2020-04-28')
  await takeOnAll(here, [COUNTED, STEPWISE, ...THEME])
  const steps = { entryId: entryOf(STEPWISE), mode: 'stepwise', milestones, reason: '一时难以解决' }
  await here.does(supervisor, 'ChooseHandlingMode', steps)
  await handOnFirstContact(here)
  await audit(here)
  await on(here, '2020-09-28')
  await here.does(supervisor, 'AcceptMilestone', { entryId: entryOf(STEPWISE), milestone: 'first', finding: '属实' })
  await acceptTheme(here)
  await on(here, '2020-12-18')
  await land(here, [SHAM, SURFACE, ...DONE.slice(11)])
  await on(here, '2021-01-15')
  await takeOnAll(here, NEXT_YEAR)
  for (const one of NEXT_YEAR) expect(await enter(here, one)).toMatchObject({ ok: true })
  return here
}

describe('c4 a county’s plan of three years', () => {
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

  test('S3-48 c4.2 24 entries of key work stand in their ledger, each with its leader, section, person and limit', () => {
    const entered = here
      .facts('LedgerEntered')
      .slice(0, 24)
      .map(({ data }) => data)
    expect(entered).toStrictEqual(
      KEY_WORK.map(() => expect.objectContaining({ fields: { leader: '分管县领导', section: '督查科' } })),
    )
  })
  test('S3-80 c4.4 of 12 that were claimed done at mid-year 11 stand and one is surface rectification', async () => {
    const { onTime } = await figures.counts(endOf('2020-07-31'), { group: 'bureau K1' })
    expect(onTime).toBe(11)
    expect(here.facts('EntryReturned').map(({ data }) => (data as { fault: string }).fault)).toStrictEqual([
      ...['surface', 'sham', 'surface'],
    ])
  })
  test('c4.5 at the end of the year 22 of 24 are done = 91.7%, and two go on with number and due date', async () => {
    const { cases: all, onTime } = await figures.counts(endOf('2020-12-31'), { group: 'bureau K1' })
    expect(share(onTime!, all!)).toBe('22/24 = 91.7%')
    for (const one of CARRIED)
      expect(await entryRow(here, one)).toMatchObject({ due_at: endOf('2020-12-31'), ledger: 'keyWork' })
    const numbers = CARRIED.map(async ({ itemId }) => (await here.rows('items', { item_id: itemId }))[0]!['number'])
    expect(await Promise.all(numbers)).toStrictEqual(['2020-000023', '2020-000024'])
    const open = (await here.rows('entries', { ledger: 'keyWork' })).filter((row) => row['state'] !== 'closedOut')
    expect(open).toHaveLength(22)
  })
  test('S3-42 S3-78 S3-79 c4.6 the list is accepted one by one: 38 of 40 = 95.0% at first, then 100.0%', async () => {
    const landed = async (day: string) => {
      const { cases: all, onTime, late } = await figures.counts(endOf(day), { group: 'reason T1' })
      return share(onTime! + late!, all!)
    }
    expect([await landed('2020-09-30'), await landed('2020-12-20')]).toStrictEqual(['38/40 = 95.0%', '40/40 = 100.0%'])
    const accepted = here.facts('AcceptancePassed')
    expect(accepted).toHaveLength(here.facts('EntryClosedOut').length)
  })
  test('S3-12 c4.11 asked as of each day, the item says who answers for it: clerk A until 9 May, then section Y', async () => {
    const contactAt = async (knownAt: string) => {
      const answer = await askingOver(here)(viewerWith(['supervisor']), 'history', {
        ...{ itemId: 'first', knownAt, happenedAt: null },
      })
      return (answer as unknown as { answer: { item: object } }).answer.item
    }
    const a = { contactPersonId: 'clerk-a', contactUnitId: 'desk' }
    expect(await contactAt(endOf('2020-05-08'))).toMatchObject(a)
    expect(await contactAt(at('2020-05-09', '08:59:59.999'))).toMatchObject(a)
    expect(await contactAt(endOf('2020-05-09'))).toMatchObject({ contactPersonId: 'clerk-y', contactUnitId: 'K11' })
  })
  test('S3-12 c4.11 who received it first answers for it until the section takes over', () => {
    const contacts = here
      .facts('FirstContactTaken')
      .map(({ at: when, data }) => [when, (data as { personId: string }).personId])
    expect(contacts).toStrictEqual([
      [at('2020-05-08', '09:00:00.000'), 'clerk-a'],
      [at('2020-05-09', '09:00:00.000'), 'clerk-y'],
    ])
  })
  test('S3-14 c4.11 accepted on 28 April with 10 working days it is due on 14 May', async () =>
    expect(await entryRow(here, COUNTED)).toMatchObject({ due_at: endOf('2020-05-14') }))
  test('S3-39 c4.12 step by step it is due with its second milestone, and was not overdue at the end of the year', async () => {
    expect(await entryRow(here, STEPWISE)).toMatchObject({ due_at: endOf('2021-03-31'), overdue: 0 })
    const { pending } = await figures.counts(endOf('2020-12-31'), { group: 'reason C4' })
    expect(pending).toBe(1)
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
