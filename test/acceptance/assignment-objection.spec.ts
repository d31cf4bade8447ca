import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { viewerWith } from './gate.js'
import { beginCounty, dispatcher, entryOf, handler, operator, reportOf, takeOn, type Matter } from './matters.js'
import { askingOver } from './questions.js'
import { at, person, type BusMode, type World } from './world.js'

const matter = (itemId: string): Matter => ({ itemId, unitId: 'K1', campaign: 's3' })
const [RIGHT, WRONG, SLOW, LATE] = [matter('right'), matter('wrong'), matter('slow'), matter('late')]
const k2 = person('handler-k2', 'K2')

const object = ({ ask }: World, { itemId }: Matter, by = handler, rightUnitId: string | null = 'K2') =>
  ask(by, 'ObjectToAssignment', { itemId, reason: '不在本单位职责范围', rightUnitId })
const decide = ({ ask }: World, { itemId }: Matter, upheld: boolean, by = dispatcher) =>
  ask(by, 'DecideAssignmentObjection', { itemId, upheld, reason: '经核对职责清单', unitId: null, personId: null })
const itemRow = async ({ rows }: World, { itemId }: Matter) => (await rows('items', { item_id: itemId }))[0]!
const entryRow = async ({ rows }: World, one: Matter) => (await rows('entries', { entry_id: entryOf(one) }))[0]!
const said = (answer: Awaited<ReturnType<typeof object>>) => (answer.ok ? 'accepted' : answer.refusal)

interface Listed {
  readonly rows: readonly { readonly itemId: string }[]
}
/** The objections that wait, as the dispatcher's desk lists them. */
const waiting = async (here: World) => {
  const answer = await askingOver(here)(viewerWith(['dispatcher']), 'items', {
    filter: { flag: 'assignmentObjection' },
  })
  return (answer as unknown as { answer: Listed }).answer.rows.map(({ itemId }) => itemId).toSorted()
}
/** The days the item's page shows for the assignment, and what may be done. */
const pageOf = async (here: World, { itemId }: Matter) => {
  const answer = await askingOver(here)(viewerWith(['dispatcher']), 'item', { itemId })
  return (answer as unknown as { answer: { assignmentDays: readonly { day: string; counted: number | null }[] } })
    .answer
}

/** Four matters of K1, assigned on Tuesday 28 April 2020: three working days to object, two to decide. */
const tell = async (bus: BusMode) => {
  const here = await beginCounty(bus)
  const refused: Record<string, string> = {}
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
  for (const one of [RIGHT, WRONG, SLOW, LATE]) await takeOn(here, one)
  const days = (await pageOf(here, RIGHT)).assignmentDays
  const due = (await entryRow(here, RIGHT))['due_at']
  await here.moveTo(at('2020-04-29', '09:00:00.000'))
  for (const one of [RIGHT, WRONG, SLOW]) refused[`objected: ${one.itemId}`] = said(await object(here, one))
  refused['a second time'] = said(await object(here, RIGHT, person('principal-k1', 'K1'), null))
  refused['handed on meanwhile'] = said(
    await here.ask(dispatcher, 'TransferItem', { itemId: 'right', unitId: 'K2', personId: null, reason: '改交' }),
  )
  const open = { list: await waiting(here), row: await itemRow(here, RIGHT), entry: await entryRow(here, RIGHT) }
  refused['upheld'] = said(await decide(here, RIGHT, true))
  refused['rejected'] = said(await decide(here, WRONG, false))
  refused['objected again after the rejection'] = said(await object(here, WRONG, person('principal-k1', 'K1'), null))
  refused['the right unit objects too'] = said(await object(here, RIGHT, k2, 'K1'))
  refused['and that is rejected'] = said(await decide(here, RIGHT, false))
  const decided = { list: await waiting(here), right: await itemRow(here, RIGHT), wrong: await itemRow(here, WRONG) }
  const dues = { right: await entryRow(here, { ...RIGHT, unitId: 'K2' }), wrong: await entryRow(here, WRONG) }
  await here.moveTo(at('2020-04-30', '23:59:59.999'))
  const before = here.facts('AssignmentObjectionOverdue').length
  await here.moveTo(at('2020-05-07', '09:00:00.000')) // 1 to 5 May were days off in 2020
  refused['on the first day after'] = said(await object(here, LATE))
  await here.moveTo(at('2020-05-08', '09:00:00.000'))
  refused['decided late'] = said(await decide(here, SLOW, true))
  return { here, refused, days, due, open, decided, dues, before }
}

