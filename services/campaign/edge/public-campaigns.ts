import type { ListQueries } from '@huiyin/read-model'
import type { CampaignRow } from '../projections/campaigns.js'
import type { PromisedToReporters } from './promised-to-reporters.js'

/** What a campaign makes public (K15), with what its categories are called. */
export interface PublicCampaign {
  readonly campaign: string
  readonly kinds: readonly string[]
  readonly categories: PromisedToReporters['categories']
}

/** The campaigns of a tenant that make anything public; of one that was never in force nothing is. */
export const publicCampaigns = async (
  lists: ListQueries<{ readonly campaigns: CampaignRow }>,
  tenant: string,
): Promise<readonly PublicCampaign[]> => {
  const rows = await lists
    .selectFrom('campaigns')
    .select(['campaign_id', 'public_kinds', 'categories'])
    .where('tenant', '=', tenant)
    .where('version', 'is not', null)
    .where('public_kinds', '!=', '[]')
    .execute()
  return rows.map(({ campaign_id: campaign, public_kinds: kinds, categories }) => ({
    campaign,
    kinds: JSON.parse(kinds) as readonly string[],
    categories: (JSON.parse(categories) as PublicCampaign['categories']).map(({ code, zh, en }) => ({ code, zh, en })),
  }))
}
