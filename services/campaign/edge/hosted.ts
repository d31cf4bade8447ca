import type { HostedContext } from '@huiyin/process-host/hosting'
import type { ListQueries } from '@huiyin/read-model'
import type { CampaignRow } from '../projections/campaigns.js'
import { campaignCalls } from './calls.js'
import { bindCampaign, campaign } from './service.js'

/** The campaigns as a process of their own hosts them. */
export const hostedCampaign: HostedContext = {
  ...campaign,
  name: campaign.context,
  bind: ({ store, countingOf, copies }) => bindCampaign({ store, countingOf, copies }),
  answers: ({ lists }) => ({
    calls: campaignCalls({ lists: lists.query as ListQueries<{ readonly campaigns: CampaignRow }> }),
  }),
}