describe('a unit objects to an assignment', () => {
  let story: Awaited<ReturnType<typeof tell>>
  beforeAll(async () => {
    story = await tell('plain')
  })
  afterAll(() => story.here.close())

  test('S2-14 S4-90 once for each assignment and within its days; somebody else decides', () =>
    expect(story.refused).toStrictEqual({
      ...{ 'objected: right': 'accepted', 'objected: wrong': 'accepted', 'objected: slow': 'accepted' },
      'a second time': 'AssignmentObjectionRaisedAlready',
      'handed on meanwhile': 'AssignmentObjectionOpen',
      ...{ upheld: 'accepted', rejected: 'accepted' },
      'objected again after the rejection': 'AssignmentObjectionRaisedAlready',
      'the right unit objects too': 'accepted',
      'and that is rejected': 'accepted',
      'on the first day after': 'AssignmentObjectionTooLate',
      'decided late': 'accepted',
    }))
  test('S4-90 the dispatcher lists those that wait, each with who says what and by when it is decided', () => {
    expect(story.open.list).toStrictEqual(['right', 'slow', 'wrong'])
    expect(story.open.row).toMatchObject({
      ...{ unit_id: 'K1', assignment_objection: 'open', state: 'assigned' },
      assignment_objection_due_at: at('2020-05-06', '23:59:59.999'),
    })
    expect(JSON.parse(String(story.open.row['assignment_objection_said']))).toMatchObject({
      ...{ raisedBy: 'handler-k1', rightUnitId: 'K2', reason: '不在本单位职责范围' },
    })
    expect(story.decided.list).toStrictEqual(['slow'])
  })
  test('S3-14 how the days to object were counted is shown day by day', () => {
    const counted = story.days.filter(({ counted: n }) => n !== null).map(({ day }) => day)
    expect(counted).toStrictEqual(['2020-04-29', '2020-04-30', '2020-05-06'])
  })
  test('S2-14 upheld, the right unit gets it and nobody kicked; rejected, it stays; the deadline is the first one in both', () => {
    expect(story.decided.right).toMatchObject({ unit_id: 'K2', transfers: 1, kicks: 0, kicked_back: 0 })
    expect(story.decided.wrong).toMatchObject({ unit_id: 'K1', transfers: 0, assignment_objection: 'decided' })
    expect([story.dues.right['due_at'], story.dues.wrong['due_at']]).toStrictEqual([story.due, story.due])
    expect(story.open.entry).toMatchObject({ state: 'handling', due_at: story.due })
  })
  test('S4-90 when the decision was due and nobody had decided, that is noted, once, and may still be made', () => {
    expect(story.before).toBe(0)
    const overdue = story.here.facts('AssignmentObjectionOverdue')
    expect(overdue.map(({ at: when, data }) => [when, data])).toStrictEqual([
      [at('2020-05-07'), { unitId: 'K1', dueAt: at('2020-05-06', '23:59:59.999') }],
    ])
  })
  test('whatever happened, no command of the product was refused and no event was left over', () =>
    expect(story.here.faults()).toStrictEqual([]))
  test('all of it is the same however the bus carries it', () =>
    expectSameInEveryMode(async (bus) => (await tell(bus)).here))
  test('S0-79 what is answered by the unit is objected to no more', async () => {
    const here = await beginCounty('plain')
    await takeOn(here, LATE)
    const reply = { itemId: LATE.itemId, reportId: reportOf(LATE), result: 'solved', text: '已办结。' }
    await here.does(operator, 'ReplyToReport', reply)
    expect(said(await object(here, LATE))).toBe('ReplyAlreadyGiven')
    await here.close()
  })
})
