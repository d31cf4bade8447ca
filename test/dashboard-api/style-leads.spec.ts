import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import type { Viewer } from '@huiyin/nest-platform'
import { sql } from '@huiyin/read-model'
import { city } from './support/city.js'
import { startClickHouse, type RunningClickHouse } from './support/clickhouse.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2022-06-30T04:00:00.000Z'
let clickHouse: RunningClickHouse
let bench: Awaited<ReturnType<typeof city>>
let questions: DashboardQuestions

interface Told {
  readonly id: string
  readonly at: string
  readonly named?: string
  readonly due?: string
  readonly claimed?: string
  readonly closed?: string
  readonly dropped?: string
}
/** What intake and rectification write of an item of unit `a`; their deciders have specs of their own. */
const item = async ({ id, at, named, due, claimed, closed, dropped }: Told) => {
  const [stream, entry] = [`intake-item-${id}`, `rectification-entry-${id}:a`]
  const report = { reportId: `r-${id}`, channel: 'letter', reporter: 'named', category: 'T2', outsideNumber: null }
  await bench.write(stream, 'ReportReceived', { ...report, summary: `事项 ${id}`, place: null }, { at })
  await bench.write(
    ...([
      stream,
      'ItemRegistered',
      { number: `N-${id}`, category: 'T2', campaign: 's3', registeredAt: at },
      { at },
    ] as const),
  )
  const given = { unitId: 'a', personId: null, category: 'T2', campaign: 's3', registeredAt: at }
  await bench.write(stream, 'ItemAssigned', { ...given, outsideDeadline: null }, { at })
  const deadline = due === undefined ? null : { dueAt: due, derivation: {} }
  await bench.write(entry, 'EntryOpened', { ...given, itemId: id, deadline }, { at })
  if (named !== undefined) await bench.write(stream, 'StyleLeadNamed', { unitIds: ['a'], code: 'T2' }, { at: named })
  const done = { outcome: 'solved', outcomeText: '已办结', evidence: [], claimedBy: 'p' }
  if (claimed !== undefined) await bench.write(entry, 'CompletionClaimed', done, { at: claimed })
  if (closed !== undefined) await bench.write(entry, 'EntryClosedOut', { itemId: id, unitId: 'a' }, { at: closed })
  const none = { unitIds: ['a'], reason: '不涉及作风', droppedBy: 'd' }
  if (dropped !== undefined) await bench.write(stream, 'StyleLeadDropped', none, { at: dropped })
}

beforeAll(async () => {
  clickHouse = await startClickHouse()
  bench = await city(NOW, clickHouse)
  questions = questionsOver(bench.ports)
  const [at, named] = ['2022-06-01T01:00:00.000Z', '2022-06-01T02:00:00.000Z']
  await item({ id: 'fast', at, named, claimed: '2022-06-01T12:00:00.000Z', closed: '2022-06-03T02:00:00.000Z' })
  await item({ id: 'slow', at, named, claimed: '2022-06-05T02:00:00.000Z', closed: '2022-06-06T02:00:00.000Z' })
  await item({ id: 'late', at, named, due: '2022-06-08T15:59:59.999Z' })
  await item({ id: 'running', at, named, due: '2022-07-08T15:59:59.999Z' })
  // not counted: ordinary, found to be none, of the quarter before
  await item({ id: 'ordinary', at: '2022-06-29T01:00:00.000Z', due: '2022-06-08T15:59:59.999Z' })
  await item({ id: 'none', at, named, dropped: '2022-06-02T02:00:00.000Z' })
  await item({ id: 'march', at: '2022-03-01T01:00:00.000Z', named: '2022-03-02T01:00:00.000Z' })
}, 60_000)
afterAll(async () => {
  await bench.close()
  await clickHouse.stop()
})

const figuresFor = async (viewer: Viewer, at?: string) => {
  const answer = await questions.figures.run(viewer, at === undefined ? {} : { at })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer.styleLeads
}
const idsFor = async (viewer: Viewer, flag: string | null = null) => {
  const answer = await questions.items.run(viewer, { filter: { flag } })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer.rows.map(({ itemId }) => itemId)
}
const leader = viewerWith('leader')

describe('S3-75 style leads at the desk', () => {
  test('stand before what came later, and are a group of their own while they wait', async () => {
    expect((await idsFor(leader))[5]).toBe('ordinary')
    expect((await idsFor(leader, 'styleLead')).toSorted()).toStrictEqual(['fast', 'late', 'march', 'running', 'slow'])
  })
  test('are put first by an index, so that a page of a long list sorts nothing but what came at one moment', async () => {
    const plan = async (where: string) => {
      const { rows } = await sql<{ detail: string }>`explain query plan select * from items
        where ${sql.raw(where)} order by urgent desc, received_at desc, item_id limit 50`.execute(
        bench.ports.lists as never,
      )
      return rows.map(({ detail }) => detail).join('; ')
    }
    for (const where of ["tenant = 'city'", "tenant = 'city' and state = 'assigned'"]) {
      expect(await plan(where)).toMatch(/USING INDEX \S*urgent/)
      expect(await plan(where)).not.toContain('TEMP B-TREE FOR ORDER BY')
    }
  })
})

describe('S3-75 how many style leads there were, and how fast they were handled', () => {
  test('is counted from the naming to the claim on which each was closed', async () => {
    expect(await figuresFor(leader)).toStrictEqual({
      ...{ leads: 4, open: 2, overdue: 1, closed: 2 },
      ...{ medianHours: 53, p90Hours: 96 },
    })
  })
  test('is counted as of the moment asked about', async () => {
    const early = await figuresFor(leader, '2022-06-04T00:00:00.000Z')
    expect(early).toMatchObject({ leads: 4, open: 3, overdue: 0, closed: 1, medianHours: 10 })
  })
  test('counts none that is hidden from the asker, and none of a unit that has none', async () => {
    const data = { personIds: ['boss'], complainedOf: ['boss'], unitIds: ['a'], misplaced: false }
    await bench.write('intake-item-late', 'PersonComplainedOfNamed', data, { at: '2022-06-29T00:00:00.000Z' })
    const boss: Viewer = { ...leader, personId: 'boss', atOrAbove: ['boss'] }
    expect(await figuresFor(boss)).toMatchObject({ leads: 3, overdue: 0 })
    expect(await figuresFor(viewerWith('handler', ['b']))).toMatchObject({ leads: 0, closed: 0, medianHours: null })
    expect(await figuresFor(viewerWith('handler', ['a']))).toMatchObject({ leads: 4 })
  })
})
