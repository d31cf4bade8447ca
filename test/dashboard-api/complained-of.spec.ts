import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import type { AnswerOf, ArgumentsOf, Viewer } from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { startClickHouse, type RunningClickHouse } from './support/clickhouse.js'
import { instant, writeCase } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-05-20T04:00:00.000Z'
let clickHouse: RunningClickHouse
let bench: Awaited<ReturnType<typeof city>>
let questions: DashboardQuestions

const told = async <N extends keyof DashboardQuestions>(
  name: N,
  args: ArgumentsOf<DashboardQuestions[N]>,
  viewer: Viewer,
) => {
  const answer = await questions[name].run(viewer, args as never)
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  return answer.answer as AnswerOf<DashboardQuestions[N]>
}

/** Both see the whole city; the clerk works below the boss, of whom two items of unit a complain. */
const beside = viewerWith('leader')
const boss: Viewer = { ...viewerWith('auditor'), personId: 'boss', atOrAbove: ['boss', 'mayor'] }
const clerk: Viewer = { ...viewerWith('leader'), personId: 'clerk', atOrAbove: ['clerk', 'boss', 'mayor'] }
const principalOfB: Viewer = { ...viewerWith('unitPrincipal', ['b']), atOrAbove: ['head-b', 'boss'] }

const CASES = [
  { id: 'a1', unit: 'a', received: '04-01', due: '04-10', done: '04-09' },
  { id: 'a2', unit: 'a', received: '04-02', due: '04-12', done: '04-13' },
  { id: 'a3', unit: 'a', received: '04-03', due: '04-13', returned: '04-12', channel: 'post', category: 'fees' },
  { id: 'b1', unit: 'b', received: '04-05', due: '04-15', done: '04-14' },
]
const named = (itemId: string, person: string, at: string) =>
  bench.write(
    `intake-item-${itemId}`,
    'PersonComplainedOfNamed',
    { personIds: [person], complainedOf: [person], unitIds: ['a'], misplaced: false },
    { at: instant(at) },
  )

beforeAll(async () => {
  clickHouse = await startClickHouse()
  bench = await city(NOW, clickHouse)
  questions = questionsOver(bench.ports)
  for (const one of CASES) await writeCase(bench.write, one)
  await named('a2', 'somebody-else', '04-02')
  await named('a2', 'boss', '05-18')
  await named('a3', 'boss', '05-19')
}, 30_000)
afterAll(async () => {
  await bench.close()
  await clickHouse.stop()
})

const numbers = async (viewer: Viewer, args: ArgumentsOf<DashboardQuestions['figures']> = {}) => {
  const { tiles, channels, categories, months, ranking, tooFew, overall } = await told('figures', args, viewer)
  const units = [...ranking, ...tooFew].map(({ unitId, rate }) => [unitId, rate.denominator])
  return {
    tiles: Object.fromEntries(tiles.map(({ key, value }) => [key, value])),
    groups: [...channels, ...categories].map(({ key, cases }) => [key, cases]),
    opened: months.reduce((sum, { opened }) => sum + opened, 0),
    units: Object.fromEntries(units) as Readonly<Record<string, number>>,
    overall: overall.denominator,
  }
}

describe('the figures of somebody who is complained of, or stands below', () => {
  test('count nothing that complains of him: no tile, no group, no month, no row of the ranking', async () => {
    for (const viewer of [boss, clerk]) {
      expect(await numbers(viewer)).toMatchObject({
        tiles: { received: 2, overdueOpen: 0, closed: 2, backlog: 0, returned: 0 },
        groups: [
          ['hotline', 2],
          ['noise', 2],
        ],
        ...{ opened: 2, units: { a: 1, b: 1 }, overall: 2 },
      })
    }
    expect(await numbers(beside)).toMatchObject({
      tiles: { received: 4, overdueOpen: 1, closed: 3, backlog: 1, returned: 1 },
      ...{ opened: 4, units: { a: 3, b: 1 }, overall: 4 },
    })
  })
  test('nor do they as of a moment before he was named: today’s permission applies to yesterday’s figures', async () => {
    const at = '2026-05-01T00:00:00.000Z'
    expect((await numbers(clerk, { at })).overall).toBe(2)
    expect((await numbers(beside, { at })).overall).toBe(4)
  })
  test('the ranking of all units that is published to a principal is cut too', async () => {
    expect((await numbers(principalOfB)).units).toStrictEqual({ a: 1, b: 1 })
  })
  test('nor does the list of cases behind them, which is what an export holds', async () => {
    const cases = (viewer: Viewer) => told('cases', { filter: { tile: 'received' } }, viewer)
    expect(await cases(clerk)).toMatchObject({ total: 2, rows: [{ itemId: 'b1' }, { itemId: 'a1' }] })
    expect(JSON.stringify(await cases(boss))).not.toMatch(/a2|a3/)
    expect((await cases(beside)).total).toBe(4)
  })
  test('lists and figures agree for everybody', async () => {
    for (const viewer of [boss, clerk, beside, principalOfB]) {
      const { total } = await told('items', {}, viewer)
      expect((await numbers(viewer)).tiles['received']).toBe(total)
    }
  })
  test('what is published is one figure for everybody: no case that is hidden from anybody is in it', async () => {
    const everybody = { tenant: 'city', whole: 1, units: [], at_or_above: [], published: 1 }
    const [from, to] = [new Date('2026-03-31T16:00:00.000Z'), new Date('2026-06-30T16:00:00.000Z')]
    const head = (await bench.ports.head())!
    const dueBy = async (position: typeof head) => {
      const asOf = { position, at: NOW }
      const rows = await bench.ports.ask<{ dimension: string; dueCases: number }>('scoped-tallies', asOf, {
        ...{ ...everybody, from, to },
      })
      return rows.find(({ dimension }) => dimension === 'overall')?.dueCases
    }
    expect(await dueBy(head)).toBe(2)
    // at a place in the log before a3 was named it is the figure it was then
    expect(await dueBy((head - 1) as typeof head)).toBe(3)
  })
})

describe('the lists of somebody who stands below', () => {
  test('an entry whose own row does not say it yet is hidden by its item’s number at least', async () => {
    const entries = await told('entries', {}, clerk)
    const late = entries.rows.filter(({ itemId }) => itemId === 'a2')
    expect(late.map(({ itemNumber, summary }) => [itemNumber, summary])).toStrictEqual([[null, null]])
  })
  test('a search finds nothing of it, neither by number nor by words', async () => {
    for (const search of ['N-a2', '事项 a3']) {
      expect(await told('items', { filter: { search } }, clerk)).toMatchObject({ total: 0 })
      expect(await told('items', { filter: { search } }, beside)).toMatchObject({ total: 1 })
    }
  })
})
