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

/** The column `inspections` of a campaign, where it says anything. */
interface Inspections {
  readonly violations: readonly Words[]
  readonly keyDates: readonly Words[]
  readonly kinds: readonly InspectionKind[]
}

/** What may be chosen at an inspection under one campaign beside its catalogue; `campaign` null: under none. */
export interface InspectionChoices extends Inspections {
  readonly campaign: string | null
}

const NOTHING: Inspections = { violations: [], keyDates: [], kinds: [] }
const WITHOUT: InspectionChoices = { campaign: null, ...NOTHING, kinds: standardInspections }

const choicesOf = (row: Pick<CampaignListRow, 'campaign_id' | 'inspections'>): InspectionChoices => {
  const said = row.inspections === null ? NOTHING : (JSON.parse(row.inspections) as Inspections)
  return {
    ...{ campaign: row.campaign_id, violations: said.violations, keyDates: said.keyDates },
    kinds: byCode([...said.kinds, ...standardInspections]),
  }
}

/** What each campaign in force knows by code, and last what stands without one. */
export const findInspectionChoices = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<readonly InspectionChoices[]>> => {
  await caughtUp(ports, 'lists')
  const rows = await ports.lists
    .selectFrom('campaigns')
    .select(['campaign_id', 'inspections'])
    .where('tenant', '=', viewer.tenant)
    .where('version', 'is not', null)
    .orderBy('campaign_id')
    .execute()
  return answered([...rows.map(choicesOf), WITHOUT])
}
