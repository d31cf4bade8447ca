import { defineFactTable } from '@huiyin/analytics'
import { itemEvents } from '../domain/item/events.js'
import { isOfStyleLead } from '../domain/item/style-lead/standing.js'

/** Which items are style leads, and since when: few rows, a table of their own. */
export const styleLeadFacts = defineFactTable({
  name: 'style_lead_facts',
  says: 'One row when an item is named a style lead, and when it is found to be none.',
  from: itemEvents,
  columns: { item_id: 'String', fact: 'LowCardinality(String)' },
  orderBy: ['item_id'],
  row: (event, at) =>
    isOfStyleLead(event) ? { item_id: at.streamId, fact: event.type === 'StyleLeadNamed' ? 'named' : 'dropped' } : null,
})
