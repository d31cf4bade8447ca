import type { ListQueries } from '@huiyin/read-model'
import type { CampaignRow } from '../projections/campaigns.js'

/** What the campaign in force promises to whoever reports something; null where it says nothing. */
export interface PromisedToReporters {
  readonly registeringWorkingDays: number | null
  readonly itemWorkingDays: number | null
  readonly categories: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
}

/** What is promised by the campaign that came into force last; null: there is none. */
export const promisedToReporters = async (
  lists: ListQueries<{ readonly campaigns: CampaignRow }>,
  tenant: string,
): Promise<PromisedToReporters | null> => {
  const campaign = await lists
    .selectFrom('campaigns')
    .select(['categories', 'item_working_days', 'registering_working_days'])
    .where('tenant', '=', tenant)
    .where('state', '=', 'active')
    .orderBy('in_force_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!campaign) return null
  const categories = JSON.parse(campaign.categories) as PromisedToReporters['categories']
  return {
    registeringWorkingDays: campaign.registering_working_days,
    itemWorkingDays: campaign.item_working_days,
    categories: categories.map(({ code, zh, en }) => ({ code, zh, en })),
  }
}
