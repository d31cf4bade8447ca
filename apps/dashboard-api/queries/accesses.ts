import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import type { Access, DashboardPorts } from './ports.js'
import { seesItem } from './item.js'

export interface Accesses {
  readonly itemId: string
  readonly rows: readonly Access[]
}

/** Who has asked about an item within the viewer's scope, the latest first; null when it is not the viewer's to see. */
export const findAccesses = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { itemId }: { readonly itemId: string },
): Promise<QuestionAnswer<Accesses | null>> => {
  if (!(await seesItem(ports, viewer, itemId))) return answered(null)
  return answered({ itemId, rows: await ports.accessesOf(viewer.tenant, itemId) })
}
