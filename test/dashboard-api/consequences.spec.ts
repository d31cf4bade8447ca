import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import { commandsByContext, refusalTexts, type Role } from '@huiyin/contracts'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import {
  AnswerQuestion,
  AnswerQuestionHandler,
  QuestionRegistry,
  type AnswerOf,
  type ArgumentsOf,
  type QuestionAnswer,
  type Viewer,
} from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { writeCase, writeUnit, type Happening } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-03-20T04:00:00.000Z' // a Friday noon in Shanghai
const basis = { rule: 'overdue', version: 1 }
let bench: Awaited<ReturnType<typeof city>>
let handler: AnswerQuestionHandler

const told = async <N extends keyof DashboardQuestions>(
  name: N,
  args: ArgumentsOf<DashboardQuestions[N]>,
  viewer: Viewer,
): Promise<AnswerOf<DashboardQuestions[N]>> => {
  const answer = (await handler.execute(new AnswerQuestion(name, args, viewer))) as QuestionAnswer<
    AnswerOf<DashboardQuestions[N]>
  >
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  return answer.answer
}

const propose = async (id: string, unitId: string, at: string, more: Readonly<Record<string, unknown>> = {}) => {
  const from = `2026-${at}T01:00:00.000Z`
  const rule = { kind: 'workingDays', n: 3 } as const
  const statementDeadline = deriveDeadline({ rule, calendar: cnCalendar, zone: 'Asia/Shanghai', from })
  const facts = [{ fact: 'deadlinePassed', at: from, number: 1, text: null, source: 'event-1' }]
  const about = { unitId, personId: null, itemId: null, entryId: null, kind: 'reminder', basis, facts }
  const data = { ...about, statementDeadline, proposedBy: 'system', ...more }
  await bench.write(`accountability-sanction-${id}`, 'SanctionProposed', data, { at: from, person: 'system' })
}
const adds = (id: string, type: string, data: object, when: Happening) =>
  bench.write(`accountability-sanction-${id}`, type, data, when)

const viewer = (role: Role, unitId = 'root', below: readonly string[] = []) => viewerWith(role, [unitId, ...below])
const supervisor = viewer('supervisor', 'root', ['a', 'b', 'a1'])
const principalOfA = viewer('unitPrincipal', 'a', ['a1'])

beforeAll(async () => {
  bench = await city(NOW)
  const registry = new QuestionRegistry()
  registry.add(questionsOver(bench.ports))
  handler = new AnswerQuestionHandler(registry)
  const { write } = bench
  await writeUnit(write, 'root', null)
  await writeUnit(write, 'a', 'root')
  await writeUnit(write, 'a1', 'a')
  await writeUnit(write, 'b', 'root')
  await writeCase(write, { id: '1', unit: 'a', received: '03-01', due: '03-10' })
  await propose('over', 'a', '03-11', { itemId: '1', entryId: 'e-1' })
  await propose('running', 'b', '03-19')
  await propose('spoken', 'a', '03-18')
  await adds('spoken', 'ViewStated', { text: '当日补办', statedBy: 'p' }, { at: '2026-03-19T01:00:00.000Z' })
  await propose('closed', 'a', '03-02')
  await adds(
    'closed',
    'SanctionDismissed',
    { reason: '情有可原', decidedBy: 'd' },
    { at: '2026-03-09T01:00:00.000Z', person: 'd' },
  )
  const rated = { itemId: '1', unitId: 'a', rating: 'notSatisfied', remark: '我是张三' }
  await write('evaluation-rating-r-1', 'ReportRated', rated, { at: '2026-03-12T01:00:00.000Z', person: 'citizen' })
})
afterAll(() => bench.close())

const idsOf = async (who: Viewer, filter = {}) =>
  (await told('sanctions', { filter }, who)).rows.map(({ sanctionId }) => sanctionId)

