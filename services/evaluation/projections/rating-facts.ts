import { defineFactTable } from '@huiyin/analytics'
import { ratingEvents } from '../domain/rating/events.js'

/** What reporters said of the answers they got; rates are computed from counts, never stored. */
export const ratingFacts = defineFactTable({
  name: 'rating_facts',
  says: 'One row an answer of somebody who was answered.',
  from: ratingEvents,
  columns: {
    report_id: 'String',
    item_id: 'String',
    unit_id: 'LowCardinality(String)',
    rating: 'LowCardinality(String)',
  },
  orderBy: ['unit_id'],
  // whoever said nothing is in no denominator
  row: ({ type, data }, at) =>
    type === 'ReportRated'
      ? { report_id: at.streamId, item_id: data.itemId, unit_id: data.unitId, rating: data.rating }
      : null,
})
