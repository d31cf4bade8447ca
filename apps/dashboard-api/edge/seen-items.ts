import { dashboardQuestions } from '@huiyin/contracts'
import { mayAsk, type SeenItems } from '@huiyin/nest-platform'
import { findItemRows } from '../queries/item.js'
import type { DashboardPorts } from '../queries/ports.js'

/**
 * Whether somebody may see an item and which of its entries: judged in the one place that judges it for the dashboard, so
 * that a file is seen by exactly those who see what names it. Null when the item is not his to see.
 */
export const seenItems =
  (ports: DashboardPorts): SeenItems =>
  async (viewer, itemId) => {
    if (!mayAsk(dashboardQuestions.item, viewer)) return null
    const found = await findItemRows(ports, viewer, itemId)
    return found && { entryIds: found.entries.map(({ entry_id: entryId }) => entryId) }
  }
