import { writer } from '../dashboard-api/support/log.js'
import { TENANT, type World } from './world.js'

/** A major problem of a section of a unit, reported to the unit. */
export const majorOf = (unitId: string, problemId = `major-${unitId}`) => ({
  ...{ problemId, unitId: `${unitId}-A`, toUnitId: unitId, campaign: 's3', condition: 'media', title: '重大舆情' },
  ...{ text: '已核实处置', happenedAt: '2020-01-02T00:30:00.000Z' },
})
/** The report of a unit’s section that is there before anybody comes. */
export const reportMajor = ({ store }: World, unitId: string) => {
  const { problemId, condition, ...said } = majorOf(unitId)
  const counted = { hours: 24, dueAt: '2020-01-03T00:30:00.000Z', late: false, reportedBy: 'somebody' }
  const data = { ...said, condition: { code: condition, zh: '重大舆情', en: 'press' }, ...counted }
  const head = { at: '2020-01-02T01:00:00.000Z', tenant: TENANT }
  return writer(store)(`intake-major-problem-${problemId}`, 'MajorProblemReported', data, head)
}

/** What is asked of what recurs, and of what is reported upward. */
export const noticed = (unitId: string, itemId: string): Readonly<Record<string, object>> => ({
  ReportMajorProblem: majorOf(unitId, `another-${unitId}`),
  AcknowledgeMajorProblem: { problemId: `major-${unitId}`, instruction: '立即处置' },
  NoteProblem: { campaign: 's3', problem: 'C3.1', itemId, foundOn: '2020-01-02' },
  RecordProgramme: { recurrenceId: 'nothing', wave: 1, workId: 'work-1', unitId },
  OpenSpecialProgramme: {
    ...{
      workId: `work-special-${unitId}`,
      unitId,
      personId: 'somebody',
      title: '专项治理',
      campaign: 's3',
      dueOn: null,
    },
    ...{ ledger: 'specialProgramme', fields: { programme: '专项治理', task: '逐项排查' } },
    alert: { recurrenceId: 'nothing', wave: 1 },
  },
  DeclineProgramme: { recurrenceId: 'nothing', wave: 1, reason: '同一起事件' },
})

/** An alert that rests on the item of each unit, as if both had been found to be of one kind. */
export const noticeRecurrence = async ({ store }: World, itemIds: readonly string[]) => {
  const write = writer(store)
  const [stream, head] = ['intake-recurrence-r0', { at: '2020-01-02T01:00:00.000Z', tenant: TENANT }]
  const noticed = { wave: 1, campaign: 's3', problem: 'C3.1', needed: 2, days: 90 }
  await write(stream, 'RecurrenceNoticed', noticed, head)
  for (const itemId of itemIds) {
    await write(stream, 'ProblemRecurred', { wave: 1, itemId, foundOn: '2020-01-02' }, head)
  }
}
