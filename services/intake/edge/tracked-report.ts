import { idsOfTracking } from '@huiyin/contracts/intake'
import type { EventStore } from '@huiyin/event-sourcing'
import type { ListQueries } from '@huiyin/read-model'
import type { TrackedReportRow } from '../projections/tracked-reports.js'
import { followedItem } from './followed-item.js'

/** Which report of which item a code is the receipt of. */
export interface TrackedReport {
  readonly itemId: string
  readonly reportId: string
}

/** What the report of a code needs to be found. */
export interface TrackedSources {
  readonly store: EventStore
  readonly lists: ListQueries<{ readonly tracked_reports: TrackedReportRow }>
}

/**
 * The report whose code has this hash; null: this tenant has none. Where two claim one code, it is the one that had it first,
 * so that nobody turns a receipt to another report. What was sent a moment ago is not in the list yet: a report that became
 * an item of its own is found by the id that is made from its code.
 */
export const trackedReport = async (
  { store, lists }: TrackedSources,
  { tenant, tracking }: { readonly tenant: string; readonly tracking: string },
): Promise<TrackedReport | null> => {
  const row = await lists
    .selectFrom('tracked_reports')
    .select(['item_id', 'report_id', 'tenant'])
    .where('tracking', '=', tracking)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  if (row) return row.tenant === tenant ? { itemId: row.item_id, reportId: row.report_id } : null
  const { itemId, reportId } = idsOfTracking(tracking)
  const found = await followedItem(store, itemId)
  return found?.row.tenant === tenant && Object.hasOwn(found.reports, reportId) ? { itemId, reportId } : null
}
