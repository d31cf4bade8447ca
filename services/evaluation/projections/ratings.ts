import { defineList, type ListRowOf } from '@huiyin/read-model'
import { ratingEvents } from '../domain/rating/events.js'

const columns = {
  report_id: 'text',
  tenant: 'text',
  item_id: 'text',
  unit_id: 'text',
  rating: 'text',
  rated_at: 'text',
  position: 'integer',
} as const

export type RatingRow = ListRowOf<typeof columns>

/** What was said of each reply, found by its item; the remark stays in the log, where the reporter's own words are. */
export const ratings = defineList({
  name: 'ratings',
  says: 'One row a report whose reporter said how satisfied he is: item, unit, rating.',
  from: ratingEvents,
  columns,
  key: 'report_id',
  unitColumn: 'unit_id',
  hiddenFrom: { itemColumn: 'item_id' },
  indexes: [['item_id']],
  keyOf: (_, at) => at.streamId,
  apply: (_, { data: { itemId, unitId, rating } }, at) => ({
    report_id: at.streamId,
    tenant: at.tenant,
    item_id: itemId,
    unit_id: unitId,
    rating,
    rated_at: at.occurred.at,
    position: at.position,
  }),
})
