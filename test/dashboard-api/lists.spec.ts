import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { dashboardQuestions, ROLES, type Role } from '@huiyin/contracts'
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
import { writeCase, writeUnit } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-03-20T04:00:00.000Z' // noon in Shanghai
let bench: Awaited<ReturnType<typeof city>>
let handler: AnswerQuestionHandler

const ask = async <N extends keyof DashboardQuestions>(
  name: N,
  args: ArgumentsOf<DashboardQuestions[N]>,
  viewer: Viewer,
) => (await handler.execute(new AnswerQuestion(name, args, viewer))) as QuestionAnswer<AnswerOf<DashboardQuestions[N]>>

/** The answer to a question that must be answered. */
const told = async <N extends keyof DashboardQuestions>(
  name: N,
  args: ArgumentsOf<DashboardQuestions[N]>,
  viewer: Viewer,
) => {
  const answer = await ask(name, args, viewer)
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  return answer.answer
}

const auditor = viewerWith('auditor')
const handlerOfA = viewerWith('handler', ['a'])

beforeAll(async () => {
  bench = await city(NOW)
  handler = (() => {
    const registry = new QuestionRegistry()
    registry.add(questionsOver(bench.ports))
    return new AnswerQuestionHandler(registry)
  })()
  const { write } = bench
  await writeUnit(write, 'root', null)
  await writeUnit(write, 'a', 'root')
  await writeUnit(write, 'b', 'root')
  await writeUnit(write, 'far', null, 'elsewhere')
  await writeCase(write, { id: '1', unit: 'a', received: '03-01', due: '03-10', done: '03-05' })
  await writeCase(write, { id: '2', unit: 'a', received: '03-02', due: '03-12' })
  await writeCase(write, { id: '3', unit: 'b', received: '03-03', due: '03-20T10:00', returned: '03-15' })
  await writeCase(write, { id: '4', unit: 'b', received: '03-04', due: '03-23T15:00', channel: 'post' })
  await writeCase(write, { id: '5', unit: 'b', received: '03-05', due: '03-24T16:00', category: 'fees' })
  await writeCase(write, { id: '6', unit: 'a', received: '03-06', due: null })
  await writeCase(write, { id: '7', unit: 'a', received: '03-07', due: '03-08', tenant: 'elsewhere' })
  const data = { reportId: 'r-8', channel: 'hotline', reporter: 'named', summary: '路灯不亮', category: null }
  await write(
    'intake-item-8',
    'ReportReceived',
    { ...data, place: '东区', outsideNumber: 'H-8' },
    { at: '2026-03-19T00:00:00.000Z' },
  )
})
afterAll(() => bench.close())

const idsOf = (rows: readonly { readonly itemId: string }[]) => rows.map(({ itemId }) => itemId)
const itemsOf = async (viewer: Viewer, filter = {}) => idsOf((await told('items', { filter }, viewer)).rows)
const dueOf = async (due: string, viewer = auditor) => idsOf((await told('entries', { filter: { due } }, viewer)).rows)

