import { sql } from '@huiyin/read-model'

/** The columns of `campaigns` that say from when something is noticed. */
type Limit = 'repeat_visit_days' | 'leapfrog_levels' | 'old_and_hard_reports' | 'old_and_hard_coordinations'

/** What the campaign of an item says of this; null, and so never reached, where it says nothing. */
export const campaignLimit = (limit: Limit) => sql<number | null>`(
  select ${sql.ref(`campaigns.${limit}`)} from campaigns
  where campaigns.campaign_id = items.campaign and campaigns.tenant = items.tenant
)`
