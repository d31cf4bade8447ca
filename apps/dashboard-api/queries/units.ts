import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp } from './as-of.js'
import type { DashboardPorts } from './ports.js'

/** A unit by name and place in the tree. */
export interface Unit {
  readonly unitId: string
  readonly name: string
  readonly nameEn: string | null
  readonly parentId: string | null
  readonly level: string
}

/** The units of the viewer's tenant, ended ones included: older rows still name them. */
export const findUnits = async (ports: DashboardPorts, viewer: Viewer): Promise<QuestionAnswer<readonly Unit[]>> => {
  await caughtUp(ports, 'lists')
  const rows = await ports.lists
    .selectFrom('units')
    .select(['unit_id', 'name', 'name_en', 'parent_id', 'level'])
    .where('tenant', '=', viewer.tenant)
    .orderBy('unit_id')
    .execute()
  return answered(
    rows.map(({ unit_id: unitId, name, name_en: nameEn, parent_id: parentId, level }) => ({
      unitId,
      name,
      nameEn,
      parentId,
      level,
    })),
  )
}
