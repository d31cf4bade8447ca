import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import type { AnswerOf, ArgumentsOf, QuestionAnswer, Viewer } from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { startClickHouse, type RunningClickHouse } from './support/clickhouse.js'
import { writeCase } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-05-20T04:00:00.000Z'
let clickHouse: RunningClickHouse
let bench: Awaited<ReturnType<typeof city>>
let questions: DashboardQuestions

const ask = async <N extends keyof DashboardQuestions>(
  name: N,
  args: ArgumentsOf<DashboardQuestions[N]>,
  viewer: Viewer,
) => (await questions[name].run(viewer, args as never)) as QuestionAnswer<AnswerOf<DashboardQuestions[N]>>
const told = async <N extends keyof DashboardQuestions>(
  name: N,
  args: ArgumentsOf<DashboardQuestions[N]>,
  viewer: Viewer,
) => {
  const answer = await ask(name, args, viewer)
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
  return answer.answer
}

const leader = viewerWith('leader')
const handlerOfB = viewerWith('handler', ['b'])
const principalOfB = viewerWith('unitPrincipal', ['b'])

/** Unit a: 4 of 4 due on time. Unit b: 1 of 4 due. Unit c: 1 of 1, too few. In the quarter before: 1 of 2. */
const CASES = [
  { id: 'q1', unit: 'a', received: '01-31T15:59', due: '02-10', done: '02-05' },
  { id: 'q2', unit: 'b', received: '03-31T15:59', due: '04-10', done: '04-12' },
  { id: 'a1', unit: 'a', received: '03-31T16:00', due: '04-10', done: '04-09' },
  { id: 'a2', unit: 'a', received: '04-02', due: '04-12', done: '04-11', channel: 'post' },
  { id: 'a3', unit: 'a', received: '04-03', due: '04-13', done: '04-12' },
  { id: 'a4', unit: 'a', received: '04-04', due: '04-14', done: '04-13' },
  { id: 'b1', unit: 'b', received: '04-05', due: '04-15', done: '04-14' },
  { id: 'b2', unit: 'b', received: '04-06', due: '04-16', done: '04-20' },
  { id: 'b3', unit: 'b', received: '04-07', due: '04-17', returned: '04-16' },
  { id: 'b4', unit: 'b', received: '05-01', due: '05-10' },
  { id: 'b5', unit: 'b', received: '05-02', due: '06-01', done: '05-05' }, // on time, but not yet due
  { id: 'b6', unit: 'b', received: '05-03', due: '06-02' },
  { id: 'c1', unit: 'c', received: '05-04', due: '05-12', done: '05-11', category: 'fees' },
  { id: 'c2', unit: 'c', received: '05-05', due: null },
  { id: 'x1', unit: 'a', received: '05-06', due: '05-08', tenant: 'elsewhere' },
]

beforeAll(async () => {
  clickHouse = await startClickHouse()
  bench = await city(NOW, clickHouse)
  questions = questionsOver(bench.ports)
  for (const one of CASES) await writeCase(bench.write, one)
  const rate = (report: string, item: string, rating: string, at: string) =>
    bench.write(
      `evaluation-rating-${report}`,
      'ReportRated',
      { itemId: item, unitId: item[0], rating, remark: null },
      { at },
    )
  await rate('1', 'a1', 'satisfied', '2026-04-20T02:00:00.000Z')
  await rate('2', 'a2', 'basicallySatisfied', '2026-04-21T02:00:00.000Z')
  await rate('3', 'b1', 'notSatisfied', '2026-04-22T02:00:00.000Z')
  await rate('4', 'b2', 'notSatisfied', '2026-05-21T02:00:00.000Z') // after the moment asked about
}, 30_000)
afterAll(async () => {
  await bench.close()
  await clickHouse.stop()
})

const figures = (viewer = leader, args = {}) => told('figures', args, viewer)
const tile = async (key: string, viewer = leader, args = {}) =>
  (await figures(viewer, args)).tiles.find((one) => one.key === key)

