import { questionsOver, type DashboardPorts } from '@huiyin/dashboard-api'
import { mayAsk, type Viewer } from '@huiyin/nest-platform'

/** What of an item somebody may see today. */
export interface SeenItem {
  readonly entryIds: readonly string[]
}

/**
 * Whether somebody may see an item and which of its entries: asked of the one place that judges it for the dashboard, so
 * that a file is seen by exactly those who see what names it. Null when the item is not his to see.
 */
export const seenItems =
  (ports: DashboardPorts) =>
  async (viewer: Viewer, itemId: string): Promise<SeenItem | null> => {
    const { definition, run } = questionsOver(ports).item
    if (!mayAsk(definition, viewer)) return null
    const found = await run(viewer, { itemId })
    if (!found.ok || !found.answer) return null
    return { entryIds: found.answer.entries.map(({ entryId }) => entryId) }
  }
