import { addDays, type Day } from '@huiyin/kernel'
import { bureauId, DEMO } from './city.js'
import type { DemoStep } from './steps.js'

/** So many working days lie between two inspections; the first comes in the first week. */
const EVERY = 12
const FIRST = 4
/** The next one is planned so many days ahead, and on the last day of the demonstration not held yet. */
const AHEAD = 14

const KINDS = [
  { kind: 'covertCheck', title: '（示范）窗口服务明察暗访', fields: { announced: false } },
  { kind: 'supervisionVisit', title: '（示范）作风建设督导', fields: { carryingOut: '（示范）首问负责制' } },
  { kind: 'symposium', title: '（示范）企业座谈会', fields: { subject: '（示范）审批提速', people: 12 } },
  { kind: 'meetingCheck', title: '（示范）会风会纪检查', fields: { meeting: '（示范）月度调度会' } },
] as const

const FOUND = [
  ['C5', '（示范）大厅二号窗口午间无人引导，群众排队二十分钟'],
  ['C2', '（示范）公示栏仍是上一季度的值班表'],
] as const

const supervisor = (name: string, input: object): DemoStep => ({ login: 'supervisor', name, input })

const visitOf = (n: number) => ({
  ...{ team: ['demo-supervisor'], unitIds: [bureauId(n % 8)], places: [`示范街道${(n % 7) + 1}`] },
})

const planOf = (n: number, day: Day): DemoStep => {
  const { kind, title } = KINDS[n % KINDS.length]!
  const about = { kind, title, plannedOn: day, keyDate: null, campaign: DEMO.campaign, byUnitId: DEMO.tenant }
  return supervisor('PlanInspection', { inspectionId: `demo-inspection-${n}`, ...about, ...visitOf(n) })
}

/** What a visit finds: put right while the team is there, or on record with the reason. */
const findingSteps = (n: number, inspectionId: string): readonly DemoStep[] => {
  const [category, text] = FOUND[n % FOUND.length]!
  const finding = { inspectionId, findingId: `${inspectionId}-1` }
  const isMeeting = KINDS[n % KINDS.length]!.kind === 'meetingCheck'
  const fields = isMeeting ? { fields: { fault: 'phone', people: 1 } } : {}
  const about = { category, text, unitId: bureauId(n % 8), benchmark: '（示范）服务规范第三条', ...fields }
  const settled =
    n % 2 === 0
      ? supervisor('SettleOnTheSpot', { ...finding, done: '（示范）当场整改到位' })
      : supervisor('NoteFinding', { ...finding, reason: '（示范）已由该局自查整改' })
  return [supervisor('RecordFinding', { ...finding, ...about }), settled]
}

/** The inspections of a working day, by its number in the year: every twelfth one is held, and the last plans ahead. */
export const inspectionsOn = (day: Day, index: number, isLast: boolean): readonly DemoStep[] => {
  const n = Math.floor(index / EVERY)
  const ahead = isLast ? [planOf(n + 1, addDays(day, AHEAD))] : []
  if (index % EVERY !== FIRST) return ahead
  const inspectionId = `demo-inspection-${n}`
  const { fields } = KINDS[n % KINDS.length]!
  const record = {
    inspectionId,
    ...visitOf(n),
    met: '（示范）值班负责人',
    saw: '（示范）现场秩序正常，设施齐全',
    fields,
  }
  return [
    planOf(n, day),
    supervisor('HoldInspection', record),
    ...findingSteps(n, inspectionId),
    supervisor('EndInspection', { inspectionId, record: '（示范）发现一处不足，已处置。' }),
    ...ahead,
  ]
}