describe('items', () => {
  test('the newest come first, and the total counts them all', async () => {
    const page = await told('items', { page: { limit: 2, offset: 1 } }, auditor)
    expect(idsOf(page.rows)).toStrictEqual(['6', '5'])
    expect(page.total).toBe(7)
    expect(page.asOf).toStrictEqual({ position: await bench.ports.head(), at: NOW })
  })
  test('S4-33 items can be asked for by their ids or by what another house calls them, within the scope', async () => {
    expect((await itemsOf(auditor, { itemIds: ['1', '3', '7', 'nobody'] })).toSorted()).toStrictEqual(['1', '3'])
    expect(await itemsOf(handlerOfA, { itemIds: ['1', '3'] })).toStrictEqual(['1'])
    expect(await itemsOf(auditor, { outsideNumbers: ['H-8', 'H-9'], channel: 'hotline' })).toStrictEqual(['8'])
    expect(await itemsOf(auditor, { outsideNumbers: ['H-8'], channel: 'post' })).toStrictEqual([])
    for (const list of ['itemIds', 'outsideNumbers'] as const)
      for (const length of [0, 201])
        expect(await ask('items', { filter: { [list]: Array(length).fill('x') } }, auditor)).toMatchObject({
          ...{ ok: false, problems: [{ path: `filter.${list}` }] },
        })
  })
  test('a row shows what its item is and the deadline of its current entry', async () => {
    const { rows } = await told('items', { filter: { search: 'N-1' } }, auditor)
    expect(rows).toStrictEqual([
      {
        itemId: '1',
        number: 'N-1',
        state: 'replied',
        summary: '事项 1 100%_',
        channel: 'hotline',
        category: 'noise',
        manifestation: null,
        violation: null,
        ...{ campaign: null, tags: [], gridCell: null },
        place: null,
        outsideNumber: null,
        unitId: 'a',
        personId: null,
        receivedAt: '2026-03-01T02:00:00.000Z',
        registeredAt: '2026-03-01T02:00:00.000Z',
        reports: 1,
        repliesOwed: 0,
        transfers: 0,
        ...{ kicks: 0, kickedBack: false, kickFaults: 0, contactPersonId: null, contactUnitId: null },
        ...{ objectionUntil: null, assignmentObjection: null, styleLead: null },
        duplicate: false,
        misplaced: false,
        objections: 0,
        ...{ readingDueAt: null, readAt: null, readSameDay: null },
        summaryOwed: false,
        dueAt: '2026-03-10T02:00:00.000Z',
      },
    ])
  })
  test('filters narrow, and what is searched for is taken as it is written', async () => {
    expect(await itemsOf(auditor, { states: ['received'] })).toStrictEqual(['8'])
    expect(await itemsOf(auditor, { unitId: 'b' })).toStrictEqual(['5', '4', '3'])
    expect(await itemsOf(auditor, { channel: 'post' })).toStrictEqual(['4'])
    expect(await itemsOf(auditor, { category: 'fees' })).toStrictEqual(['5'])
    expect(await itemsOf(auditor, { search: '路灯' })).toStrictEqual(['8'])
    expect((await itemsOf(auditor, { search: '100%_' })).length).toBe(6)
    expect(await itemsOf(auditor, { search: '1_0%' })).toStrictEqual([])
    expect(await itemsOf(auditor, { search: "' or 1 = 1 --" })).toStrictEqual([])
    expect(await itemsOf(auditor, { states: [] })).toStrictEqual([])
  })
  test('a page of no rows tells how many there are', async () => {
    for (const name of ['items', 'entries'] as const) {
      const whole = await ask(name, {}, auditor)
      const { total } = (whole as { readonly answer: { readonly total: number } }).answer
      expect(total).toBeGreaterThan(0)
      expect(await ask(name, { page: { limit: 0 } }, auditor)).toMatchObject({ ok: true, answer: { total, rows: [] } })
    }
  })
  test.each([{ limit: 201 }, { limit: -1 }, { offset: -1 }])('a page of %j is refused', async (page) => {
    expect(await ask('items', { page }, auditor)).toMatchObject({ ok: false, refusal: 'InputInvalid' })
    expect(await ask('entries', { page }, auditor)).toMatchObject({ ok: false, refusal: 'InputInvalid' })
  })
})

test('a filter by more states than there are is refused, not sent to the database', async () => {
  const filter = { states: Array.from({ length: 40_000 }, (_, index) => `s${index}`) }
  for (const name of ['items', 'entries'] as const) {
    expect(await ask(name, { filter }, auditor)).toMatchObject({ problems: [{ path: 'filter.states' }] })
  }
})

