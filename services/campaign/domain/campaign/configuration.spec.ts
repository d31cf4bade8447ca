import { describe, expect, test } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import { cnCalendar, isOverdue, recheck } from '@huiyin/calendar'
import { readCampaignFrom } from '../../edge/campaign-files.js'
import { configurationOf, periodOfCampaign, tasksOf, type Counting, type Given } from './configuration.js'
import { exampleCounting, exampleFile, exampleParameters } from './examples.js'

const FOLDER = fileURLToPath(new URL('../../../../campaigns/', import.meta.url))

const givenOf = (id: string): Given => {
  const reading = readCampaignFrom(FOLDER, id)
  if (!reading.ok) throw new Error(`${id} is refused`)
  return reading.configuration
}
/** The document alone, as it was printed. */
const printed = (id: string): Given => ({ ...givenOf(id), parameters: null })
const countingAt = (at: string): Counting => ({ zone: 'Asia/Shanghai', calendar: cnCalendar, at })
const phasesOf = (given: Given) => configurationOf(given).phases.map(({ code, from, to }) => [code, from, to])

describe('c1 the group’s look-back', () => {
  const given = givenOf('s0')
  const tasks = tasksOf(given, countingAt('2022-07-01T01:00:00.000Z'))
  const task = (code: string) => tasks.find((one) => one.code === code)

  test('c1.2 6 task cards and 8 categories exist', () => {
    expect(tasks.map(({ code }) => code)).toStrictEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6'])
    const { categories } = configurationOf(given)
    expect(categories.map(({ code }) => code)).toStrictEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'])
  })
  test('c1.2 A1 and A4 have no due date; A2 is due 2022-08-31, A3 2022-09-30, A5 and A6 2022-10-31', () => {
    expect(tasks.map(({ code, deadline }) => [code, deadline?.dueOn])).toStrictEqual([
      ['A1', undefined],
      ['A2', '2022-08-31'],
      ['A3', '2022-09-30'],
      ['A4', undefined],
      ['A5', '2022-10-31'],
      ['A6', '2022-10-31'],
    ])
  })
  test('c1.3 S0-33 on 2022-12-31 A1 is still standing and never overdue', () => {
    const study = task('A1')
    expect(study).toMatchObject({ standing: true, gap: null, deadline: { kind: 'standing' } })
    expect(study?.deadline && isOverdue(study.deadline, '2022-12-31T12:00:00.000Z')).toBe(false)
  })
  test('c1.16 S0-64 A5 is overdue after its month and stays standing', () => {
    const rules = task('A5')
    expect(rules?.standing).toBe(true)
    expect(rules?.deadline && isOverdue(rules.deadline, '2022-10-31T15:59:59.000Z')).toBe(false)
    expect(rules?.deadline && isOverdue(rules.deadline, '2022-10-31T16:00:00.000Z')).toBe(true)
  })
  test('c1.20 A1, A4 and A5 go on after the end', () =>
    expect(tasks.filter(({ standing }) => standing).map(({ code }) => code)).toStrictEqual(['A1', 'A4', 'A5']))

  test('S0-31 each card carries its departments as printed', () => {
    expect(task('A1')?.departments).toStrictEqual(['党群工作部'])
    expect(task('A4')?.departments).toStrictEqual(['纪检监察室', '党群工作部'])
  })
  test('every deadline can be derived again from its own derivation', () => {
    const deadlines = tasks.flatMap(({ deadline }) => deadline ?? [])
    expect(deadlines.map((deadline) => recheck(deadline))).toStrictEqual(deadlines.map(() => ({ verdict: 'equal' })))
    expect(deadlines).toHaveLength(6)
  })
  test('c1.7 items are due within 15 working days; c1 sets no limit for registering and no sample', () => {
    const { deadlines, minimumSample } = configurationOf(given)
    expect(deadlines).toStrictEqual({ item: { kind: 'workingDays', n: 15 }, registering: null })
    expect(minimumSample).toBeNull()
  })
})