describe('S1-81 the list of consequences', () => {
  test('those not decided stand first, the one whose time for a statement ends first on top', async () => {
    expect(await idsOf(supervisor)).toStrictEqual(['over', 'spoken', 'running', 'closed'])
  })
  test('narrows by state, unit and item, and names the item', async () => {
    expect(await idsOf(supervisor, { states: ['dismissed'] })).toStrictEqual(['closed'])
    expect(await idsOf(supervisor, { unitId: 'b' })).toStrictEqual(['running'])
    const { rows } = await told('sanctions', { filter: { itemId: '1' } }, supervisor)
    expect(rows).toMatchObject([{ sanctionId: 'over', itemNumber: 'N-1', rule: 'overdue', ruleVersion: 1 }])
  })
  test('is cut to the own units, and to the tenant', async () => {
    expect(await idsOf(principalOfA)).toStrictEqual(['over', 'spoken', 'closed'])
    expect(await idsOf(viewerWith('auditor', [], 'elsewhere'))).toStrictEqual([])
    expect(await told('sanction', { sanctionId: 'running' }, principalOfA)).toBeNull()
    expect(await told('sanction', { sanctionId: 'none' }, supervisor)).toBeNull()
  })
})

describe('S1-81 S1-83 one measure', () => {
  const actionsOf = async (sanctionId: string, who: Viewer) => {
    const one = await told('sanction', { sanctionId }, who)
    return one?.actions.map(({ command, refusal }) => [command, refusal])
  }
  test('tells its facts, what was said, and how the time for a statement was counted', async () => {
    const one = await told('sanction', { sanctionId: 'spoken' }, supervisor)
    expect(one?.findings).toMatchObject([{ fact: 'deadlinePassed', number: 1, source: 'event-1' }])
    expect(one?.words).toMatchObject([{ type: 'ViewStated', text: '当日补办', personId: 'p' }])
    expect(one?.statementDays.filter(({ counted }) => counted !== null)).toHaveLength(3)
    expect(one?.chainIntact).toBe(true)
  })
  test('says whether it still waits for the other side', async () => {
    const waits = async (id: string) => (await told('sanction', { sanctionId: id }, supervisor))?.statementOutstanding
    expect([await waits('running'), await waits('over'), await waits('spoken'), await waits('closed')]).toStrictEqual([
      ...[true, false, false, false],
    ])
  })
  test('is decided by somebody from outside, once', async () => {
    expect(await actionsOf('over', supervisor)).toStrictEqual([['DecideSanction', null]])
    expect(await actionsOf('closed', supervisor)).toStrictEqual([['DecideSanction', 'SanctionAlreadyDecided']])
    expect(await actionsOf('over', viewer('supervisor', 'a1'))).toStrictEqual([['DecideSanction', 'OwnUnit']])
  })
  test('nobody decides what he proposed', async () => {
    await propose('own', 'b', '03-20', { proposedBy: 'person-supervisor' })
    expect(await actionsOf('own', supervisor)).toStrictEqual([['DecideSanction', 'OwnProposal']])
  })
  test('the unit concerned speaks, a leader above it does not', async () => {
    expect(await actionsOf('over', principalOfA)).toStrictEqual([['StateOwnView', null]])
    expect(await actionsOf('closed', principalOfA)).toStrictEqual([['StateOwnView', 'SanctionAlreadyDecided']])
    expect(await actionsOf('over', viewer('leader', 'root', ['a', 'b', 'a1']))).toStrictEqual([
      ['StateOwnView', 'NotConcerned'],
      ['DecideSanction', null],
      ['ClarifySanction', 'SanctionUndecided'],
    ])
  })
  test('a person speaks for himself where it is about one', async () => {
    await propose('person', 'a', '03-17', { personId: 'person-handler' })
    expect(await actionsOf('person', viewer('handler', 'a'))).toStrictEqual([['StateOwnView', null]])
    expect(await actionsOf('person', principalOfA)).toStrictEqual([['StateOwnView', 'NotConcerned']])
  })
  test('where a fact it rests on was voided, it stands among those to decide, and is decided anew', async () => {
    await propose('again', 'b', '03-02')
    const decided = { at: '2026-03-09T01:00:00.000Z', person: 'd' }
    await adds('again', 'SanctionDismissed', { reason: '情有可原', decidedBy: 'd' }, decided)
    expect(await idsOf(supervisor, { states: ['proposed'] })).not.toContain('again')
    await adds('again', 'BasisVoided', { source: 'event-9', unitId: 'b' }, { at: '2026-03-10T01:00:00.000Z' })
    expect(await idsOf(supervisor, { states: ['proposed'] })).toContain('again')
    expect(await idsOf(supervisor, { states: ['issued'] })).not.toContain('again')
    const one = await told('sanction', { sanctionId: 'again' }, supervisor)
    expect(one?.row).toMatchObject({ state: 'dismissed', reviewOwed: true })
    expect(await actionsOf('again', supervisor)).toStrictEqual([['DecideSanction', null]])
    expect(await actionsOf('again', viewer('unitPrincipal', 'b'))).toStrictEqual([['StateOwnView', null]])
  })
  test('the auditor reads and does nothing; every hint is a command and a refusal that exists', async () => {
    expect(await actionsOf('over', viewer('auditor'))).toStrictEqual([])
    const all = await actionsOf('closed', viewer('leader', 'root', ['a']))
    for (const [command, refusal] of all ?? []) {
      expect(Object.keys(commandsByContext['accountability'] ?? {})).toContain(command)
      if (refusal) expect(Object.keys(refusalTexts)).toContain(refusal)
    }
  })
})

