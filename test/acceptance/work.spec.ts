import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { entryIdOf } from '@huiyin/rectification'
import { land, takeOnAll, type Case } from './casework.js'
import { expectSameInEveryMode } from './every-mode.js'
import { figuresOf, type Figures } from './figures.js'
import { gateOver, viewerWith } from './gate.js'
import { beginCounty, handler, officer, principal, supervisor } from './matters.js'
import { askingOver } from './questions.js'
import { at, MODES, person, type BusMode, type World } from './world.js'

const WORK = 'work-road'
const entryId = entryIdOf(WORK, 'K1')
const partId = entryIdOf(WORK, 'K2')
const road = {
  ...{ workId: WORK, unitId: 'K1', personId: 'handler-9', title: '通村公路提升工程', number: '重点-3' },
  ...{ campaign: 's3', ledger: 'keyWork', fields: { leader: '分管县领导', section: '工程科' } },
  ...{ dueOn: '2020-11-30', topic: '交通安全', origin: { kind: 'meeting', reference: '第3次县长办公会' } },
}
const item: Case = { itemId: 'queue', unitId: 'K1', category: 'C3', campaign: 's3' }
const row = async (here: World, id = entryId) => (await here.rows('entries', { entry_id: id }))[0]
const namesOf = (answer: object) =>
  ((answer as { problems?: readonly { readonly path: string }[] }).problems ?? []).map(({ path }) => path)

/** S3-24: nothing stands in the ledger that does not say everything it asks for, by a day that is still to come. */
const openIt = async (here: World) => {
  const lacking = { ...road, personId: null, fields: { leader: '分管县领导' } }
  expect(namesOf(await here.ask(principal, 'OpenWork', lacking))).toStrictEqual(['fields.section', 'needs.person'])
  expect(namesOf(await here.ask(principal, 'OpenWork', { ...road, dueOn: '2020-01-31' }))).toStrictEqual(['dueOn'])
  expect(await here.ask(principal, 'OpenWork', { ...road, campaign: 's9' })).toMatchObject({
    refusal: 'CampaignUnknown',
  })
  expect(await here.rows('entries')).toStrictEqual([])
  await here.does(principal, 'OpenWork', road)
  expect(await here.ask(principal, 'OpenWork', road)).toMatchObject({ ok: true, events: [] })
  expect(await row(here)).toMatchObject({ ledger: 'keyWork', work_title: road.title, topic: '交通安全' })
  expect(await row(here)).toMatchObject({ due_at: at('2020-11-30', '23:59:59.999'), item_id: WORK })
}

/** S2-11, S3-39, S3-14: it is handled like any other entry. */
const workOnIt = async (here: World) => {
  await here.does(handler, 'PlanRemedies', { entryId, fix: '增加班组', establish: '按月调度' })
  const milestones = [{ code: 'survey', zh: '完成测量', day: '2020-06-30' }]
  await here.does(supervisor, 'ChooseHandlingMode', { entryId, mode: 'stepwise', milestones, reason: '分步推进' })
  const joint = { entryId, unitId: 'K2', personId: null, part: '管线迁改', dueOn: '2020-05-29' }
  await here.does(supervisor, 'AskJointUnit', joint)
  await here.moveTo(at('2020-07-01', '09:00:00.000'))
  expect(await row(here)).toMatchObject({ overdue: 1 })
  await here.does(supervisor, 'AcceptMilestone', { entryId, milestone: 'survey', finding: '测量成果齐全' })
  await here.does(handler, 'RequestExtension', { entryId, workingDays: 5, reason: '雨季停工' })
  await here.does(supervisor, 'DecideExtension', { entryId, granted: true, reason: '情况属实' })
}

const claimOf = async (here: World, id: string) => ({
  ...{ entryId: id, outcome: 'solved', outcomeText: '已通车', evidence: await here.evidenceFor(id) },
})

/** S0-78, S0-79, S3-79, S2-11: with outcome and evidence, accepted by somebody else, when every part is, and no reply. */
const closeIt = async (here: World) => {
  const claim = await claimOf(here, entryId)
  expect(namesOf(await here.ask(handler, 'ClaimDone', claim))).toStrictEqual(['demands.parts.K2'])
  await here.does(person('handler-K2', 'K2'), 'ClaimDone', await claimOf(here, partId))
  await here.does(officer, 'PassAcceptance', { entryId: partId, finding: '管线已迁改' })
  expect(await here.ask(officer, 'PassAcceptance', { entryId, finding: '属实' })).toMatchObject({
    refusal: 'NothingClaimed',
  })
  await here.does(handler, 'ClaimDone', claim)
  expect(await here.ask(handler, 'PassAcceptance', { entryId, finding: '属实' })).toMatchObject({ refusal: 'OwnWork' })
  await here.does(officer, 'PassAcceptance', { entryId, finding: '现场核实已通车' })
  expect(await row(here)).toMatchObject({ state: 'closedOut', outcome: 'solved', answered: 0 })
  const look = { entryId, carriedOut: true, solved: true, changed: true, finding: '路况良好' }
  await here.does(supervisor, 'RecordLookBack', look)
}

