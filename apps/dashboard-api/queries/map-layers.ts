import type { MapLayer as DefinedLayer } from '@huiyin/contracts/campaign'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp } from './as-of.js'
import type { DashboardPorts } from './ports.js'

/** A layer of the tenant's map as it is drawn now. */
export interface MapLayer extends DefinedLayer {
  readonly version: number
}

/** The layers of the viewer's tenant, cells before units (S3-56); they tell of no item. */
export const findMapLayers = async (
  ports: DashboardPorts,
  { tenant }: Viewer,
): Promise<QuestionAnswer<readonly MapLayer[]>> => {
  await caughtUp(ports, 'lists')
  const rows = await ports.lists
    .selectFrom('map_layers')
    .select(['version', 'definition'])
    .where('tenant', '=', tenant)
    .orderBy('code')
    .execute()
  return answered(rows.map(({ version, definition }) => ({ ...(JSON.parse(definition) as DefinedLayer), version })))
}
