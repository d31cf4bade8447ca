import { defineList, type ListRowOf } from '@huiyin/read-model'
import { ratingEvents } from '../domain/rating/events.js'

const columns = {
  report_id: 'text',
  tenant: 'text',
  item_id: 'text',
  unit_id: 'text',
  /** What was said; null: nobody said anything yet. */
  rating: 'nullableText',
  attitude: 'nullableText',
  language: 'nullableText',
  rated_at: 'nullableText',
  /** The last call-back that brought no word: why, and how many there were. */
  unanswered: 'nullableText',
  calls: 'integer',
  position: 'integer',
} as const

export type RatingRow = ListRowOf<typeof columns>

/** What was said of each reply, found by its item; the remark stays in the log, where the reporter's own words are. */
export const ratings = defineList({
  name: 'ratings',
  says: 'One row a report whose reporter was asked how satisfied he is: item, unit, rating, or why he said nothing.',
  from: ratingEvents,
  columns,
  key: 'report_id',
  unitColumn: 'unit_id',
  hiddenFrom: { itemColumn: 'item_id' },
  indexes: [['item_id']],
  keyOf: (_, at) => at.streamId,
  apply: (row, event, at) => {
    const { itemId, unitId } = event.data
    const before = row ?? { rating: null, attitude: null, language: null, rated_at: null, unanswered: null, calls: 0 }
    const about = { report_id: at.streamId, tenant: at.tenant, item_id: itemId, unit_id: unitId, position: at.position }
    if (row && at.position <= row.position) return row
    if (event.type === 'CallBackRecorded') {
      return { ...before, ...about, unanswered: event.data.outcome, calls: before.calls + 1 }
    }
    const { rating, attitude = null, language = null } = event.data
    return { ...before, ...about, rating, attitude, language, rated_at: at.occurred.at }
  },
})
