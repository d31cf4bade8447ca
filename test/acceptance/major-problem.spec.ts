import { describe, expect, test } from '@jest/globals'
import { expectSameInEveryMode } from './every-mode.js'
import { gateOver, viewerWith } from './gate.js'
import { askingOver } from './questions.js'
import { activate, at, createUnits, world, type BusMode, type World } from './world.js'

const UNITS = { desk: 'county', commission: 'county', K1: 'county', K11: 'K1', K2: 'county' }
const handler = viewerWith(['handler'], { person: 'handler-1', unitIds: ['K11'] })
const principal = viewerWith(['unitPrincipal'], { person: 'principal-k1', unitIds: ['K1', 'K11'] })
const stranger = viewerWith(['unitPrincipal'], { person: 'principal-k2', unitIds: ['K2'] })
const leader = viewerWith(['leader'], { person: 'leader-1', unitIds: ['commission'] })

const problem = (problemId: string, changes: object = {}) => ({
  ...{ problemId, unitId: 'K11', toUnitId: 'K1', campaign: 's2', condition: 'media', title: '舆情', text: '已处置' },
  ...{ happenedAt: at('2022-03-14', '09:00:00.000'), ...changes },
})
const sends = (here: World, viewer: typeof handler, name: string, input: object) =>
  gateOver(here.send)(viewer, { context: 'intake', name, input })

/** c3.13: what happened on 14 March at nine is reported at eight of the next day, and another at half past ten. */
const reported = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2021-12-01', '08:00:00.000') })
  await createUnits(here, '2021-12-01', UNITS)
  await activate(here, 's2', '2021-12-01')
  await here.moveTo(at('2022-03-15', '08:00:00.000'))
  expect(await sends(here, handler, 'ReportMajorProblem', problem('in-time'))).toMatchObject({ ok: true })
  await here.moveTo(at('2022-03-15', '10:30:00.000'))
  expect(await sends(here, handler, 'ReportMajorProblem', problem('late'))).toMatchObject({ ok: true })
  const take = { problemId: 'late', instruction: '逐级追责，限期说明' }
  expect(await sends(here, principal, 'AcknowledgeMajorProblem', take)).toMatchObject({ ok: true })
  await here.drain()
  return here
}
interface Told {
  readonly rows: readonly { readonly problemId: string; readonly actions: readonly object[] }[]
  readonly rules: readonly object[]
}
const told = async (here: World, viewer = leader, only: string | null = null): Promise<Told> => {
  const answer = await askingOver(here)(viewer, 'majorProblems', { only })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer as Told
}
const idsOf = ({ rows }: Told) => rows.map(({ problemId }) => problemId)

describe('major problems', () => {
  test('S1-41 who reported when, to whom, late or not against which moment, and who took note', async () => {
    await expectSameInEveryMode(reported)
    const here = await reported('plain')
    const { rows, rules } = await told(here)
    const due = { hours: 24, dueAt: at('2022-03-15', '09:00:00.000') }
    expect(rows).toMatchObject([
      {
        ...{ problemId: 'late', late: true, unitId: 'K11', toUnitId: 'K1', reportedBy: 'handler-1', ...due },
        ...{ acknowledgedBy: 'principal-k1', instruction: '逐级追责，限期说明', actions: [] },
      },
      { problemId: 'in-time', late: false, ...due, acknowledgedAt: null, actions: [{ allowed: true }] },
    ])
    expect(rules).toMatchObject([{ campaign: 's2', hours: 24, conditions: { length: 4 } }])
    expect(idsOf(await told(here, leader, 'late'))).toStrictEqual(['late'])
    expect(idsOf(await told(here, leader, 'open'))).toStrictEqual(['in-time'])
    await here.close()
  })
  test('S1-41 it is seen by who reported it and whom it was reported to, and by no unit beside', async () => {
    const here = await reported('plain')
    for (const viewer of [handler, principal]) expect(idsOf(await told(here, viewer))).toHaveLength(2)
    const ofK1 = viewerWith(['unitPrincipal'], { person: 'deputy-k1', unitIds: ['K1'] })
    expect(idsOf(await told(here, ofK1))).toHaveLength(2)
    expect(idsOf(await told(here, stranger))).toStrictEqual([])
    await here.close()
  })
  test('S1-41 nobody reports for another unit, sideways, or what is not major; no other unit takes note', async () => {
    const here = await reported('plain')
    const refusalOf = async (viewer: typeof handler, name: string, input: object) => {
      const answer = await sends(here, viewer, name, input)
      return answer.ok ? 'accepted' : answer.refusal
    }
    const report = (changes: object) => refusalOf(handler, 'ReportMajorProblem', problem('another', changes))
    expect(await report({ unitId: 'K2' })).toBe('NotYourUnit')
    expect(await report({ toUnitId: 'K2' })).toBe('NotSuperior')
    expect(await report({ condition: 'weather' })).toBe('NotMajorHere')
    expect(await report({ campaign: 's4' })).toBe('NotMajorHere')
    expect(await sends(here, principal, 'ReportMajorProblem', problem('own'))).toMatchObject({ ok: true })
    await here.drain()
    const own = (await told(here, principal)).rows.find(({ problemId }) => problemId === 'own')
    expect(own?.actions).toMatchObject([{ allowed: false, refusal: 'OwnReport' }])
    const take = { problemId: 'in-time', instruction: '知悉' }
    expect(await refusalOf(stranger, 'AcknowledgeMajorProblem', take)).toBe('NotYourUnit')
    await here.close()
  })
})
