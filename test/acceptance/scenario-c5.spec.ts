import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  accept,
  cases,
  claimDone,
  claimOf,
  endOf,
  entryRow,
  handlerOf,
  land,
  takeOnAll,
  type Case,
} from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { figuresOf, share, type Figures } from './figures.js'
import { dispatcher, entryOf, leader, officer, operator, supervisor } from './matters.js'
import { viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { activate, at, createUnits, MODES, person, world, type BusMode, type World } from './world.js'

const UNITS = {
  ...{ desk: 'county', supervision: 'county', commission: 'county' },
  ...{ GO: 'county', CO: 'county', TE: 'county', EN1: 'county', EN2: 'county' },
}
const of = (unitId: string, category: string) => ({ unitId, category, campaign: 's4' })
const HAZARDS = cases(12, 'hazard', {
  ...of('EN2', 'C2'),
  channel: 'covertCheck',
  fields: { team: '第一组', record: '隐患' },
}).map((one) => ({ ...one, dueOn: '2022-03-31' }))
const MAJOR = HAZARDS.slice(0, 2)
const PROBLEMS = cases(18, 'problem', { ...of('TE', 'C2'), dueOn: '2022-12-30' })
const OLD = cases(4, 'old', of('EN1', 'C3'))
const READ: Case = { itemId: 'read', ...of('CO', 'C3'), channel: 'letter' }
const PARCEL: Case = { itemId: 'parcel', ...of('GO', 'C2'), channel: 'hotline12345' }
/** c5.7: what was raised at two symposiums. */
const RAISED = [
  cases(11, 'may', { ...of('GO', 'C3'), channel: 'symposium', fields: { heldOn: '2022-05-18' } }),
  cases(8, 'november', { ...of('GO', 'C3'), channel: 'symposium', fields: { heldOn: '2022-11-09' } }),
] as const
const VISIT: Case = { itemId: 'visit', ...of('CO', 'C3'), channel: 'visit', fields: { people: 1, leader: 'L1' } }
/** When the item of c5.11 was handed on, and to whom. */
const HOPS = [
  ['2022-05-05', 'CO'],
  ['2022-05-09', 'EN1'],
  ['2022-05-11', 'CO'],
  ['2022-05-13', 'GO'],
] as const

interface History {
  readonly item: { readonly unitId: string }
  readonly facts: readonly {
    readonly type: string
    readonly occurredAt: string
    readonly data: string
    readonly personId: string
  }[]
}
const unitOf = (data: string) => (JSON.parse(data) as { unitId: string }).unitId

const namesOf = (answer: unknown) =>
  (answer as { readonly problems: readonly { readonly path: string }[] }).problems.map(({ path }) => path)
const on = (here: World, day: string) => here.moveTo(at(day, '09:00:00.000'))
const hang = ({ does }: World, one: Case) =>
  does(supervisor, 'RecordSupervision', { entryId: entryOf(one), action: 'hungSign', text: '挂牌督办' })

/** c5.14: each states problem, solution, duty and measure; two carry the sign; eleven are removed in time. */
const removeHazards = async (here: World) => {
  await takeOnAll(here, HAZARDS)
  const fields = { problem: '临边无防护', solution: '加装护栏', duty: '项目部', measure: '每日巡查' }
  for (const one of HAZARDS) {
    const enter = { entryId: entryOf(one), ledger: 'safety', fields }
    await here.does(handlerOf('EN2'), 'EnterInLedger', enter)
  }
  const { duty: _, ...less } = fields
  const incomplete = { entryId: entryOf(HAZARDS[0]!), ledger: 'safety', fields: less }
  expect(namesOf(await here.ask(handlerOf('EN2'), 'EnterInLedger', incomplete))).toStrictEqual(['fields.duty'])
  for (const one of MAJOR) await hang(here, one)
  await on(here, '2022-03-30')
  for (const one of MAJOR) await claimDone(here, one)
  expect(await here.rows('entries', { hung_sign: 1 })).toHaveLength(2)
  await land(here, HAZARDS.slice(0, 11))
  expect(await here.rows('entries', { hung_sign: 1 })).toStrictEqual([])
  await on(here, '2022-04-02')
  await land(here, HAZARDS.slice(11))
}

/** c5.15: measure, limit, standard and sponsor of each; one without the standard is refused, and L1 claims three. */
const screen = async (here: World) => {
  await takeOnAll(here, PROBLEMS)
  const enter = (one: Case, fields: object) =>
    here.ask(handlerOf('TE'), 'EnterInLedger', { entryId: entryOf(one), ledger: 'rectification', fields })
  expect(namesOf(await enter(PROBLEMS[0]!, { measure: '限期完成' }))).toStrictEqual(['fields.standard'])
  for (const [index, one] of PROBLEMS.entries()) {
    expect(await enter(one, { measure: '限期完成', standard: '验收合格' })).toMatchObject({ ok: true })
    const sponsor = { entryId: entryOf(one), personId: index < 3 ? leader.person : 'leader-2' }
    await here.does(index < 3 ? leader : supervisor, 'NameSponsor', sponsor)
  }
}

/** c5.9: the receiving leader keeps the case, whatever is said, and it is closed with minutes and plan only. */
const receiveVisitor = async (here: World) => {
  await takeOnAll(here, [VISIT])
  const entryId = entryOf(VISIT)
  await here.does(supervisor, 'ChooseHandlingMode', { entryId, mode: 'one-owner', milestones: [], reason: '领导接访' })
  const { itemId } = VISIT
  await here.does(operator, 'TakeFirstContact', { itemId, personId: 'L1', unitId: 'CO' })
  const handOn = { itemId, unitId: 'GO', personId: 'L2' }
  for (const reason of [null, '另有安排'])
    expect(await here.ask(dispatcher, 'TransferItem', { ...handOn, reason })).toMatchObject({ refusal: 'OneOwner' })
  const takesOver = { itemId, personId: 'L2', unitId: 'CO' }
  expect(await here.ask(operator, 'TakeFirstContact', takesOver)).toMatchObject({ refusal: 'OneOwner' })
  const claim = await claimOf(here, VISIT)
  const unmet = namesOf(await here.ask(handlerOf('CO'), 'ClaimDone', claim))
  expect(unmet).toStrictEqual(['demands.records.minutes', 'demands.records.plan'])
  for (const record of ['minutes', 'plan']) {
    await here.does(handlerOf('CO'), 'EnterWorkRecord', {
      entryId,
      record,
      on: '2022-04-20',
      fields: { text: '见附件' },
    })
  }
  await land(here, [VISIT])
}

/** c5.17: the head of EN1 changes while four items are open. */
const changeHead = async (here: World) => {
  await takeOnAll(here, OLD)
  const appoint = async (personId: string, validFrom: string, validTo: string | null) => {
    await here.does(person('administrator-1', null), 'AddPerson', { personId, name: personId, validFrom })
    const post = { postId: 'en1-head', postTitle: '科长', unitId: 'EN1', rank: 'principal', validFrom, validTo }
    await here.does(person('administrator-1', null), 'AppointPerson', { personId, ...post })
  }
  await appoint('head-before', '2022-01-01', '2022-06-30')
  const before = await here.rows('entries', { unit_id: 'EN1', state: 'handling' })
  await on(here, '2022-07-01')
  await appoint('head-after', '2022-07-01', null)
  const after = await here.rows('entries', { unit_id: 'EN1', state: 'handling' })
  const about = (rows: typeof before) => rows.map((row) => [row['entry_id'], row['due_at'], row['opened_at']])
  expect(about(after)).toStrictEqual(about(before))
}

/** c5.16: of sixteen that were claimed closed fifteen match the evidence, and one goes back. */
const reconcile = async (here: World) => {
  await on(here, '2022-12-15')
  const claimed = PROBLEMS.slice(0, 16)
  await land(here, claimed.slice(0, 15))
  await claimDone(here, claimed[15]!)
  const back = { entryId: entryOf(claimed[15]!), fault: 'surface', reason: '与台账不符' }
  await here.does(officer, 'ReturnForRework', back)
  expect(await accept(here, claimed[15]!)).toMatchObject({ refusal: 'NothingClaimed' })
}

const walk = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2022-01-01', '08:00:00.000') })
  await createUnits(here, '2022-01-01', UNITS)
  await activate(here, 's4', '2022-01-01')
  await on(here, '2022-03-01')
  await removeHazards(here)
  await on(here, '2022-04-20')
  await receiveVisitor(here)
  await on(here, '2022-05-04')
  await takeOnAll(here, [PARCEL])
  for (const [day, unitId] of HOPS) {
    await on(here, day)
    await here.does(dispatcher, 'TransferItem', { itemId: 'parcel', unitId, personId: null, reason: '职责交叉' })
  }
  await on(here, '2022-05-18')
  await takeOnAll(here, RAISED[0])
  await on(here, '2022-06-01')
  await land(here, RAISED[0])
  await screen(here)
  await on(here, '2022-06-20')
  await changeHead(here)
  await on(here, '2022-09-28')
  await takeOnAll(here, [READ])
  await on(here, '2022-11-09')
  await takeOnAll(here, RAISED[1])
  await land(here, RAISED[1])
  await reconcile(here)
  return here
}

