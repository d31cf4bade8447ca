import type { Instant } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import { followedItem, type FollowedItem, type RepliedReport } from './followed-item.js'

/** What somebody who follows his report may know of its item, and nothing of any other report. */
export interface FollowedReport {
  readonly item: {
    readonly state: string
    readonly number: string | null
    readonly category: string | null
    /** By which channel this report came, and when: the item may have been there before it. */
    readonly channel: string
    readonly receivedAt: Instant
    readonly registeredAt: Instant | null
    readonly unitId: string | null
    /** Why it was not taken on; null where it was. */
    readonly declinedFor: string | null
  }
  /** Whether this report was taken back. */
  readonly withdrawn: boolean
  /** How many photos came with this report. */
  readonly photos: number
  readonly replies: readonly RepliedReport[]
  /** The last objection to a reply to this report: which unit had the item, and when it was raised. */
  readonly raised: { readonly unitId: string; readonly at: Instant } | null
}

type Report = FollowedItem['reports'][string]

const itemOf = ({ row, declinedFor }: FollowedItem, report: Report): FollowedReport['item'] => ({
  state: row.state,
  number: row.number,
  category: row.category,
  channel: report.channel,
  receivedAt: report.at,
  registeredAt: row.registered_at,
  unitId: row.unit_id,
  declinedFor,
})

/** An item as its own stream tells it now to one who follows a report of it; null where this tenant has none, or none with it. */
export const followedReport = async (
  store: EventStore,
  { tenant, itemId, reportId }: { readonly tenant: string; readonly itemId: string; readonly reportId: string },
): Promise<FollowedReport | null> => {
  const found = await followedItem(store, itemId)
  const report = found && Object.hasOwn(found.reports, reportId) ? found.reports[reportId] : undefined
  if (found?.row.tenant !== tenant || !report) return null
  const raised = found.objections.findLast((one) => one.reportId === reportId)
  return {
    item: itemOf(found, report),
    withdrawn: found.withdrawn.includes(reportId),
    photos: found.photos[reportId] ?? 0,
    replies: found.replies.filter((reply) => reply.reportId === reportId),
    raised: raised ? { unitId: raised.unitId, at: raised.at } : null,
  }
}
