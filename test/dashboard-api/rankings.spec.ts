import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { questionsOver, type DashboardQuestions } from '@huiyin/dashboard-api'
import type { QuestionAnswer, Viewer } from '@huiyin/nest-platform'
import { city } from './support/city.js'
import { startClickHouse, type RunningClickHouse } from './support/clickhouse.js'
import { instant, writeCase } from './support/log.js'
import { viewerWith } from './support/viewers.js'

let clickHouse: RunningClickHouse
let bench: Awaited<ReturnType<typeof city>>
let questions: DashboardQuestions

const answer = <T>(told: QuestionAnswer<T>): T => {
  if (!told.ok) throw new Error(told.refusal)
  return told.answer
}
const rankings = async (viewer: Viewer) => answer(await questions.rankings.run(viewer, {}))
const ranking = async (viewer: Viewer, rankingId = 'q2') => answer(await questions.ranking.run(viewer, { rankingId }))

const leader = viewerWith('leader')
const place = (unitId: string, numerator: number, denominator: number, rank: number | null) => ({
  ...{ unitId, numerator, denominator, rank },
  ...{ rankLowest: rank === null ? null : 1, rankHighest: rank === null ? null : 2 },
})
const period = { from: '2026-04-01', to: '2026-06-30' }
const seal = (position: number) => ({ position, hash: 'b'.repeat(64) })

/** Published after b2 and before b3 and b4 came due; b1 and b2 were closed before, b3 after, and a case of another quarter too. */
beforeAll(async () => {
  clickHouse = await startClickHouse()
  bench = await city('2026-07-20T04:00:00.000Z', clickHouse)
  questions = questionsOver(bench.ports)
  const { write, ports } = bench
  await writeCase(write, { id: 'a1', unit: 'a', received: '06-01', due: '06-10', done: '06-05' })
  await writeCase(write, { id: 'b1', unit: 'b', received: '06-02', due: '06-12', done: '06-11' })
  await writeCase(write, { id: 'b4', unit: 'b', received: '06-25', due: '07-10' })
  const before = (await ports.head())!
  const first = { version: 1, ...period, at: instant('07-05'), position: before, seal: seal(before), minimum: 1 }
  const units = [place('a', 1, 1, 1), place('b', 1, 1, 2), place('c', 0, 0, null)]
  await write('evaluation-ranking-q2', 'RankingPublished', { ...first, units, publishedBy: 'office' }, { at: first.at })
  await writeCase(write, { id: 'b3', unit: 'b', received: '06-20', due: '07-01', done: '07-06' })
  await writeCase(write, { id: 'x1', unit: 'b', received: '07-01', due: '07-08', done: '07-07' })
  const after = (await ports.head())!
  const second = { ...first, version: 2, at: instant('07-15'), position: after, seal: seal(after), reason: '补录' }
  const differences = [{ unitId: 'b', before: place('b', 1, 1, 2), after: place('b', 1, 3, 2) }]
  const now = [place('a', 1, 1, 1), place('b', 1, 3, 2)]
  const data = { ...second, units: now, differences, correctedBy: 'office' }
  await write('evaluation-ranking-q2', 'RankingCorrected', data, { at: second.at })
  const other = { ...first, units, publishedBy: 'office' }
  await write('evaluation-ranking-far', 'RankingPublished', other, { at: first.at, tenant: 'elsewhere' })
}, 60_000)
afterAll(async () => {
  await bench.close()
  await clickHouse.stop()
})

describe('S1-68 published rankings', () => {
  test('are told version by version, the latest first, with what each is pinned to', async () => {
    const { rows } = await rankings(leader)
    expect(rows.map(({ rankingId, version, changed, reason }) => [rankingId, version, changed, reason])).toStrictEqual([
      ['q2', 2, 1, '补录'],
      ['q2', 1, 0, null],
    ])
    expect(rows[0]).toMatchObject({ ...period, sealHash: 'b'.repeat(64), minimum: 1, units: 2, decidedBy: 'office' })
    expect(
      (await rankings(viewerWith('auditor', [], 'elsewhere'))).rows.map(({ rankingId }) => rankingId),
    ).toStrictEqual(['far'])
  })
  test('keep every version as it was made public, with the intervals its counts give', async () => {
    const told = await ranking(leader)
    expect(told?.versions.map(({ row }) => row.version)).toStrictEqual([2, 1])
    const [second, first] = told!.versions
    expect(first?.ranking).toMatchObject([
      { unitId: 'a', rate: { numerator: 1, denominator: 1, value: 1 } },
      { unitId: 'b', rate: { numerator: 1, denominator: 1 } },
    ])
    expect(first?.tooFew).toMatchObject([{ unitId: 'c', rate: { denominator: 0, value: null } }])
    expect(first?.changes).toStrictEqual([])
    expect(second?.overall).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 })
  })
  test('say what is different, unit by unit, and which facts of the period came in between', async () => {
    const told = await ranking(leader)
    expect(told?.versions[0]?.changes).toMatchObject([
      {
        unitId: 'b',
        before: { rank: 2, rate: { numerator: 1, denominator: 1 } },
        after: { rank: 2, rate: { numerator: 1, denominator: 3, value: 0.3333 } },
        why: [
          { fact: 'cameDue', facts: 1 }, // b4; b3 was due before the first version
          { fact: 'claimed', facts: 1 },
          { fact: 'closedOut', facts: 1 },
          { fact: 'opened', facts: 1 }, // b3; x1 was received in another quarter
        ],
      },
    ])
  })
  test('are corrected by the evaluation office alone, and hidden from another tenant', async () => {
    expect((await ranking(viewerWith('evaluationOffice')))?.actions).toMatchObject([
      { command: 'CorrectRanking', target: 'q2', allowed: true },
    ])
    expect((await ranking(leader))?.actions).toStrictEqual([])
    expect(await ranking(viewerWith('leader', [], 'elsewhere'))).toBeNull()
    expect(await ranking(leader, 'none')).toBeNull()
  })
})
