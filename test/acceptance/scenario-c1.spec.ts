import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cnCalendar, workingDaysLate } from '@huiyin/calendar'
import { dayIn } from '@huiyin/kernel'
import { cases, claimDone, accept, endOf, entryRow, handlerOf, land, reply, takeOnAll, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { figuresOf, share, type Figures } from './figures.js'
import { dispatcher, entryOf, officer, operator, reportOf, supervisor } from './matters.js'
import { viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { activate, ADMINISTRATOR, at, createUnits, MODES, world, ZONE, type BusMode, type World } from './world.js'

const UNITS = { desk: 'county', supervision: 'county', F1: 'county', F2: 'county', F3: 'county' }
const s0 = { unitId: 'F1', campaign: 's0' }
/** c1.6: how many entries each area has; none was found in the seventh. */
const AREAS = { C1: 1, C2: 2, C3: 4, C4: 5, C5: 1, C6: 2, C8: 5 }
const LEDGER: readonly Case[] = Object.entries(AREAS).flatMap(([category, count]) =>
  cases(count, category, { ...s0, category }),
)
/** Fourteen found by departments and six reported by the masses, two of those later. */
const entries = LEDGER.map((one, index) => ({ ...one, channel: index < 14 ? 'selfFound' : 'massReport' }))
const [AUGUST, I19, I20] = [entries.slice(0, 18), entries[18]!, entries[19]!]
const [IN_TIME, TWO_LATE, I18] = [AUGUST.slice(0, 15), AUGUST.slice(15, 17), AUGUST[17]!]

const enterAll = async (here: World, all: readonly Case[]) => {
  await takeOnAll(here, all)
  const fields = { measure: '责任部门限期整改', standard: '不再发生' }
  for (const one of all) {
    await here.does(supervisor, 'EnterInLedger', { entryId: entryOf(one), ledger: 'rectification', fields })
  }
}
/** c1.10: nothing is closed without outcome or reply, and nobody closes five with one click. */
const refuseShortCuts = async (here: World) => {
  const one = AUGUST[0]!
  expect(await accept(here, one)).toMatchObject({ refusal: 'NothingClaimed' })
  const bare = { entryId: entryOf(one), outcome: 'solved', outcomeText: '已整改', evidence: [] }
  expect(await here.ask(handlerOf(one.unitId), 'ClaimDone', bare)).toMatchObject({ refusal: 'EvidenceMissing' })
  await claimDone(here, one)
  expect(await accept(here, one)).toMatchObject({ refusal: 'ReplyOutstanding' })
  const five = { entryId: AUGUST.slice(0, 5).map(entryOf), finding: '一并销号' }
  expect(await here.ask(officer, 'PassAcceptance', five)).toMatchObject({ refusal: 'InputInvalid' })
  expect(await here.rows('entries', { state: 'closedOut' })).toStrictEqual([])
  await reply(here, one)
  expect(await accept(here, one)).toMatchObject({ ok: true })
}
const walk = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2022-07-01', '08:00:00.000') })
  await createUnits(here, '2022-07-01', UNITS)
  await activate(here, 's0', '2022-07-01')
  await here.moveTo(at('2022-08-31', '09:00:00.000'))
  await enterAll(here, AUGUST)
  await here.moveTo(at('2022-09-20', '09:00:00.000'))
  await refuseShortCuts(here)
  await land(here, IN_TIME.slice(1))
  await here.moveTo(at('2022-09-23', '09:00:00.000'))
  await enterAll(here, [I19, I20])
  await here.moveTo(at('2022-09-26', '09:00:00.000'))
  await land(here, TWO_LATE)
  await here.moveTo(at('2022-10-19', '09:00:00.000'))
  await land(here, [I19])
  await here.moveTo(at('2022-10-20', '09:00:00.000'))
  await land(here, [I20])
  for (const [day, action] of [
    ['2022-10-24', 'press'],
    ['2022-10-31', 'visit'],
    ['2022-11-07', 'yellowCard'],
  ]) {
    await here.moveTo(at(day!, '09:00:00.000'))
    await here.does(supervisor, 'RecordSupervision', { entryId: entryOf(I18), action, text: '限期办结' })
  }
  await here.moveTo(at('2022-11-25', '09:00:00.000'))
  await land(here, [I18])
  return here
}

describe('c1 the look-back of a group', () => {
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
  const dueOf = async (one: Case) => (await entryRow(here, one))['due_at']
  const lateBy = async (one: Case) => {
    const { due_at: dueAt, claimed_at: claimedAt } = await entryRow(here, one)
    return workingDaysLate(cnCalendar, dayIn(ZONE, String(dueAt)), dayIn(ZONE, String(claimedAt)))
  }

  test('S0-76 c1.6 the ledger has 20 entries: by area 1, 2, 4, 5, 1, 2, none of the seventh, and 5', async () => {
    expect(await here.rows('entries', { ledger: 'rectification' })).toHaveLength(20)
    expect(await figures.casesBy(endOf('2022-10-31'), 'reason')).toStrictEqual(AREAS)
  })
  test('S0-75 c1.6 of them 14 were found by departments, and 6 reported by the masses', async () =>
    expect(await figures.casesBy(endOf('2022-10-31'), 'channel')).toStrictEqual({ selfFound: 14, massReport: 6 }))
  test('c1.7 those of 31 August are due on 22 September, those of 23 September on 19 October', async () => {
    for (const one of AUGUST) expect(await dueOf(one)).toBe(endOf('2022-09-22'))
    expect([await dueOf(I19), await dueOf(I20)]).toStrictEqual([endOf('2022-10-19'), endOf('2022-10-19')])
  })
  test('S0-60 c1.10 at the end of October 16 of 20 were on time = 80.0%, 3 late by 2, 2 and 1 working days, 1 open', async () => {
    const { dueCases, dueOnTime, dueLate, dueOpenOverdue } = await figures.counts(endOf('2022-10-31'), {})
    expect(share(dueOnTime!, dueCases!)).toBe('16/20 = 80.0%')
    expect([dueLate, dueOpenOverdue]).toStrictEqual([3, 1])
    expect(await Promise.all([...TWO_LATE, I20].map(lateBy))).toStrictEqual([2, 2, 1])
  })
  test('S0-77 c1.19 the last one was supervised three times', async () =>
    expect(await entryRow(here, I18)).toMatchObject({ supervisions: 3, card: 'yellowCard', state: 'closedOut' }))
  test('S0-78 S0-79 c1.19 on 21 November 19 of 20 have outcome and reply, on 25 November all = 100.0%', async () => {
    const landed = async (day: string) => {
      const { cases: all, onTime, late } = await figures.counts(endOf(day), {})
      return share(onTime! + late!, all!)
    }
    expect(await landed('2022-11-21')).toBe('19/20 = 95.0%')
    expect(await landed('2022-11-25')).toBe('20/20 = 100.0%')
    const answered = await here.rows('items', { state: 'replied', replies_owed: 0 })
    expect(share(answered.length, (await here.rows('items')).length)).toBe('20/20 = 100.0%')
  })
  test('S1-98 every entry that was closed rests on a file of its own, and none is claimed done without one', async () => {
    const claims = here.facts('CompletionClaimed').map(({ data }) => data as { evidence: { sha256: string }[] })
    expect(claims.map(({ evidence }) => evidence.length)).toStrictEqual(entries.map(() => 1))
    expect(new Set(claims.map(({ evidence }) => evidence[0]!.sha256)).size).toBe(20)
  })
  test('c1.22 as it was known at the end of 22 September there are 18 entries: 15 closed, 3 open', async () => {
    const then = at('2022-09-22', '23:59:59.000')
    const { cases: all, onTime, late, pending } = await figures.counts(then, { knownAt: then })
    expect([all, onTime! + late!, pending]).toStrictEqual([18, 15, 3])
  })
  test('c1.22 every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})

/** c1.8: what departments found, each on its day; all of it is entered on 31 August. */
const FOUND = [
  { itemId: 'c42-1', manifestation: 'C4.2', foundOn: '2022-08-05', unitId: 'F1' },
  { itemId: 'c82-1', manifestation: 'C8.2', foundOn: '2022-08-10', unitId: 'F3' },
  { itemId: 'c42-2', manifestation: 'C4.2', foundOn: '2022-08-19', unitId: 'F2' },
  { itemId: 'c82-2', manifestation: 'C8.2', foundOn: '2022-08-30', unitId: 'F3' },
  { itemId: 'c42-3', manifestation: 'C4.2', foundOn: '2022-08-31', unitId: 'F1' },
]
const enter = async ({ does }: World, one: (typeof FOUND)[number]) => {
  const { itemId, manifestation, foundOn, unitId } = one
  const report = { reportId: reportOf({ ...s0, itemId }), channel: 'selfFound', reporter: 'staff', summary: '自查发现' }
  const unknown = { category: null, place: null, outsideNumber: null }
  await does(operator, 'ReceiveReport', { itemId, ...report, ...unknown, foundOn })
  const category = manifestation.slice(0, 2)
  await does(operator, 'RegisterItem', { itemId, number: itemId, category, campaign: 's0', manifestation })
  await does(dispatcher, 'AssignItem', { itemId, unitId, personId: null, outsideDeadline: null })
}
const begun = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2022-07-01', '08:00:00.000') })
  await createUnits(here, '2022-07-01', UNITS)
  await activate(here, 's0', '2022-07-01')
  await here.moveTo(at('2022-08-31', '09:00:00.000'))
  return here
}
const seeing = viewerWith(['supervisor'], { unitIds: ['supervision'] })

interface Alerts {
  readonly rows: readonly { readonly alertId: string; readonly recurrenceId: string; readonly problems: object[] }[]
}
const alertsOf = async (here: World, viewer = seeing, args: object = {}) => {
  const told = await askingOver(here)(viewer, 'recurrences', args)
  if (!told.ok) throw new Error(told.refusal)
  return (told.answer as Alerts).rows
}
const flaggedAs = async (here: World, viewer = seeing) => {
  const told = await askingOver(here)(viewer, 'items', { filter: { flag: 'recurring' } })
  if (!told.ok) throw new Error(told.refusal)
  const { rows } = told.answer as { readonly rows: readonly { readonly itemId: string; readonly tags: string[] }[] }
  return rows.map(({ itemId, tags }) => `${itemId} ${tags.join()}`).toSorted()
}
const programmeFor = ({ recurrenceId }: Alerts['rows'][number], unitId: string) => ({
  ...{ workId: 'work-programme', unitId, personId: `person-${unitId}`, title: 'C4.2 专项治理', campaign: 's0' },
  ...{ ledger: 'specialProgramme', fields: { programme: 'C4.2 专项治理', task: '逐项排查' }, dueOn: '2022-10-31' },
  alert: { recurrenceId, wave: 1 },
})
const recurs = async (bus: BusMode): Promise<World> => {
  const here = await begun(bus)
  for (const one of FOUND) await enter(here, one)
  const [alert] = await alertsOf(here)
  await here.moveTo(at('2022-09-02', '09:00:00.000'))
  for (const unitId of ['F1', 'F2']) await here.does(supervisor, 'OpenSpecialProgramme', programmeFor(alert!, unitId))
  await here.moveTo(at('2022-09-20', '09:00:00.000'))
  await enter(here, { ...FOUND[0]!, itemId: 'c42-4', foundOn: '2022-09-01' })
  for (const n of [5, 6, 7]) await enter(here, { ...FOUND[0]!, itemId: `c42-${n}`, foundOn: `2022-09-1${n}` })
  return here
}

describe('c1.8 what recurs', () => {
  test('S0-59 c1.8 when the third is entered, one alert proposes a special programme on C4.2; two of C8.2 raise none', async () => {
    const here = await begun('plain')
    for (const one of FOUND.slice(0, -1)) await enter(here, one)
    expect(await alertsOf(here)).toStrictEqual([])
    await enter(here, FOUND.at(-1)!)
    const found = FOUND.filter(({ manifestation }) => manifestation === 'C4.2').map(({ itemId, foundOn, unitId }) => ({
      ...{ itemId, number: itemId, foundOn, unitId },
    }))
    const alerts = await alertsOf(here)
    expect(alerts).toMatchObject([
      {
        ...{ campaign: 's0', problem: 'C4.2', needed: 3, days: 90, from: '2022-08-05', to: '2022-08-31' },
        ...{ state: 'open', problems: found, programmes: [] },
      },
    ])
    expect(here.facts('RecurrenceNoticed')).toHaveLength(1)
    expect(await flaggedAs(here)).toStrictEqual(['c42-1 recurring', 'c42-2 recurring', 'c42-3 recurring'])
    const { recurrenceId } = alerts[0]!
    await here.does(supervisor, 'DeclineProgramme', { recurrenceId, wave: 1, reason: '三件为同一起事件' })
    expect(await alertsOf(here, seeing, { state: 'declined' })).toMatchObject([
      { reason: '三件为同一起事件', answeredBy: supervisor.person },
    ])
    await here.close()
  })
  test('S0-59 a programme answers it and names what led to it; only what is found later raises the next alert', async () => {
    await expectSameInEveryMode(recurs)
    const here = await recurs('plain')
    const [second, first] = await alertsOf(here)
    expect(first).toMatchObject({ state: 'programme', programmes: [{ unitId: 'F1' }, { unitId: 'F2' }] })
    expect(first!.problems).toMatchObject(['c42-1', 'c42-2', 'c42-3', 'c42-4'].map((itemId) => ({ itemId })))
    expect(second).toMatchObject({ state: 'open', wave: 2, from: '2022-09-15', to: '2022-09-17' })
    const [work] = await here.rows('entries', { item_id: 'work-programme', unit_id: 'F1' })
    expect(work).toMatchObject({ ledger: 'specialProgramme', due_at: endOf('2022-10-31') })
    expect(JSON.parse(String(work!['origin']))).toStrictEqual({ kind: 'recurrence', reference: first!.alertId })
    await here.close()
  })
  test('S0-59 an alert and its mark are for whom the problems that he may see would raise it', async () => {
    const here = await begun('plain')
    for (const one of FOUND) await enter(here, one)
    const handler = viewerWith(['handler'], { unitIds: ['F1'] })
    expect(await flaggedAs(here, handler)).toStrictEqual([])
    await here.does(ADMINISTRATOR, 'AddPerson', { personId: 'head-f2', name: '示例', validFrom: '2022-07-01' })
    const post = { postId: 'post-1', postTitle: '支部书记', unitId: 'F2', rank: 'principal', validFrom: '2022-07-01' }
    await here.does(ADMINISTRATOR, 'AppointPerson', { personId: 'head-f2', ...post, validTo: null })
    await here.does(operator, 'NameComplainedOf', { itemId: 'c42-2', personIds: ['head-f2'] })
    const below = viewerWith(['supervisor'], { above: ['head-f2'] })
    expect(await alertsOf(here, below)).toStrictEqual([])
    expect(await flaggedAs(here, below)).toStrictEqual([])
    expect(await alertsOf(here)).toHaveLength(1)
    await here.close()
  })
  test('S0-59 nothing is found after the day on which it is entered', async () => {
    const here = await begun('plain')
    const late = { itemId: 'late', reportId: 'late-1', channel: 'selfFound', reporter: 'staff', summary: '自查发现' }
    const unknown = { category: null, place: null, outsideNumber: null, foundOn: '2022-09-01' }
    expect(await here.ask(operator, 'ReceiveReport', { ...late, ...unknown })).toMatchObject({
      ...{ refusal: 'FieldsWrong', problems: [{ path: 'foundOn' }] },
    })
    await here.close()
  })
})
