import { defineFactTable, type FactCell } from '@huiyin/analytics'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'

interface Cells {
  readonly fact: 'due' | 'exempt' | 'read'
  readonly due_at: FactCell
  readonly same_day: 0 | 1
}

const cellsOf = ({ type, data }: ItemEvent): Cells | null => {
  if (type === 'ReportReceived' && data.readingDueAt !== undefined)
    return { fact: 'due', due_at: data.readingDueAt, same_day: 0 }
  if (type === 'ItemRegistered' && data.readingDueAt === null) return { fact: 'exempt', due_at: null, same_day: 0 }
  if (type !== 'ItemRead' || data.sameDay === undefined) return null
  return { fact: 'read', due_at: null, same_day: data.sameDay ? 1 : 0 }
}

/** What has to be read by a leader, what a campaign took out, and what was read in time: few rows, a table of their own. */
export const readingFacts = defineFactTable({
  name: 'reading_facts',
  says: 'One row when an item is to be read by a leader, when it need not be any more, and when it was first read.',
  from: itemEvents,
  columns: {
    item_id: 'String',
    fact: 'LowCardinality(String)',
    due_at: "Nullable(DateTime64(3, 'UTC'))",
    same_day: 'UInt8',
  },
  orderBy: ['item_id'],
  row: (event, at) => {
    const cells = cellsOf(event)
    return cells && { item_id: at.streamId, ...cells }
  },
})
