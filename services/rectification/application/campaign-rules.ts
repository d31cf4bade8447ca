import { localCopy, type CopyStore, type LocalCopy, type PublishedEvent } from '@huiyin/messaging'
import type { DeadlineRule } from '@huiyin/calendar'
import type { CampaignPublished } from '@huiyin/contracts/campaign'

/** What rectification remembers of a campaign: how its entries' deadlines are counted. */
export interface CampaignRule {
  readonly version: number
  readonly item: DeadlineRule | null
}

type InForce = CampaignPublished<'CampaignActivated'> | CampaignPublished<'CampaignAmended'>

const fold = (before: CampaignRule | null, event: PublishedEvent): CampaignRule | null => {
  if (event.name !== 'CampaignActivated' && event.name !== 'CampaignAmended') return before
  const { version, deadlines } = event.data as InForce
  return before && before.version >= version ? before : { version, item: deadlines.item }
}

/** The deadline rules of every campaign, kept from what the campaign context publishes. */
export const campaignRules = (store: CopyStore): Promise<LocalCopy<CampaignRule>> =>
  localCopy({ name: 'rectification-campaign-rules', from: 'campaign', store, fold })
