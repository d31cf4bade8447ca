import type { HostedContext } from '@huiyin/process-host'
import { bindCampaign, campaign } from './service.js'

/** The campaigns as a process of their own hosts them. */
export const hostedCampaign: HostedContext = {
  ...campaign,
  name: campaign.context,
  bind: ({ store, countingOf }) => bindCampaign({ store, countingOf }),
}