describe('c5 a key-project office', () => {
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

  test('S4-24 S4-93 S4-26 c5.14 of 12 hazards 11 were removed in time = 91.7%, and two carried the sign until accepted', async () => {
    const { dueCases, dueOnTime } = await figures.counts(endOf('2022-04-30'), { group: 'bureau EN2' })
    expect(share(dueOnTime!, dueCases!)).toBe('11/12 = 91.7%')
    const signs = here.facts('SupervisionRecorded').map(({ data }) => (data as { itemId: string }).itemId)
    expect(signs).toStrictEqual(['hazard-1', 'hazard-2'])
  })
  test('S4-63 S4-65 S4-66 c5.15 the 18 problems stand in the ledger with their sponsors, of whom one claimed three himself', async () => {
    const listed = await here.rows('entries', { ledger: 'rectification' })
    expect(listed).toHaveLength(18)
    expect(listed.filter((row) => row['sponsor_id'] === leader.person)).toHaveLength(3)
    const claimed = here.facts('SponsorNamed').filter(({ data }) => (data as { claimed: boolean }).claimed)
    expect(claimed.map(({ by }) => by)).toStrictEqual([leader.person, leader.person, leader.person])
  })
  test('S4-94 c5.16 reconciled with the evidence one goes back, and 15 of 18 are closed = 83.3%', async () => {
    const { cases: all, onTime } = await figures.counts(endOf('2022-12-15'), { group: 'bureau TE' })
    expect(share(onTime!, all!)).toBe('15/18 = 83.3%')
    expect(await entryRow(here, PROBLEMS[15]!)).toMatchObject({ state: 'returned', returns: 1 })
  })
  test('S4-41 c5.9 the case L1 received is handed to nobody else: it stays where it was, with L1', async () =>
    expect(await here.rows('items', { item_id: 'visit' })).toMatchObject([
      { unit_id: 'CO', contact_person_id: 'L1', transfers: 0 },
    ]))
  test('S4-42 c5.9 the case of a receiving leader is closed with its minutes and its plan', async () =>
    expect(await entryRow(here, VISIT)).toMatchObject({ mode: 'one-owner', state: 'closedOut' }))
  test('S4-40 c5.7 the 19 matters raised at two symposiums are filed with their day, tracked, and closed each by itself', async () => {
    const filed = await here.rows('items', { channel: 'symposium' })
    expect(filed).toHaveLength(19)
    const landed = await Promise.all(RAISED.flat().map((one) => entryRow(here, one)))
    expect(landed.map((row) => row['state'])).toStrictEqual(RAISED.flat().map(() => 'closedOut'))
    const { dueCases, dueOnTime } = await figures.counts(endOf('2022-12-31'), { group: 'channel symposium' })
    expect(share(dueOnTime!, dueCases!)).toBe('19/19 = 100.0%')
  })
  test('S4-92 c5.17 new officials deal with old accounts: the four items of a section pass to its new head, due as they were', async () => {
    const passed = here.facts('EntryPassedOn').map(({ at: when, data }) => {
      const { itemId, fromPersonId, toPersonId } = data as Readonly<Record<string, string | null>>
      return { itemId, when, fromPersonId, toPersonId }
    })
    const told = (toPersonId: string | null) =>
      OLD.map(({ itemId }) => ({ itemId, when: at('2022-07-01'), fromPersonId: 'head-before', toPersonId }))
    const byItem = (one: { itemId: unknown }, other: { itemId: unknown }) =>
      String(one.itemId) < String(other.itemId) ? -1 : 1
    // nobody was appointed when the day began; each passed once from the post, and once to who took it
    expect(passed.slice(0, 4).sort(byItem)).toStrictEqual(told(null))
    expect(passed.slice(4).sort(byItem)).toStrictEqual(told('head-after'))
    const rows = await here.rows('entries', { unit_id: 'EN1', state: 'handling' })
    const opened = here.facts('EntryOpened').map(({ data }) => data as { itemId: string; deadline: { dueAt: string } })
    const due = opened.flatMap(({ itemId, deadline }) =>
      OLD.some((one) => one.itemId === itemId) ? [deadline.dueAt] : [],
    )
    const numbers = await here.rows('items', { unit_id: 'EN1' })
    expect(rows.map((row) => [row['passed_on'], row['vacant_since'], row['due_at']])).toStrictEqual(
      due.map((dueAt) => [1, null, dueAt]),
    )
    expect(numbers.map((row) => row['transfers'])).toStrictEqual(OLD.map(() => 0))
  })
  test('c5.10 read on 28 September with 15 working days it is due on 24 October', async () =>
    expect(await entryRow(here, READ)).toMatchObject({ due_at: endOf('2022-10-24') }))
  test('S4-33 S4-90 c5.11 from the hotline by way of two offices and back: four transfers, and the deadline never moved', async () => {
    expect(await here.rows('items', { item_id: 'parcel' })).toMatchObject([
      { channel: 'hotline12345', transfers: 4, unit_id: 'GO', kicks: 4, kicked_back: 1, kick_faults: 4 },
    ])
    const dues = (await here.rows('entries', { item_id: 'parcel' })).map((row) => row['due_at'])
    expect(new Set(dues)).toStrictEqual(new Set([endOf('2022-05-24')]))
  })
  test('S4-90 S1-67 c5.25 its history says at each hand-over who had it then, and how it came there', async () => {
    const ask = askingOver(here)
    const viewer = viewerWith(['supervisor'], { unitIds: ['county', ...Object.keys(UNITS)] })
    for (const [index, [day, unitId]] of HOPS.entries()) {
      const answer = await ask(viewer, 'history', { itemId: 'parcel', knownAt: endOf(day), happenedAt: null })
      const { item, facts } = (answer as unknown as { answer: History }).answer
      expect(item.unitId).toBe(unitId)
      const handed = facts.filter(({ type }) => type === 'ItemTransferred')
      expect(handed.map(({ occurredAt, data, personId }) => [occurredAt, unitOf(data), personId])).toStrictEqual(
        HOPS.slice(0, index + 1).map(([when, to]) => [at(when, '09:00:00.000'), to, dispatcher.person]),
      )
    }
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