describe('entries', () => {
  test('those due first stand on top, those without a deadline at the end, each with number and summary', async () => {
    const { rows, total } = await told('entries', {}, auditor)
    expect(idsOf(rows)).toStrictEqual(['1', '2', '3', '4', '5', '6'])
    expect(total).toBe(6)
    expect(rows[2]).toMatchObject({ entryId: 'e-3', itemNumber: 'N-3', state: 'returned', returns: 1, outcome: null })
  })
  test('overdue, due today, due within three days and open are counted in the zone of the tenant', async () => {
    expect(await dueOf('overdue')).toStrictEqual(['2'])
    expect(await dueOf('dueToday')).toStrictEqual(['3'])
    expect(await dueOf('dueSoon')).toStrictEqual(['3', '4']) // the 24th begins at 16:00 UTC of the 23rd
    expect(await dueOf('open')).toStrictEqual(['2', '3', '4', '5', '6'])
    expect(await ask('entries', { filter: { due: 'someday' } }, auditor)).toMatchObject({ refusal: 'InputInvalid' })
  })
  test('filters narrow', async () => {
    expect(idsOf((await told('entries', { filter: { states: ['closedOut'] } }, auditor)).rows)).toStrictEqual(['1'])
    expect((await told('entries', { filter: { unitId: 'a' } }, auditor)).total).toBe(3)
    expect((await told('entries', { filter: { personId: 'nobody' } }, auditor)).total).toBe(0)
  })
})

describe('scope', () => {
  test('a handler sees, counts and finds what belongs to the own units and nothing else', async () => {
    expect(await itemsOf(handlerOfA)).toStrictEqual(['6', '2', '1'])
    expect((await told('items', { filter: { unitId: 'b' } }, handlerOfA)).total).toBe(0)
    expect((await told('items', { filter: { search: '路灯' } }, handlerOfA)).total).toBe(0)
    expect((await told('entries', {}, handlerOfA)).total).toBe(3)
    expect(await dueOf('open', handlerOfA)).toStrictEqual(['2', '6'])
    expect(await told('item', { itemId: '3' }, handlerOfA)).toBeNull()
    expect(await told('history', { itemId: '3' }, handlerOfA)).toBeNull()
  })
  test('a handler without a unit sees nothing', async () => {
    expect((await told('items', {}, viewerWith('handler'))).total).toBe(0)
    expect((await told('entries', {}, viewerWith('handler'))).total).toBe(0)
  })
  test('nobody sees a row of another tenant, whatever the role and the units', async () => {
    expect(await itemsOf(viewerWith('auditor', [], 'elsewhere'))).toStrictEqual(['7'])
    expect(await itemsOf(viewerWith('handler', ['b'], 'elsewhere'))).toStrictEqual([])
    expect(await told('item', { itemId: '7' }, auditor)).toBeNull()
    expect(await told('history', { itemId: '7' }, auditor)).toBeNull()
    expect((await told('units', {}, auditor)).map(({ unitId }) => unitId)).toStrictEqual(['a', 'b', 'root'])
  })
  const reached: Readonly<Record<Role, number | 'RoleMissing'>> = {
    ...{ citizen: 'RoleMissing', administrator: 'RoleMissing', system: 'RoleMissing' },
    ...{ operator: 7, dispatcher: 7, acceptanceOfficer: 7, supervisor: 7, disciplineOfficer: 7 },
    ...{ leader: 7, evaluationOffice: 7, auditor: 7, handler: 3, unitPrincipal: 3 },
    ...{ publicityOfficer: 7, performanceOfficer: 7, coordinationOfficer: 7, accountabilityOfficer: 7 },
  }
  test.each(ROLES.map((role) => [role, reached[role]] as const))('%s reaches %s items', async (role, expected) => {
    const answer = await ask('items', {}, viewerWith(role, ['a']))
    expect(answer.ok ? answer.answer.total : answer.refusal).toBe(expected)
  })
  test('of two roles the wider one counts', async () => {
    const both = { ...handlerOfA, roles: ['handler', 'leader'] as const }
    expect((await told('items', {}, both)).total).toBe(7)
    const none = { ...handlerOfA, roles: ['handler', 'administrator'] as const }
    expect((await told('items', {}, none)).total).toBe(3)
  })
  test('who has no role at all learns who he is, and nothing else', async () => {
    const stranger = { ...auditor, roles: [] }
    expect(await told('me', {}, stranger)).toMatchObject({ login: 'auditor', zone: 'Asia/Shanghai', commands: [] })
    for (const name of Object.keys(dashboardQuestions).filter((one) => one !== 'me')) {
      expect(await ask(name as 'units', {}, stranger)).toMatchObject({ ok: false, refusal: 'RoleMissing' })
    }
  })
})