const walk = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-02-03', '09:00:00.000'))
  await openIt(here)
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
  await takeOnAll(here, [item])
  await land(here, [item])
  await workOnIt(here)
  await closeIt(here)
  return here
}

describe('work that nobody complained of', () => {
  let here: World
  let figures: Figures
  let ask: ReturnType<typeof askingOver>
  beforeAll(async () => {
    here = await walk('plain')
    figures = await figuresOf(here)
    ask = askingOver(here)
  })
  afterAll(async () => {
    await figures.close()
    await here.close()
  })
  const told = async (name: string, args: object, viewer = viewerWith(['supervisor'])) => {
    const answer = await ask(viewer, name, args)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.answer as never
  }
  const of = (unitId: string) => viewerWith(['unitPrincipal'], { unitIds: [unitId] })

  test('S3-24 is opened straight in its ledger, and goes from plan to look-back like any other entry', async () => {
    expect(await row(here)).toMatchObject({ ledger: 'keyWork', state: 'closedOut', look_backs: 1, parts_open: 0 })
    expect(here.facts('ReportReplied')).toHaveLength(1) // that of the item beside it
  })
  test('S0-76 items and work are counted apart: no figure of items knows of it', async () => {
    const counts = await figures.counts(at('2020-12-31'), {})
    expect(counts).toMatchObject({ cases: 1 })
    expect(await figures.tiles(at('2020-12-31'))).toMatchObject({ received: 1, closed: 1, backlog: 0 })
  })
  test('S4-34 ledger, desk and topic find it by what it is called', async () => {
    for (const filter of [{ ledger: 'keyWork' }, { topic: '交通安全' }]) {
      const { rows } = (await told('entries', { filter })) as { rows: readonly object[] }
      expect(rows).toMatchObject([{ entryId, summary: road.title, itemNumber: '重点-3', topic: '交通安全' }])
    }
    expect(await told('entries', { filter: { topic: '环境保护' } })).toMatchObject({ total: 0 })
  })
  test('S2-11 whoever has a part of it sees what it is a part of, and nobody else of another unit', async () => {
    expect(await told('entries', {}, of('K2'))).toMatchObject({ rows: [{ entryId: partId, summary: road.title }] })
    const seen = await told('item', { itemId: WORK }, of('K2'))
    expect(seen).toMatchObject({ row: null, work: { title: road.title }, entries: [{ entryId: partId }] })
    expect(await told('item', { itemId: WORK }, of('K11'))).toBeNull()
    expect(await told('history', { itemId: WORK }, of('K11'))).toBeNull()
    expect(await told('item', { itemId: WORK }, viewerWith(['supervisor'], { tenant: 'elsewhere' }))).toBeNull()
  })
  test('its page shows what it came from, its plan, its evidence and everything that happened, as known at any time', async () => {
    const shown = (await told('item', { itemId: WORK })) as { readonly plans: readonly object[] }
    expect(shown).toMatchObject({ work: { ...{ title: road.title, origin: road.origin, campaign: 's3' } } })
    expect(shown.plans[0]).toMatchObject({ ledger: { code: 'keyWork' }, remedies: { fix: '增加班组' } })
    const { facts } = (await told('history', { itemId: WORK }, of('K1'))) as { facts: readonly { type: string }[] }
    expect(facts.map(({ type }) => type)).toContain('WorkOpened')
    const knownAt = at('2020-02-04')
    const then = (await told('history', { itemId: WORK, knownAt })) as { facts: readonly { type: string }[] }
    expect(then.facts.map(({ type }) => type)).toStrictEqual(['WorkOpened', 'LedgerEntered'])
    expect(await told('rectification/evidence', { itemId: WORK })).toHaveLength(2)
  })
  test('is opened by a unit for itself, and by supervision for any', async () => {
    const send = gateOver(here.send)
    const input = { ...road, workId: 'work-other', unitId: 'K2' }
    const opening = { context: 'rectification', name: 'OpenWork', input }
    expect(await send(of('K1'), opening)).toMatchObject({ refusal: 'NotYourUnit' })
    expect(await send(viewerWith(['operator']), opening)).toMatchObject({ refusal: 'RoleMissing' })
    const named = { ...opening, input: { ...input, workId: 'queue' } }
    expect(await send(viewerWith(['supervisor']), named)).toMatchObject({ refusal: 'InputInvalid' })
  })
  test('every mode of the bus ends with the same lists', async () => {
    await expectSameInEveryMode(walk, MODES.slice(0, 2))
    expect.hasAssertions()
  })
})
