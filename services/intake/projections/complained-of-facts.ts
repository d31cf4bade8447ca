import { defineFactTable } from '@huiyin/analytics'
import { itemEvents } from '../domain/item/events.js'

/**
 * Of whom items complain: the one table by which figures hide cases. It is its own because it is short, so that hiding
 * costs a figure over a million cases next to nothing.
 */
export const complainedOfFacts = defineFactTable({
  name: 'complained_of_facts',
  says: 'One row an item each time somebody it complains of was named.',
  from: itemEvents,
  columns: {
    item_id: 'String',
    /** A JSON array of ids. */
    person_ids: 'String',
  },
  orderBy: ['item_id'],
  row: (event, at) =>
    event.type === 'PersonComplainedOfNamed'
      ? { item_id: at.streamId, person_ids: JSON.stringify(event.data.personIds) }
      : null,
})
