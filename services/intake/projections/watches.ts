import { defineList, type ListRowOf } from '@huiyin/read-model'
import { itemEvents } from '../domain/item/events.js'
import { isOfWatch } from '../domain/item/watch/standing.js'

const columns = {
  watch_id: 'text',
  item_id: 'text',
  tenant: 'text',
  person_id: 'text',
  reason: 'text',
  since: 'text',
  position: 'integer',
} as const

export type WatchRow = ListRowOf<typeof columns>

/** Which items somebody keeps an eye on (盯办), and why. */
export const watches = defineList({
  name: 'watches',
  says: 'One row a person and an item that person keeps an eye on: since when, and why.',
  from: itemEvents,
  columns,
  key: 'watch_id',
  unitColumn: 'tenant',
  hiddenFrom: { itemColumn: 'item_id' },
  indexes: [['tenant', 'person_id'], ['item_id']],
  keyOf: (event, { streamId }) => (isOfWatch(event) ? `${streamId}:${event.data.watchedBy}` : null),
  apply: (row, event, at) => {
    if ((row && at.position <= row.position) || !isOfWatch(event)) return row
    if (event.type === 'ItemWatchEnded') return null
    const { watchedBy: person_id, reason } = event.data
    const since = row?.since ?? at.occurred.at
    const whose = { watch_id: `${at.streamId}:${person_id}`, item_id: at.streamId, tenant: at.tenant, person_id }
    return { ...whose, reason, since, position: at.position }
  },
})
