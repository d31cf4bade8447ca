import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { campaignFile } from './file.js'
import { CHANNELS, MODES, PARTS } from './model-codes.js'
import { campaignParameters, pairProblems, type CampaignParameters } from './parameters.js'

const read = (name: string): unknown =>
  parse(readFileSync(fileURLToPath(new URL(`../../../campaigns/${name}.yaml`, import.meta.url)), 'utf8'))
const IDS = ['s0', 's1', 's2', 's3', 's4']
const PAIRS = IDS.map((id) => ({
  id,
  file: campaignFile.parse(read(id)),
  parameters: campaignParameters.parse(read(`${id}.parameters`)),
}))
const pairOf = (id: string) => {
  const pair = PAIRS.find((one) => one.id === id)
  if (!pair) throw new Error(`no ${id}`)
  return pair
}
const marked = <V>(value: V) => ({ value, assumption: true, why: '示范' })
const problemsOf = (parameters: unknown): readonly string[] =>
  campaignParameters.safeParse(parameters).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ??
  []
const unfit = (id: string, parameters: Partial<CampaignParameters>): readonly string[] =>
  pairProblems({ campaign: id, ...parameters }, pairOf(id).file).map(({ path, says }) => `${path.join('.')}: ${says}`)
const unit = (code: string, parent: string | null) => ({ code, parent, name_zh: code, name_en: code })
const treeProblems = (...tree: readonly object[]) =>
  problemsOf({ campaign: 's0', units: { assumption: true, why: '示范', tree } })

describe('the table of codes beside each campaign', () => {
  test.each(PAIRS)('every channel, mode and role of $id stands in it, and nothing else', ({ file, parameters }) => {
    const { channels = {}, modes = {}, parts = {} } = parameters.codes ?? {}
    expect(Object.keys(channels)).toStrictEqual(file.channels.map(({ code }) => code))
    expect(Object.keys(modes)).toStrictEqual((file.handling_modes ?? []).map(({ code }) => code))
    expect(Object.keys(parts)).toStrictEqual(file.organisation.roles.map(({ code }) => code))
  })
  test('only two codes have none in the model, on purpose: the grid of S3 and the leadership team of S0', () => {
    const empty = PAIRS.flatMap(({ id, parameters: { codes } }) =>
      Object.entries({ ...codes?.channels, ...codes?.modes, ...codes?.parts }).flatMap(([code, model]) =>
        model.length === 0 ? [`${id} ${code}`] : [],
      ),
    )
    expect(empty).toStrictEqual(['s0 leadership-team', 's3 grid'])
  })
  test('a1 has 28 channels, a4 12 modes, a5 27 parts, each with Chinese words of its own', () => {
    expect([CHANNELS.length, MODES.length, PARTS.length]).toStrictEqual([28, 12, 27])
  })
})

describe('a parameters file beside its campaign', () => {
  test.each(PAIRS)('that of $id fits it', ({ file, parameters }) =>
    expect(pairProblems(parameters, file)).toStrictEqual([]),
  )

  test('nothing has to be said', () => expect(unfit('s2', {})).toStrictEqual([]))

  test('another campaign, phases and tasks that it does not have', () => {
    expect(unfit('s1', { campaign: 's2' })).toStrictEqual(['campaign: the campaign has no s2 here'])
    expect(unfit('s1', { phases: { P9: {} } })).toStrictEqual(['phases.P9: the campaign has no P9 here'])
    expect(unfit('s1', { tasks: { M20: {} } })).toStrictEqual(['tasks.M20: the campaign has no M20 here'])
  })
  test('S0-42 a month belongs to a measure due at a month’s end, a number to one whose limit is open', () => {
    expect(unfit('s0', { tasks: { A2: { month: marked('2022-08') } } })).toStrictEqual([])
    expect(unfit('s0', { tasks: { A4: { month: marked('2022-08') } } })).toHaveLength(1)
    expect(unfit('s4', { tasks: { M6: { working_days: marked(3) }, M17: { working_days: marked(3) } } })).toStrictEqual(
      [],
    )
    expect(unfit('s4', { tasks: { M10: { working_days: marked(3) } } })).toStrictEqual([
      'tasks.M10.working_days: M10 has no open time limit, so it takes no number of working days',
    ])
  })
  test('a code that is left out of a table is named, also when its name is one every object has', () => {
    const { codes } = pairOf('s2').parameters
    if (!codes) throw new Error('no table')
    const { snapshot: _, ...channels } = codes.channels
    expect(unfit('s2', { codes: { ...codes, channels } })).toStrictEqual([
      'codes.channels: the campaign has the code snapshot, which is not in this table',
    ])
    expect(unfit('s2', { codes: { ...codes, parts: { ...codes.parts, constructor: [] } } })).toStrictEqual([
      'codes.parts.constructor: the campaign has no constructor here',
    ])
  })
})