describe('the figures of a period', () => {
  test('the period is the quarter of the moment in the zone of the tenant, and everything is as of one place', async () => {
    const told_ = await figures()
    expect(told_.period).toStrictEqual({ from: '2026-04-01', to: '2026-06-30' })
    expect(told_.previousPeriod).toStrictEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(told_.previousAt).toBe('2026-02-19T04:00:00.000Z') // 90 days before, as the quarter before had 90
    expect(told_.asOf).toStrictEqual({ position: await bench.ports.head(), at: NOW })
    expect(told_.zone).toBe('Asia/Shanghai')
  })
  test('tiles are counted by hand', async () => {
    const { tiles } = await figures()
    expect(tiles.map(({ key, value, previous }) => [key, value, previous])).toStrictEqual([
      ['received', 12, 1], // a1 by one minute; in the quarter before only q1 had come by its 19th of February
      ['onTimeRate', 0.6667, 1],
      ['overdueOpen', 2, 0], // b3 and b4
      ['closed', 9, 1], // q2 too: closed in this quarter
      ['backlog', 4, 0], // b3, b4, b6 and c2
      ['returned', 1, 0],
      ['satisfaction', 0.6667, null], // two of three said so; in the quarter before nobody was asked
    ])
    expect(await tile('onTimeRate')).toMatchObject({
      ...{ numerator: 6, denominator: 9, unit: 'rate' },
      ...{ previousNumerator: 1, previousDenominator: 1 },
    })
  })
  test('what nothing is known of is missing, not zero', async () => {
    const args = { period: { from: '2026-01-01', to: '2026-01-31' }, at: '2026-01-20T00:00:00.000Z' }
    const { tiles, overall, months } = await figures(leader, args)
    expect(tiles.map(({ previous }) => previous)).toStrictEqual([null, null, null, null, null, null, null])
    expect(tiles.find(({ key }) => key === 'onTimeRate')).toMatchObject({ value: null, numerator: 0, denominator: 0 })
    expect(overall).toStrictEqual({ numerator: 0, denominator: 0, value: null, interval: null })
    expect(months).toStrictEqual([])
  })
  test('of those due stands first, the usual rate beside it: a case not yet due enters the latter as a success', async () => {
    const { overall, overallUsual } = await figures()
    expect([overall.numerator, overall.denominator]).toStrictEqual([6, 9])
    expect([overallUsual.numerator, overallUsual.denominator]).toStrictEqual([7, 10])
    expect(overall.interval).toHaveLength(2)
  })
  test('a verdict is given for the moment asked about, from the same place in the log', async () => {
    const { overall, asOf } = await figures(leader, { at: '2026-04-16T10:00:00.000Z' })
    expect([overall.numerator, overall.denominator]).toStrictEqual([5, 6]) // b2 was overdue by then, b3 pending
    expect(asOf.at).toBe('2026-04-16T10:00:00.000Z')
  })
  test('units are ranked by those due with intervals and groups; too few are named, not ranked', async () => {
    const { ranking, tooFew, minimumSample, rankedAgainst } = await figures()
    expect(
      ranking.map(({ unitId, rank, rankLowest, rankHighest, group }) => [unitId, rank, rankLowest, rankHighest, group]),
    ) //
      .toStrictEqual([
        ['a', 1, 1, 2, 1],
        ['b', 2, 1, 2, 1],
      ])
    expect(ranking[0]).toMatchObject({
      name: '单位a',
      standing: 'notDistinguishable',
      rate: { numerator: 4, denominator: 4 },
    })
    expect(ranking[1]).toMatchObject({
      rate: { numerator: 1, denominator: 4 },
      usualRate: { numerator: 2, denominator: 5 },
    })
    expect(tooFew).toMatchObject([{ unitId: 'c', rate: { numerator: 1, denominator: 1, value: 1 } }])
    expect(minimumSample).toBe(3)
    expect(rankedAgainst).toMatchObject({ numerator: 6, denominator: 9 })
  })
  test('the trend begins with the first case, keeps the backlog, and marks the month that is not over', async () => {
    const { months } = await figures()
    expect(
      months.map(({ month, opened, closed, backlog, partial }) => [month, opened, closed, backlog, partial]),
    ).toStrictEqual([
      ['2026-01', 1, 0, 1, false],
      ['2026-02', 0, 1, 0, false],
      ['2026-03', 1, 0, 1, false],
      ['2026-04', 7, 7, 1, false],
      ['2026-05', 5, 2, 4, true],
    ])
    expect(months[1]?.rate).toStrictEqual({ numerator: 0, denominator: 0, value: null, interval: null })
  })
  test('channels and categories carry their rates, the greatest first', async () => {
    const { channels, categories } = await figures()
    expect(channels.map(({ key, cases, rate }) => [key, cases, rate.numerator, rate.denominator])).toStrictEqual([
      ['hotline', 11, 5, 8],
      ['post', 1, 1, 1],
    ])
    expect(categories.map(({ key, cases }) => [key, cases])).toStrictEqual([
      ['noise', 11],
      ['fees', 1],
    ])
  })
  test.each([
    [{ period: { from: '2026-04-31', to: '2026-05-01' } }, 'period'],
    [{ period: { from: '2026-05-02', to: '2026-05-01' } }, 'period'],
    [{ at: '2026-05-20' }, 'at'],
  ])('%j is refused', async (args, path) => {
    expect(await ask('figures', args, leader)).toMatchObject({
      ok: false,
      refusal: 'InputInvalid',
      problems: [{ path }],
    })
  })
})