describe('who has read an item', () => {
  test('is told to auditors and discipline officers, of items within reach, and to nobody else', async () => {
    const rows = [{ at: NOW, personId: 'person-auditor', question: 'item' }]
    expect(await told('accesses', { itemId: '3' }, auditor)).toStrictEqual({ itemId: '3', rows })
    expect(await told('accesses', { itemId: '3' }, viewerWith('disciplineOfficer'))).toMatchObject({ rows })
    expect(await told('accesses', { itemId: 'none' }, auditor)).toBeNull()
    expect(await told('accesses', { itemId: '3' }, viewerWith('auditor', [], 'other'))).toBeNull()
    expect(await ask('accesses', { itemId: '3' }, handlerOfA)).toMatchObject({ refusal: 'RoleMissing' })
  })
})

describe('item and history', () => {
  test('an item shows its entries, its reports and what can be done', async () => {
    const item = await told('item', { itemId: '1' }, viewerWith('acceptanceOfficer'))
    expect(item?.row?.number).toBe('N-1')
    expect(item?.entries).toMatchObject([{ entryId: 'e-1', state: 'closedOut', answered: true }])
    expect(item?.reportIds).toStrictEqual(['r-1'])
    const close = item?.actions.find(({ command }) => command === 'PassAcceptance')
    expect(close).toStrictEqual({
      command: 'PassAcceptance',
      context: 'rectification',
      target: 'e-1',
      allowed: false,
      refusal: 'EntryClosed',
    })
  })
  test('an item that does not exist is null', async () => {
    expect(await told('item', { itemId: 'none' }, auditor)).toBeNull()
    expect(await told('history', { itemId: 'none' }, auditor)).toBeNull()
  })
  test('a history is told as it had happened by a moment, marks what was recorded late, and checks its chain', async () => {
    const told_ = await told('history', { itemId: '3', happenedAt: '2026-03-10T00:00:00.000Z' }, auditor)
    expect(told_?.facts.map(({ type }) => type)).toStrictEqual([
      ...['ReportReceived', 'ItemRegistered', 'ItemAssigned', 'EntryOpened'],
    ])
    expect(told_?.entries).toMatchObject([{ state: 'handling', returns: 0 }])
    expect(told_?.item).toMatchObject({ state: 'assigned' })
    expect(told_?.chainIntact).toBe(true)
    expect(told_?.facts[0]).toMatchObject({
      lateRecord: true,
      says: 'A report arrived on a channel and became this item.',
    })
  })
  test('a moment that is none is refused', async () => {
    expect(await ask('history', { itemId: '3', knownAt: 'yesterday' }, auditor)).toMatchObject({
      ok: false,
      refusal: 'InputInvalid',
      problems: [{ path: 'knownAt' }],
    })
  })
  test('an entry of another unit is left out of an item that came to the own unit, with all its facts', async () => {
    const { write } = bench
    await writeCase(write, { id: '9', unit: 'b', received: '03-09', due: '03-30' })
    const when = { at: '2026-03-11T00:00:00.000Z' }
    const moved = { unitId: 'a', personId: null, category: 'noise', campaign: null, outsideDeadline: null }
    const rest = { registeredAt: when.at, fromUnitId: 'b', reason: '职责' }
    await write('intake-item-9', 'ItemTransferred', { ...moved, ...rest }, when)
    await write('rectification-entry-e-9', 'EntryHandedOver', { itemId: '9', unitId: 'b', toUnitId: 'a' }, when)
    const seen = await told('history', { itemId: '9' }, handlerOfA)
    expect(seen?.entries).toStrictEqual([])
    expect(seen?.facts.map(({ type }) => type)).not.toContain('EntryOpened')
    expect((await told('item', { itemId: '9' }, handlerOfA))?.entries).toStrictEqual([])
    expect((await told('history', { itemId: '9' }, auditor))?.facts.map(({ type }) => type)).toContain('EntryOpened')
  })
})

test('a question nobody answers is refused, and one answer to a name is enough', async () => {
  expect(await handler.execute(new AnswerQuestion('nothing', {}, auditor))).toMatchObject({
    refusal: 'QuestionUnknown',
  })
  const registry = new QuestionRegistry()
  registry.add(questionsOver(bench.ports))
  expect(() => registry.add(questionsOver(bench.ports))).toThrow('question me has two answers')
})
