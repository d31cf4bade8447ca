import { trackingOfId } from '@huiyin/contracts/intake'
import { defineList, type ListRowOf } from '@huiyin/read-model'
import { itemEvents, type ItemEvent } from '../domain/item/events.js'

const columns = {
  tracked_id: 'text',
  /** What is kept of a tracking code: a hash that leads back to it by nothing. */
  tracking: 'text',
  tenant: 'text',
  item_id: 'text',
  report_id: 'text',
  position: 'integer',
} as const

export type TrackedReportRow = ListRowOf<typeof columns>

/** The report a fact gives a code to, with the hash of the code; null: it gives none. */
const trackedBy = (event: ItemEvent): { readonly reportId: string; readonly tracking: string } | null => {
  if (event.type === 'TrackingCodeGiven') return event.data
  if (event.type !== 'ReportReceived' && event.type !== 'ReportLinked') return null
  const { reportId } = event.data
  const tracking = trackingOfId(reportId)
  return tracking === null ? null : { reportId, tracking }
}

/** Which report a tracking code is the receipt of, also where it joined an item that was there (S0-79, S1-80). */
export const trackedReports = defineList({
  name: 'tracked_reports',
  says: 'One row a report that its reporter follows by a code of his own: of which item it is, and the hash of the code.',
  from: itemEvents,
  columns,
  key: 'tracked_id',
  unitColumn: 'tenant',
  hiddenFrom: { itemColumn: 'item_id' },
  indexes: [['tracking']],
  keyOf: (event, { streamId }) => {
    const tracked = trackedBy(event)
    return tracked && `${streamId}:${tracked.reportId}`
  },
  apply: (row, event, at) => {
    const tracked = trackedBy(event)
    if ((row && at.position <= row.position) || !tracked) return row
    const { reportId: report_id, tracking } = tracked
    const whose = { tracked_id: `${at.streamId}:${report_id}`, item_id: at.streamId, report_id, tenant: at.tenant }
    return { ...whose, tracking, position: at.position }
  },
})
