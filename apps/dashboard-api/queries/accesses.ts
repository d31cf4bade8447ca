import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import type { Access, DashboardPorts } from './ports.js'
import { rowsWithin, scopeOf } from './scope.js'

export interface Accesses {
  readonly itemId: string
  readonly rows: readonly Access[]
}

/** Who has asked about an item within the viewer's scope, the latest first; null when it is not the viewer's to see. */
export const findAccesses = async (
  { lists, accessesOf }: DashboardPorts,
  viewer: Viewer,
  { itemId }: { readonly itemId: string },
): Promise<QuestionAnswer<Accesses | null>> => {
  const row = await lists
    .selectFrom('items')
    .select('item_id')
    .where(rowsWithin(scopeOf(viewer), 'items'))
    .where('item_id', '=', itemId)
    .executeTakeFirst()
  return answered(row ? { itemId, rows: await accessesOf(viewer.tenant, itemId) } : null)
}