describe('c2 to c5 the other four', () => {
  test('c2 the phases of s1 are those of the parameters', () =>
    expect(phasesOf(givenOf('s1'))).toStrictEqual([
      ['P1', '2020-03-02', '2020-03-31'],
      ['P2', '2020-04-01', '2020-05-31'],
      ['P3', '2020-06-01', '2020-09-30'],
      ['P4', '2020-10-01', '2020-12-31'],
    ]))

  test('c2.1 19 measures are there and no twentieth is invented', () =>
    expect(tasksOf(givenOf('s1'), exampleCounting).map(({ code }) => code)).toHaveLength(19))

  test('S1-55 the target within the year is due on 2020-12-31', () =>
    expect(tasksOf(givenOf('s1'), exampleCounting)[7]?.deadline?.dueOn).toBe('2020-12-31'))

  test('c3.1 S2-65 S2-66 S2-70 S2-72 P1 until 2022-01-31, P2, P3, P4 from 2022-08-01', () =>
    expect(phasesOf(givenOf('s2'))).toStrictEqual([
      ['P1', '2021-12-01', '2022-01-31'],
      ['P2', '2022-02-01', '2022-04-30'],
      ['P3', '2022-05-01', '2022-07-31'],
      ['P4', '2022-08-01', '2022-12-31'],
    ]))

  test('c3.1 S2-04 S2-06 from December 2021 to December 2022, then normal', () =>
    expect(configurationOf(givenOf('s2'))).toMatchObject({
      period: { from: '2021-12-01', to: '2022-12-31' },
      after: 'normal',
    }))

  test('S2-14 c3 c5 from how many transfers an item is passed round is the campaign’s; who says nothing leaves it open', () => {
    expect(configurationOf(givenOf('s2')).noticed).toStrictEqual({ kickBallTransfers: 2, idleWorkingDays: null })
    expect(configurationOf(givenOf('s4')).noticed).toMatchObject({ kickBallTransfers: 3, idleWorkingDays: null })
    expect(configurationOf(givenOf('s0')).noticed).toBeUndefined()
  })
  test('who comes again, who leaps and what is old and hard is the campaign’s to say as well', () => {
    const [s1, s3, s4] = ['s1', 's3', 's4'].map((id) => configurationOf(givenOf(id)))
    expect(s4).toMatchObject({ repeatVisit: { days: 90 }, noticed: { leapfrogLevels: 1 } })
    expect(s4?.noticed).not.toHaveProperty('oldAndHard')
    expect(s1?.noticed).toStrictEqual({
      ...{ kickBallTransfers: null, idleWorkingDays: null, oldAndHard: { reports: 3, coordinations: 2 } },
    })
    expect(s3).not.toHaveProperty('repeatVisit')
  })
  test('c4 when statements of yearly ledgers are due is the campaign’s; who says nothing leaves it open', () => {
    expect(configurationOf(givenOf('s3')).ledgerCycle).toStrictEqual({
      ...{ opening: '01-15', quarterDay: 10, audit: '07-31', clearing: '12-31' },
    })
    expect(configurationOf(givenOf('s4')).ledgerCycle).toBeUndefined()
  })
  test('S4-44 only s4 asks that letters are read on the same day', () =>
    expect(['s0', 's1', 's2', 's3', 's4'].filter((id) => configurationOf(givenOf(id)).deadlines.reading)).toStrictEqual(
      ['s4'],
    ))

  test('S2-78 S2-79 the summary is due 2022-12-10, a Saturday that does not move; the merged report has no date', () =>
    expect(
      tasksOf(givenOf('s2'), exampleCounting)
        .filter(({ kind }) => kind === 'dated')
        .map(({ code, deadline, gap }) => [code, deadline?.dueOn, gap]),
    ).toStrictEqual([
      ['unit-summary', '2022-12-10', null],
      ['merged-report', undefined, 'nothingSaid'],
    ]))

  test('c4.1 S3-01 as printed: three years, 6 areas, 8 key tasks of 2020 only', () => {
    const { categories } = configurationOf(printed('s3'))
    expect(phasesOf(printed('s3'))).toStrictEqual([
      ['Y1', '2020-01-01', '2020-12-31'],
      ['Y2', '2021-01-01', '2021-12-31'],
      ['Y3', '2022-01-01', '2022-12-31'],
    ])
    expect(categories.filter(({ kind }) => kind === 'area').map(({ code }) => code)).toHaveLength(6)
    const keyTasks = categories.filter(({ kind }) => kind === 'keyTask')
    expect(keyTasks.map(({ code, year }) => `${code} ${year}`)).toStrictEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `T${number} 2020`),
    )
  })
  test('the demonstration moves the three years and the key tasks so that they begin in 2026', () => {
    const configuration = configurationOf(givenOf('s3'))
    expect(configuration.period).toStrictEqual({ from: '2026-01-01', to: '2028-12-31' })
    expect(phasesOf(givenOf('s3')).map(([, from, to]) => [from, to])).toStrictEqual([
      ['2026-01-01', '2026-12-31'],
      ['2027-01-01', '2027-12-31'],
      ['2028-01-01', '2028-12-31'],
    ])
    const years = configuration.categories.flatMap(({ kind, year }) => (kind === 'keyTask' ? [year] : []))
    expect(new Set(years)).toStrictEqual(new Set([2026]))
    expect(configuration).toMatchObject({
      deadlines: { item: { kind: 'workingDays', n: 10 }, registering: { kind: 'workingDays', n: 1 } },
      minimumSample: 30,
    })
  })
  test('the units of the demonstration are visibly demo units under one root', () => {
    const { units } = configurationOf(givenOf('s3'))
    expect(units.filter(({ parent }) => parent === null).map(({ zh }) => zh)).toStrictEqual(['示范市'])
    expect(units.every(({ zh, en }) => zh.startsWith('示范') && en.startsWith('Demo'))).toBe(true)
    expect(units.filter(({ parent }) => parent === 'demo-city')).toHaveLength(9)
  })
  test('c5.1 19 measures of s4, each with its department; K2 no end', () => {
    const tasks = tasksOf(givenOf('s4'), exampleCounting)
    expect(tasks.filter(({ departments }) => departments.length > 0)).toHaveLength(19)
    expect(periodOfCampaign(givenOf('s4'))).toStrictEqual({ from: '2022-01-01', to: null })
  })
})

