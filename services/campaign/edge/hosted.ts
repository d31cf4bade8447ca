import type { HostedContext } from '@huiyin/process-host/hosting'
import type { ListQueries } from '@huiyin/read-model'
import { campaignCalls, type CampaignLists } from './calls.js'
import { bindCampaign, campaign } from './service.js'

/** The campaigns as a process of their own hosts them. */
export const hostedCampaign: HostedContext = {
  ...campaign,
  name: campaign.context,
  bind: ({ store, countingOf, copies }) => bindCampaign({ store, countingOf, copies }),
  answers: ({ store, lists }) => ({
    calls: campaignCalls({ store, lists: lists.query as ListQueries<CampaignLists> }),
  }),
}
