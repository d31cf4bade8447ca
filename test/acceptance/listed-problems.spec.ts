import { describe, expect, test } from '@jest/globals'
import { entryIdOf } from '@huiyin/rectification'
import { expectSameInEveryMode } from './every-mode.js'
import { assign, register, type Case } from './casework.js'
import { viewerWith } from './gate.js'
import { beginCounty, entryOf, officer, supervisor } from './matters.js'
import { askingOver } from './questions.js'
import { at, person, type BusMode, type World } from './world.js'

const seeing = viewerWith(['supervisor'])
const begin = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await here.moveTo(at('2020-04-28', '09:00:00.000'))
  return here
}

interface Page {
  readonly total: number
  readonly rows: readonly { readonly itemId: string; readonly unitId: string; readonly dueAt: string | null }[]
}
const listed = async (here: World, filter: object, viewer = seeing): Promise<Page> => {
  const told = await askingOver(here)(viewer, 'entries', { filter, page: { limit: 100 }, order: 'opened' })
  if (!told.ok) throw new Error(told.refusal)
  return told.answer as Page
}
const namesOf = (answer: object) =>
  ((answer as { problems?: readonly { readonly path: string }[] }).problems ?? []).map(({ path }) => path)

const work = (workId: string, unitId: string, said: object, dueOn: string | null = '2020-06-30') => ({
  ...{ workId, unitId, personId: `person-${unitId}`, title: workId, campaign: 's3', dueOn, ...said },
})
const solve = async (here: World, workId: string, unitId: string) => {
  const entryId = entryIdOf(workId, unitId)
  const evidence = await here.evidenceFor(entryId)
  const claim = { entryId, outcome: 'solved', outcomeText: '已化解', evidence }
  await here.does(person(`handler-${unitId}`, unitId), 'ClaimDone', claim)
  await here.does(officer, 'PassAcceptance', { entryId, finding: '属实' })
}

/** Five problems drawn up as one batch, one of another; three of the first are solved. */
const [FIRST, SECOND] = ['2020年第一批', '2020年第二批']
const petition = (batch: string, kind = 'petition') => ({
  ledger: 'petition',
  fields: { batch, kind, problem: '安置房延期交付', measure: '领导包案，限期化解' },
})
const batches = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  for (const [n, unitId] of ['K1', 'K1', 'K2', 'K2', 'K11'].entries()) {
    const said = petition(FIRST, n === 4 ? 'factor' : 'petition')
    await here.does(supervisor, 'OpenWork', work(`work-first-${n + 1}`, unitId, said, `2020-06-1${n}`))
  }
  await here.does(supervisor, 'OpenWork', work('work-second', 'K1', petition(SECOND)))
  await here.moveTo(at('2020-05-12', '09:00:00.000'))
  for (const [n, unitId] of ['K1', 'K1', 'K2'].entries()) await solve(here, `work-first-${n + 1}`, unitId)
  return here
}

/** c2.13: list A has 6 problems and list B 9, one of them stands in both. */
const environment = (list: 'A' | 'B', field?: string) => ({
  ledger: 'businessEnvironment',
  fields: { list, measure: '容缺受理', ...(field ? { field } : {}) },
})
const FIELDS = ['policy', 'policy', 'project', 'project', 'operation'] as const
const discussed: Case = { itemId: 'discussed', unitId: 'K1', campaign: 's3', category: 'C3', personId: 'person-k1' }
const twoLists = async (bus: BusMode): Promise<World> => {
  const here = await begin(bus)
  const fields = { suggestion: '惠企资金当月兑付' }
  const one = { ...discussed, channel: 'discussion', fields }
  await register(here, one)
  await assign(here, one)
  const entryId = entryOf(discussed)
  await here.does(supervisor, 'EnterInLedger', { entryId, ...environment('A', 'operation') })
  for (const [n, field] of FIELDS.entries())
    await here.does(supervisor, 'OpenWork', work(`work-a-${n + 1}`, 'K1', environment('A', field)))
  for (let n = 1; n <= 8; n += 1) await here.does(supervisor, 'OpenWork', work(`work-b-${n}`, 'K2', environment('B')))
  await here.does(supervisor, 'OpenWork', work('work-a-1', 'K2', environment('B')))
  return here
}

describe('the batch of petitions', () => {
  test('S1-50 a batch is one list: each problem with its unit and its day, and so many of them solved', async () => {
    await expectSameInEveryMode(batches)
    const here = await batches('plain')
    const batch = { ledger: 'petition', ledgerValue: `batch=${FIRST}` }
    const { total, rows } = await listed(here, batch)
    expect(total).toBe(5)
    expect(rows.map(({ unitId }) => unitId)).toStrictEqual(['K1', 'K1', 'K2', 'K2', 'K11'])
    expect(rows.map(({ dueAt }) => dueAt)).toStrictEqual(
      [0, 1, 2, 3, 4].map((n) => at(`2020-06-1${n}`, '23:59:59.999')),
    )
    expect((await listed(here, { ...batch, states: ['closedOut'] })).total).toBe(3)
    expect((await listed(here, { ledger: 'petition' })).total).toBe(6)
    expect((await listed(here, { ledger: 'petition', ledgerValue: 'kind=factor' })).total).toBe(1)
    expect((await listed(here, batch, viewerWith(['unitPrincipal'], { unitIds: ['K2'] }))).total).toBe(2)
    await here.close()
  })
  test('S1-50 a problem without owner, day or batch is not taken into it', async () => {
    const here = await begin('plain')
    const bare = { ...work('work-bare', 'K1', petition(FIRST), null), personId: null, campaign: null }
    expect(namesOf(await here.ask(supervisor, 'OpenWork', bare))).toStrictEqual(['needs.deadline', 'needs.person'])
    const { batch: _, ...fields } = petition(FIRST).fields
    const loose = work('work-loose', 'K1', { ledger: 'petition', fields })
    expect(namesOf(await here.ask(supervisor, 'OpenWork', loose))).toStrictEqual(['fields.batch'])
    await here.close()
  })
})

describe('the two lists of the business environment', () => {
  test('S1-61 c2.13 list A holds what a discussion brought, by its three fields and no other', async () => {
    await expectSameInEveryMode(twoLists)
    const here = await twoLists('plain')
    const ledger = { ledger: 'businessEnvironment' }
    const { total, rows } = await listed(here, { ...ledger, ledgerValue: 'list=A' })
    expect(total).toBe(6)
    expect(rows.map(({ itemId }) => itemId)).toContain('discussed')
    for (const field of ['policy', 'project', 'operation'])
      expect((await listed(here, { ...ledger, ledgerValue: `field=${field}` })).total).toBe(2)
    const other = work('work-other', 'K1', environment('A', 'weather'))
    expect(namesOf(await here.ask(supervisor, 'OpenWork', other))).toStrictEqual(['fields.field'])
    await here.close()
  })
  test('S1-62 c2.13 list B has nine, one of them also in list A: 14 problems, 15 entries', async () => {
    const here = await twoLists('plain')
    const all = await listed(here, { ledger: 'businessEnvironment' })
    expect((await listed(here, { ledger: 'businessEnvironment', ledgerValue: 'list=B' })).total).toBe(9)
    expect([new Set(all.rows.map(({ itemId }) => itemId)).size, all.total]).toStrictEqual([14, 15])
    await here.close()
  })
})
