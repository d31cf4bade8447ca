import { standardInspections, type InspectionKind } from '@huiyin/contracts/intake'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp } from './as-of.js'
import { byCode } from './definitions.js'
import type { CampaignListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'

interface Words {
  readonly code: string
  readonly zh: string
  readonly en: string
}

interface Category extends Words {
  readonly manifestations: readonly Words[]
}

/** What may be chosen under one campaign; `campaign` null: under none. */
export interface InspectionCatalogue {
  readonly campaign: string | null
  readonly zh: string
  readonly en: string
  readonly categories: readonly Category[]
  readonly violations: readonly Words[]
  readonly keyDates: readonly Words[]
  readonly kinds: readonly InspectionKind[]
}

/** The column `inspections` of a campaign, where it says anything. */
interface Inspections {
  readonly violations: readonly Words[]
  readonly keyDates: readonly Words[]
  readonly kinds: readonly InspectionKind[]
}

const NOTHING: Inspections = { violations: [], keyDates: [], kinds: [] }
const WITHOUT: InspectionCatalogue = {
  ...{ campaign: null, zh: '不属于任何活动', en: 'under no campaign', categories: [] },
  ...{ ...NOTHING, kinds: standardInspections },
}

type Row = Pick<CampaignListRow, 'campaign_id' | 'title_zh' | 'title_en' | 'categories' | 'inspections'>

const catalogueOf = (row: Row): InspectionCatalogue => {
  const said = row.inspections === null ? NOTHING : (JSON.parse(row.inspections) as Inspections)
  return {
    ...{ campaign: row.campaign_id, zh: row.title_zh, en: row.title_en },
    categories: JSON.parse(row.categories) as readonly Category[],
    ...{ violations: said.violations, keyDates: said.keyDates },
    kinds: byCode([...said.kinds, ...standardInspections]),
  }
}

/** What each campaign in force knows by code, and last what stands without one. */
export const findInspectionCatalogues = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<readonly InspectionCatalogue[]>> => {
  await caughtUp(ports, 'lists')
  const rows = await ports.lists
    .selectFrom('campaigns')
    .select(['campaign_id', 'title_zh', 'title_en', 'categories', 'inspections'])
    .where('tenant', '=', viewer.tenant)
    .where('version', 'is not', null)
    .orderBy('campaign_id')
    .execute()
  return answered([...rows.map(catalogueOf), WITHOUT])
}
