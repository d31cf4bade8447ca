import { campaignCalls as calls } from '@huiyin/contracts/campaign'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { ListQueries } from '@huiyin/read-model'
import type { CampaignRow } from '../projections/campaigns.js'
import { promisedToReporters } from './promised-to-reporters.js'
import { publicCampaigns } from './public-campaigns.js'

/** What campaign answers from. */
export interface CampaignCallNeeds {
  readonly lists: ListQueries<{ readonly campaigns: CampaignRow }>
}

/** What campaign answers to other processes, each call to those alone who need it. */
export const campaignCalls = ({ lists }: CampaignCallNeeds): SignedCalls => ({
  ...answerPeers(calls.promisedToReporters, ['citizen'], ({ tenant }) => promisedToReporters(lists, tenant)),
  ...answerPeers(calls.publicCampaigns, ['citizen'], ({ tenant }) => publicCampaigns(lists, tenant)),
})
