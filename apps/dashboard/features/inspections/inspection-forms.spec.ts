import { describe, expect, test } from '@jest/globals'
import { intakeCommands } from '@huiyin/contracts/intake'
import { FORM_FIELDS, inspectionInput, NO_CAMPAIGN } from './inspection-forms.js'

const about = { inspectionId: 'i-1', findingId: 'f-new', zone: 'Asia/Shanghai', asked: [] }
const inputOf = (command: string, filled: object, target = 'f-1') => inspectionInput({ command, target }, filled, about)
const fits = (command: keyof typeof intakeCommands, input: object) => intakeCommands[command].input.safeParse(input)

const visit = { team: ['p-1'], unitIds: ['u-1'] }
const HASH = 'a'.repeat(64)

describe('the forms of an inspection', () => {
  test('give each command what its contract takes', () => {
    const evidence = [{ file: HASH, sha256: HASH, name: '窗口.png', madeOn: '2026-04-29', size: 3, checked: true }]
    const filled = {
      PlanInspection: {
        ...{ campaign: NO_CAMPAIGN, kind: 'covertCheck', title: '明察暗访', plannedOn: '2026-04-29' },
        ...{ byUnitId: 'u-9', ...visit },
      },
      MoveInspection: { plannedOn: '2026-05-06', reason: '避开假期' },
      CallOffInspection: { reason: '受检大厅已迁址' },
      HoldInspection: { ...visit, met: '值班人员', saw: '秩序正常' },
      RecordFinding: { text: '窗口无人', unitId: 'u-1', category: 'C3', benchmark: '首问负责制', evidence },
      MakeFindingItem: {},
      SettleOnTheSpot: { done: '当场整改' },
      NoteFinding: { reason: '另案处理' },
      EndInspection: { record: '未发现问题' },
    } as const
    expect(Object.keys(filled)).toStrictEqual(Object.keys(FORM_FIELDS))
    for (const [command, one] of Object.entries(filled)) {
      const { input } = inputOf(command, one)
      expect([command, fits(command as keyof typeof filled, input).error?.issues]).toStrictEqual([command, undefined])
    }
  })
  test('leave out what was left empty, and name a new finding by an id of its own', () => {
    const { input } = inputOf('RecordFinding', { text: ' 窗口无人 ', manifestation: '', complainedOf: [] }, 'i-1')
    expect(input).toStrictEqual({
      inspectionId: 'i-1',
      findingId: 'f-new',
      text: '窗口无人',
      place: null,
      evidence: [],
    })
    expect(inputOf('NoteFinding', { reason: '另案' }).input).toMatchObject({ findingId: 'f-1' })
  })
  test('say when it happened, on the clock of the city, only where somebody filled it in', () => {
    expect(inputOf('HoldInspection', visit).occurred).toBeUndefined()
    expect(inputOf('HoldInspection', { ...visit, happenedAt: '2026-04-29T10:30' }).occurred).toStrictEqual({
      ...{ at: '2026-04-29T02:30:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    })
  })
})
