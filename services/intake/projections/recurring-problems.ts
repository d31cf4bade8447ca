import { defineList, type ListRowOf } from '@huiyin/read-model'
import { recurrenceEvents } from '../domain/recurrence/events.js'
import { alertIdOf } from './recurrences.js'

const columns = {
  item_id: 'text',
  tenant: 'text',
  alert_id: 'text',
  /** The day on which it was found. */
  found_on: 'text',
  position: 'integer',
} as const

export type RecurringProblemRow = ListRowOf<typeof columns>

/** The items an alert rests on: each belongs to one at most. */
export const recurringProblems = defineList({
  name: 'recurring_problems',
  says: 'One row an item that belongs to an alert: which one, and when the problem was found.',
  from: recurrenceEvents,
  columns,
  key: 'item_id',
  unitColumn: 'tenant',
  hiddenFrom: { itemColumn: 'item_id' },
  indexes: [['alert_id']],
  keyOf: (event) => (event.type === 'ProblemRecurred' ? event.data.itemId : null),
  apply: (row, event, at) => {
    if (row && at.position <= row.position) return row
    if (event.type !== 'ProblemRecurred') return row
    const { itemId, wave, foundOn } = event.data
    return {
      ...{ item_id: itemId, tenant: at.tenant, alert_id: alertIdOf(at.streamId, wave), found_on: foundOn },
      position: at.position,
    }
  },
})