describe('what a configuration is made of', () => {
  const given: Given = { file: exampleFile, parameters: exampleParameters }
  const withPeriod = (from: string | null, to: string | null): Given => ({
    file: { ...exampleFile, period: { from, to } },
    parameters: null,
  })

  test.each([
    ['a day', ['2022-03-05', '2022-04-06'], '2022-03-05', '2022-04-06'],
    ['a month', ['2022-02', '2024-02'], '2022-02-01', '2024-02-29'],
    ['a year', ['2020', '2022'], '2020-01-01', '2022-12-31'],
  ] as const)('a period printed as %s begins on its first day and ends on its last', (_, [from, to], first, last) =>
    expect(periodOfCampaign(withPeriod(from, to))).toStrictEqual({ from: first, to: last }),
  )
  test('a silent period has no ends', () =>
    expect(periodOfCampaign(withPeriod(null, null))).toStrictEqual({ from: null, to: null }))

  test('what the parameters say goes before what is printed, also that there is no end', () => {
    const parameters = { campaign: 'demo', period: { to: { value: null, assumption: true, why: '示范' } } }
    expect(periodOfCampaign({ ...withPeriod('2022-01-01', '2022-12-31'), parameters })).toStrictEqual({
      from: '2022-01-01',
      to: null,
    })
  })
  test('a phase that is silent inside the row begins and ends beside its neighbours', () => {
    const phase = (code: string, from: string | null, to: string | null) => ({
      ...{ code, name_zh: code, name_en: code, from, to },
      ...{ activities_zh: ['学习'], outputs_en: ['record'] },
    })
    const phases = [phase('P1', null, '2022-07-31'), phase('P2', null, null), phase('P3', '2022-10-01', null)]
    expect(phasesOf({ ...given, file: { ...exampleFile, phases } })).toStrictEqual([
      ['P1', '2022-07-01', '2022-07-31'],
      ['P2', '2022-08-01', '2022-09-30'],
      ['P3', '2022-10-01', '2022-11-30'],
    ])
  })
  test('channels and modes carry the model’s codes; without a table they carry none', () => {
    expect(configurationOf(givenOf('s3')).channels.find(({ code }) => code === 'letter-visit')?.model).toStrictEqual([
      'letter',
      'visit',
    ])
    expect(configurationOf(givenOf('s3')).modes.map(({ model }) => model)).toStrictEqual([
      ['atOnce'],
      ['onSite'],
      ['proactive'],
      ['stepwise'],
      ['joint'],
      ['public'],
    ])
    expect(configurationOf(printed('s3')).channels.every(({ model }) => model.length === 0)).toBe(true)
  })
  test('categories carry the families of the reviewed table; an unknown campaign has none', () => {
    const c4 = configurationOf(givenOf('s0')).categories.find(({ code }) => code === 'C4')
    expect(c4?.families).toStrictEqual(['burden'])
    expect(c4?.manifestations.map(({ code, families }) => [code, families])).toStrictEqual([
      ['C4.1', ['burden']],
      ['C4.2', ['burden']],
      ['C4.3', ['burden']],
    ])
    expect(configurationOf(given).categories.map(({ families }) => families)).toStrictEqual([[]])
  })
  test('every value that was added shows whether it is assumed, and why', () => {
    const { marks } = configurationOf(given)
    expect(marks.map(({ path }) => path)).toStrictEqual([
      'item_working_days',
      'registering_working_days',
      'minimum_sample',
      'period.from',
      'tasks.A2.month',
      'codes',
    ])
    expect(marks.every(({ assumption, why }) => assumption && why === '示范')).toBe(true)
    expect(configurationOf(printed('s3')).marks).toStrictEqual([])
  })
  test('S4-24 a number set for an open limit is for each matter and gives the task itself no date', () => {
    const parameters = { campaign: 's4', tasks: { M6: { working_days: { value: 5, assumption: true, why: '示范' } } } }
    const m6 = tasksOf({ ...printed('s4'), parameters }, exampleCounting).find(({ code }) => code === 'M6')
    expect(m6).toMatchObject({ deadline: null, eachMatter: { kind: 'workingDays', n: 5 }, gap: null })
  })
})
