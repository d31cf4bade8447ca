import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { campaignFile, type CampaignFile } from './file.js'

type Changed = (file: CampaignFile) => unknown

const read = (id: string): unknown =>
  parse(readFileSync(fileURLToPath(new URL(`../../../campaigns/${id}.yaml`, import.meta.url)), 'utf8'))
const IDS = ['s0', 's1', 's2', 's3', 's4']
const s0 = campaignFile.parse(read('s0'))
const s3 = campaignFile.parse(read('s3'))
const s4 = campaignFile.parse(read('s4'))

const problemsOf = (file: unknown): readonly string[] =>
  campaignFile.safeParse(file).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
/** The problems of a copy of s0 after a change to it. */
const after = (change: Changed, file: CampaignFile = s0): readonly string[] => {
  const copy = structuredClone(file)
  change(copy)
  return problemsOf(copy)
}
const first = <T>(list: readonly T[] | null | undefined): T => {
  const [one] = list ?? []
  if (one === undefined) throw new Error('an empty list')
  return one
}

describe('the format of a campaign file', () => {
  test.each(IDS)('%s.yaml fits it, and nothing of it is lost or changed', (id) =>
    expect(campaignFile.parse(read(id))).toStrictEqual(read(id)),
  )
  test('what the documents say of themselves: S0 8 areas, S1 7, S2 8, S3 6 and 8 key tasks, S4 5 with 15 entries', () => {
    const files = IDS.map((id) => campaignFile.parse(read(id)))
    expect(files.map(({ problem_categories: areas }) => areas.length)).toStrictEqual([8, 7, 8, 6, 5])
    expect(s3.key_tasks).toHaveLength(8)
    const entries = s4.problem_categories.flatMap(({ manifestations }) => manifestations.map(({ entry }) => entry))
    expect(Math.max(...entries.map((entry) => entry ?? 0))).toBe(15)
  })
  test.each([
    ['at the top', (file: object) => Object.assign(file, { extra: 1 })],
    ['in the period', (file: CampaignFile) => Object.assign(file.period, { extra: 1 })],
    ['in a measure', (file: CampaignFile) => Object.assign(first(file.measures), { extra: 1 })],
    ['in a deadline', (file: CampaignFile) => Object.assign(first(file.measures).deadline ?? {}, { extra: 1 })],
    [
      'in a manifestation',
      (file: CampaignFile) => Object.assign(first(first(file.problem_categories).manifestations), { extra: 1 }),
    ],
  ] as const)('an unknown key %s is refused', (_, change) =>
    expect(after(change as Changed)).toStrictEqual([expect.stringContaining('Unrecognized key: "extra"')]),
  )
})

describe('what keys alone cannot say', () => {
  test('a code may stand once in its list', () =>
    expect(after((file) => (first(file.channels).code = 'mass-report'))).toStrictEqual([
      'channels.1.code: the code mass-report stands twice in this list',
    ]))

  test('the same code in two lists is no mistake', () =>
    expect(after((file) => (first(file.kpis).code = 'C1'))).toStrictEqual([]))

  test('a code below C1 begins with C1 and a point', () =>
    expect(after((file) => (first(first(file.problem_categories).manifestations).code = 'C2.9'))).toStrictEqual([
      'problem_categories.0.manifestations.0.code: the code C2.9 stands under C1 and must begin with "C1."',
    ]))

  test('the same holds below a key task and below a measure', () => {
    expect(after((file) => (first(first(file.key_tasks).manifestations).code = 'T1x'), s3)).toHaveLength(1)
    expect(after((file) => (first(file.measures[3]?.programmes).code = 'A9.1'))).toHaveLength(1)
  })
  test.each([
    ['2022-12-01', '2022-11-30', 1],
    ['2022-12', '2022-11', 1],
    ['2022-12', '2022', 0],
    ['2022', '2022-01-01', 0],
    ['2022-01-01', '2022-01-01', 0],
  ])('a period from %s to %s', (from, to, problems) =>
    expect(after((file) => Object.assign(file.period, { from, to }))).toHaveLength(problems),
  )
  test('phases do not end before they begin, and follow one another', () => {
    const [y1, y2] = s3.phases ?? []
    expect(after((file) => Object.assign(first(file.phases), { to: '2019-12-31' }), s3)).toStrictEqual([
      'phases.0.to: it ends (2019-12-31) before it begins (2020-01-01)',
    ])
    expect(y1?.to).toBe('2020-12-31')
    expect(y2?.from).toBe('2021-01-01')
    expect(after((file) => Object.assign(file.phases?.[1] ?? {}, { from: '2020-12-31' }), s3)).toStrictEqual([
      'phases.1.from: the phase begins (2020-12-31) before the one above it has ended (2020-12-31)',
    ])
  })
  test('a focus area names measures that exist', () =>
    expect(after((file) => first(file.focus_areas).measures.push(20), s4)).toStrictEqual([
      'focus_areas.0.measures.3: there is no measure M20',
    ]))

  test('a cadence has its words, and its most is not less than its least', () => {
    const wordless: Changed = (file) => delete first(file.cadences).zh
    expect(after(wordless)).toStrictEqual(['cadences.0.zh: zh or due_zh is missing'])
    expect(after((file) => Object.assign(first(file.cadences), { min: 3, max: 2 }))).toStrictEqual([
      'cadences.0.max: at most 2 is less than at least 3',
    ])
  })
  test('mistakes of both kinds are found in one reading', () => {
    const both: Changed = (file) => {
      first(file.channels).code = 'mass-report'
      Object.assign(file.issuer, { level: 7 })
    }
    expect(after(both)).toHaveLength(2)
  })
  test.each([null, 5, 'text', [], [[1]], { measures: 'M1', phases: {}, cadences: [1], key_tasks: [{ code: 1 }] }])(
    'whatever comes instead of a file is refused and never a fault: %j',
    (file) => expect(problemsOf(file).length).toBeGreaterThan(0),
  )
})