describe('the cases behind a figure', () => {
  const viewers = { leader, handlerOfB, principalOfB }
  const keys = ['received', 'onTimeRate', 'overdueOpen', 'closed', 'backlog', 'returned']
  test.each(Object.entries(viewers).flatMap(([who, viewer]) => keys.map((key) => [who, key, viewer] as const)))(
    'for %s the cases of %s are as many as its tile says',
    async (_, key, viewer) => {
      const { tiles, period } = await figures(viewer)
      const shown = tiles.find((one) => one.key === key)
      const { total, rows } = await told('cases', { filter: { tile: key, period } }, viewer)
      expect(total).toBe(shown?.denominator ?? shown?.value)
      expect(rows).toHaveLength(total)
    },
  )
  test('the numerator of a rate can be looked at as well', async () => {
    const { total, rows } = await told('cases', { filter: { tile: 'onTimeRate', verdict: 'onTime' } }, leader)
    expect(total).toBe(6)
    expect(rows.at(-1)).toStrictEqual({
      itemId: 'a1',
      entryId: 'e-a1',
      unitId: 'a',
      verdict: 'onTime',
      receivedAt: '2026-03-31T16:00:00.000Z',
      dueAt: '2026-04-10T02:00:00.000Z',
      completedAt: '2026-04-09T02:00:00.000Z',
      channel: 'hotline',
      category: 'noise',
    })
  })
  test('without a tile they are those received in the period, or ever, by unit, verdict, channel and category', async () => {
    const total = async (filter: object, viewer = leader) => (await told('cases', { filter }, viewer)).total
    expect(await total({})).toBe(14)
    expect(await total({ period: { from: '2026-03-31', to: '2026-03-31' } })).toBe(1)
    expect(await total({ unitId: 'b' })).toBe(7)
    expect(await total({ verdict: 'noTarget' })).toBe(1)
    expect(await total({ channel: 'post' })).toBe(1)
    expect(await total({ category: 'fees' })).toBe(1)
    expect(await total({ unitId: 'a' }, handlerOfB)).toBe(0)
  })
  test('pages follow each other without gap or overlap', async () => {
    const page = async (offset: number) =>
      (await told('cases', { filter: {}, page: { offset, limit: 5 } }, leader)).rows.map(({ entryId }) => entryId)
    const all = [...(await page(0)), ...(await page(5)), ...(await page(10))]
    expect(new Set(all).size).toBe(14)
  })
  test.each([{ tile: 'nothing' }, { verdict: 'nothing' }, { at: 'now' }, { period: { from: 'a', to: 'b' } }])(
    '%j is refused',
    async (filter) => {
      expect(await ask('cases', { filter }, leader)).toMatchObject({ ok: false, refusal: 'InputInvalid' })
    },
  )
})

describe('scope', () => {
  test('a handler counts the own unit only, and sees its row of the ranking with the rank among all', async () => {
    const { tiles, overall, ranking, tooFew, rankedAgainst, months } = await figures(handlerOfB)
    expect(tiles[0]?.value).toBe(6)
    expect([overall.numerator, overall.denominator]).toStrictEqual([1, 4])
    expect(ranking.map(({ unitId, rank }) => [unitId, rank])).toStrictEqual([['b', 2]])
    expect(tooFew).toStrictEqual([])
    expect(rankedAgainst).toBeNull()
    expect(months.at(-1)?.backlog).toBe(3)
  })
  test('a principal counts the own unit, and sees the whole ranking', async () => {
    const { tiles, ranking, tooFew, rankedAgainst } = await figures(principalOfB)
    expect(tiles[0]?.value).toBe(6)
    expect(ranking.map(({ unitId }) => unitId)).toStrictEqual(['a', 'b'])
    expect(tooFew.map(({ unitId }) => unitId)).toStrictEqual(['c'])
    expect(rankedAgainst).toMatchObject({ numerator: 6, denominator: 9 })
  })
  test('another tenant is counted for nobody here', async () => {
    expect((await figures(viewerWith('leader', [], 'elsewhere'))).tiles[0]?.value).toBe(1)
    expect((await told('cases', { filter: {} }, viewerWith('handler', ['a'], 'elsewhere'))).total).toBe(1)
    expect((await told('cases', { filter: {} }, viewerWith('handler', ['b'], 'elsewhere'))).total).toBe(0)
  })
  test('a handler without a unit counts nothing', async () => {
    expect((await figures(viewerWith('handler'))).tiles[0]?.value).toBe(0)
    expect((await told('cases', { filter: {} }, viewerWith('handler'))).total).toBe(0)
  })
})

test('the list of overdue entries and the tile agree at one position', async () => {
  for (const viewer of [leader, handlerOfB]) {
    const { total } = await told('entries', { filter: { due: 'overdue' } }, viewer)
    expect(total).toBe((await tile('overdueOpen', viewer))?.value)
  }
})
