import { defineList, type ListRowOf } from '@huiyin/read-model'
import { majorProblemEvents } from '../domain/major-problem/events.js'

const columns = {
  problem_id: 'text',
  tenant: 'text',
  unit_id: 'text',
  to_unit_id: 'text',
  campaign: 'text',
  /** JSON: code, zh, en. */
  condition: 'text',
  title: 'text',
  text: 'text',
  happened_at: 'text',
  hours: 'integer',
  due_at: 'text',
  reported_at: 'text',
  reported_by: 'text',
  late: 'integer',
  acknowledged_at: 'nullableText',
  acknowledged_by: 'nullableText',
  instruction: 'nullableText',
  position: 'integer',
} as const

export type MajorProblemRow = ListRowOf<typeof columns>

/** What was reported upward as a major problem (S1-41). */
export const majorProblems = defineList({
  name: 'major_problems',
  says: 'One row a major problem that was reported upward: by whom, to whom, when due, late or not, acknowledged or not.',
  from: majorProblemEvents,
  columns,
  key: 'problem_id',
  unitColumn: 'unit_id',
  hiddenFrom: { nobody: 'it is about no item, and names nobody that is complained of' },
  indexes: [['tenant', 'reported_at']],
  keyOf: (_, at) => at.streamId,
  apply: (row, { type, data }, at): MajorProblemRow | null => {
    if (row && at.position <= row.position) return row
    if (type === 'MajorProblemAcknowledged') {
      const { instruction, acknowledgedBy: acknowledged_by } = data
      return row && { ...row, acknowledged_at: at.occurred.at, acknowledged_by, instruction, position: at.position }
    }
    return {
      ...{ problem_id: at.streamId, tenant: at.tenant, unit_id: data.unitId, to_unit_id: data.toUnitId },
      ...{ campaign: data.campaign, condition: JSON.stringify(data.condition), title: data.title, text: data.text },
      ...{ happened_at: data.happenedAt, hours: data.hours, due_at: data.dueAt, reported_at: at.occurred.at },
      ...{ reported_by: data.reportedBy, late: data.late ? 1 : 0 },
      ...{ acknowledged_at: null, acknowledged_by: null, instruction: null, position: at.position },
    }
  },
})