describe('the format of a parameters file', () => {
  test('it is closed', () => expect(problemsOf({ campaign: 's0', extra: 1 })).toHaveLength(1))

  test('a value says whether it is assumed, and why', () => {
    expect(problemsOf({ campaign: 's0', minimum_sample: { value: 30 } })).toHaveLength(2)
    expect(
      problemsOf({ campaign: 's0', minimum_sample: { value: 30, assumption: false, why: '领导小组会议决定' } }),
    ).toStrictEqual([])
    expect(problemsOf({ campaign: 's0', minimum_sample: { value: 30, assumption: true, why: ' ' } })).toHaveLength(1)
  })
  test.each([0, 1.5, 1001, '10'])('a limit of %p working days is refused', (days) =>
    expect(problemsOf({ campaign: 's0', item_working_days: marked(days) })).toHaveLength(1),
  )
  test('K2 a campaign may be said to have no end, but not to have no beginning', () => {
    expect(problemsOf({ campaign: 's4', period: { to: marked(null) } })).toStrictEqual([])
    expect(problemsOf({ campaign: 's4', period: { from: marked(null) } })).toHaveLength(1)
  })
  test('S4-59 violations are named beside those of the document, and no code stands for two', () => {
    const named = (...codes: readonly string[]) => ({
      ...{ assumption: true, why: '示范' },
      codes: codes.map((code) => ({ code, zh: code, en: code })),
    })
    expect(problemsOf({ campaign: 's4', violations: named('V1', 'V1') })).toStrictEqual([
      'violations.codes.1.code: the code V1 stands twice in this list',
    ])
    expect(unfit('s0', { violations: named('V4', 'V5') })).toStrictEqual([
      'violations.codes.0.code: the document itself names a violation V4',
    ])
  })
  test('a kind of inspection of its own is of the closed shape, and each of its fields stands once', () => {
    const kinds = (kind: object) => ({
      campaign: 's4',
      inspection_kinds: { assumption: true, why: '示范', kinds: [kind] },
    })
    const kind = { code: 'night', zh: '夜查', en: 'night check', channel: 'covertCheck', fields: [], findingFields: [] }
    expect(problemsOf(kinds({ ...kind, persons: true, manifestations: false, req: [] }))).toStrictEqual([])
    const field = { code: 'a', zh: '甲', en: 'a', kind: 'choice' }
    const wrong = { ...kind, findingFields: [field], persons: true, manifestations: false, req: [] }
    expect(problemsOf(kinds(wrong))).toStrictEqual([
      'inspection_kinds.kinds.0.findingFields.0.choices: a field of the kind choice, and no other, says what can be chosen',
    ])
    expect(problemsOf(kinds({ ...kind, colour: 'red' }))).not.toStrictEqual([])
  })
  test('periods and phases do not end before they begin', () => {
    const span = { from: marked('2022-02-01'), to: marked('2022-01-31') }
    expect(problemsOf({ campaign: 's1', period: span, phases: { P1: span } })).toStrictEqual([
      'period.to.value: it ends (2022-01-31) before it begins (2022-02-01)',
      'phases.P1.to.value: it ends (2022-01-31) before it begins (2022-02-01)',
    ])
  })
  test('the units are one tree', () => {
    expect(treeProblems(unit('a', null), unit('b', 'a'), unit('c', 'b'))).toStrictEqual([])
    expect(treeProblems(unit('a', null), unit('a', null))).toStrictEqual(['units.tree.1.code: the unit a stands twice'])
    expect(treeProblems(unit('a', null), unit('b', 'x'))).toStrictEqual(['units.tree.1.parent: there is no unit x'])
    expect(treeProblems(unit('a', 'a'))).toStrictEqual(['units.tree.0.parent: the unit a is above itself'])
    expect(treeProblems(unit('a', null), unit('b', null))).toStrictEqual([
      'units.tree.1.parent: b has nobody above it, but the tree has a root already',
    ])
  })
  test('a unit below a circle is not blamed for it', () =>
    expect(treeProblems(unit('r', null), unit('a', 'b'), unit('b', 'a'), unit('c', 'a'))).toStrictEqual([
      'units.tree.1.parent: the unit a is above itself',
      'units.tree.2.parent: the unit b is above itself',
    ]))

  test.each([null, 5, [], { units: 1, period: [], phases: 2 }])('whatever comes instead is refused: %j', (parameters) =>
    expect(problemsOf(parameters).length).toBeGreaterThan(0),
  )
})
