import { publisher } from '@huiyin/messaging'
import { campaignPublished } from '@huiyin/contracts/campaign'
import { campaignEvents } from '../domain/campaign/events.js'

/** What the campaign context tells the others: own event → published event. A configuration not in force stays inside. */
export const campaignPublisher = publisher({
  context: 'campaign',
  definitions: campaignEvents,
  published: campaignPublished,
  ids: (campaign) => ({ campaign }),
  key: ({ campaign }) => campaign,
  map: {
    CampaignActivated: 'CampaignActivated',
    CampaignAmended: 'CampaignAmended',
    CampaignEnded: 'CampaignEnded',
  },
})
