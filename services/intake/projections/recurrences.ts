import { defineList, type ListRowOf } from '@huiyin/read-model'
import type { FactAt } from '@huiyin/event-sourcing'
import { recurrenceEvents, type RecurrenceEvent } from '../domain/recurrence/events.js'

const columns = {
  alert_id: 'text',
  recurrence_id: 'text',
  tenant: 'text',
  /** The how manieth alert of its kind. */
  wave: 'integer',
  campaign: 'text',
  problem: 'text',
  /** From so many problems within so many days. */
  needed: 'integer',
  days: 'integer',
  /** open, programme, declined. */
  state: 'text',
  noticed_at: 'text',
  answered_at: 'nullableText',
  answered_by: 'nullableText',
  reason: 'nullableText',
  /** The programmes opened for it, as a JSON array of work and unit. */
  programmes: 'text',
  position: 'integer',
} as const

export type RecurrenceRow = ListRowOf<typeof columns>
type Noticed = Extract<RecurrenceEvent, { type: 'RecurrenceNoticed' }>['data']

/** The id of an alert: the kind of problem, and the how manieth of that kind. */
export const alertIdOf = (recurrenceId: string, wave: number): string => `${recurrenceId}:${wave}`

const noticed = (data: Noticed, at: FactAt): RecurrenceRow => ({
  ...{ alert_id: alertIdOf(at.streamId, data.wave), recurrence_id: at.streamId, tenant: at.tenant, wave: data.wave },
  ...{ campaign: data.campaign, problem: data.problem, needed: data.needed, days: data.days, state: 'open' },
  ...{ noticed_at: at.occurred.at, answered_at: null, answered_by: null, reason: null, programmes: '[]' },
  position: at.position,
})

const changed = (row: RecurrenceRow, { type, data }: RecurrenceEvent, at: FactAt): RecurrenceRow => {
  const moved = { ...row, answered_at: row.answered_at ?? at.occurred.at, position: at.position }
  if (type === 'ProgrammeDeclined')
    return { ...moved, state: 'declined', reason: data.reason, answered_by: data.decidedBy }
  if (type !== 'ProgrammeRecorded') return row
  const before = JSON.parse(row.programmes) as readonly object[]
  const programmes = JSON.stringify([...before, { workId: data.workId, unitId: data.unitId }])
  return { ...moved, state: 'programme', programmes }
}

/** What came so often that a special programme was proposed, and what was decided about it (S0-59). */
export const recurrences = defineList({
  name: 'recurrences',
  says: 'One row an alert that a kind of problem recurs: campaign, limit, state, the programmes opened for it.',
  from: recurrenceEvents,
  columns,
  key: 'alert_id',
  unitColumn: 'tenant',
  hiddenFrom: { nobody: 'it names no item; those it rests on stand in recurring_problems' },
  indexes: [['tenant', 'noticed_at']],
  keyOf: (event, { streamId }) =>
    event.type === 'ProblemNoted' || event.type === 'ProblemRecurred' ? null : alertIdOf(streamId, event.data.wave),
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type === 'RecurrenceNoticed') return noticed(event.data, at)
    return row && changed(row, event, at)
  },
})