describe('a history with what follows from it', () => {
  const typesFor = async (who: Viewer) => (await told('history', { itemId: '1' }, who))?.facts.map(({ type }) => type)
  test('tells measures and ratings in one timeline, and checks each stream', async () => {
    const history = await told('history', { itemId: '1' }, supervisor)
    expect(history?.facts.map(({ type }) => type)).toStrictEqual([
      ...['ReportReceived', 'ItemRegistered', 'ItemAssigned', 'EntryOpened', 'SanctionProposed', 'ReportRated'],
    ])
    expect(history?.sanctions).toMatchObject([{ sanctionId: 'over', itemNumber: 'N-1' }])
    expect(history?.chains).toMatchObject([
      { stream: 'intake-item-1', facts: 3, intact: true },
      { stream: 'rectification-entry-e-1', facts: 1, intact: true },
      { stream: 'accountability-sanction-over', facts: 1, intact: true },
      { stream: 'evaluation-rating-r-1', facts: 1, intact: true },
    ])
    const last = history?.facts.at(-1)
    expect(history?.chains.at(-1)).toMatchObject({ position: last?.position, hash: last?.hash })
  })
  test('the reporter’s own words are handed out to nobody', async () => {
    expect(JSON.stringify(await told('history', { itemId: '1' }, supervisor))).not.toContain('张三')
  })
  test('a desk that may not ask of measures sees none in it, nor their streams', async () => {
    expect(await typesFor(viewer('operator'))).not.toContain('SanctionProposed')
    const history = await told('history', { itemId: '1' }, viewer('operator'))
    expect([history?.sanctions, JSON.stringify(history?.chains)]).toStrictEqual([
      [],
      expect.not.stringContaining('over'),
    ])
  })
})

describe('the people', () => {
  test('are told by name, with the post held today, or else the last one', async () => {
    const appoint = (personId: string, postId: string, validFrom: string, validTo: string | null) =>
      bench.write(
        `organisation-person-${personId}`,
        'PersonAppointed',
        { personName: `人员${personId}`, postId, postTitle: postId, unitId: 'a', rank: 'member', validFrom, validTo },
        { at: '2026-01-01T00:00:00.000Z' },
      )
    await appoint('p1', 'old', '2026-01-01', '2026-02-01')
    await appoint('p1', 'new', '2026-02-02', null)
    await appoint('p2', 'gone', '2026-01-01', '2026-02-01')
    expect(await told('people', {}, supervisor)).toStrictEqual([
      { personId: 'p1', name: '人员p1', postTitle: 'new', unitId: 'a', current: true },
      { personId: 'p2', name: '人员p2', postTitle: 'gone', unitId: 'a', current: false },
    ])
    expect(await told('people', {}, viewerWith('auditor', [], 'elsewhere'))).toStrictEqual([])
  })
})
