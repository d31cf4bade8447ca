import type { CalendarYearNotice } from '@huiyin/contracts/campaign'
import type { ListQueries } from '@huiyin/read-model'
import type { CampaignRow } from '../projections/campaigns.js'
import type { CalendarYearRow } from '../projections/definitions.js'

type Lists = ListQueries<{ readonly campaigns: CampaignRow; readonly calendar_years: CalendarYearRow }>

/** What the campaign in force promises to whoever reports something; null where it says nothing. */
export interface PromisedToReporters {
  readonly registeringWorkingDays: number | null
  readonly itemWorkingDays: number | null
  readonly categories: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  /** The public holidays the tenant adopted, by which the days are counted as well. */
  readonly notices: readonly { readonly version: number; readonly definition: CalendarYearNotice }[]
}

/** What is promised by the campaign that came into force last; null: there is none. */
export const promisedToReporters = async (lists: Lists, tenant: string): Promise<PromisedToReporters | null> => {
  const campaign = await lists
    .selectFrom('campaigns')
    .select(['categories', 'item_working_days', 'registering_working_days'])
    .where('tenant', '=', tenant)
    .where('state', '=', 'active')
    .orderBy('in_force_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!campaign) return null
  const adopted = await lists
    .selectFrom('calendar_years')
    .select(['version', 'definition'])
    .where('tenant', '=', tenant)
    .execute()
  const categories = JSON.parse(campaign.categories) as PromisedToReporters['categories']
  return {
    registeringWorkingDays: campaign.registering_working_days,
    itemWorkingDays: campaign.item_working_days,
    categories: categories.map(({ code, zh, en }) => ({ code, zh, en })),
    notices: adopted.map(({ version, definition }) => ({
      version,
      definition: JSON.parse(definition) as CalendarYearNotice,
    })),
  }
}
