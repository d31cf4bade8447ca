import { localCopy, type CopyStore, type LocalCopy, type PublishedEvent } from '@huiyin/messaging'
import type { DeadlineRule } from '@huiyin/calendar'
import type { CampaignPublished } from '@huiyin/contracts/campaign'

/** What rectification remembers of a campaign: how its entries' deadlines are counted. */
export interface CampaignRule {
  readonly version: number
  readonly item: DeadlineRule | null
  /** How long a reply may be objected to, and how long the decision may take; left out: the campaign sets none. */
  readonly objection?: DeadlineRule | undefined
  readonly objectionDecision?: DeadlineRule | undefined
}

type InForce = CampaignPublished<'CampaignActivated'> | CampaignPublished<'CampaignAmended'>

const ruleOf = (version: number, { item, objection, objectionDecision }: InForce['deadlines']): CampaignRule => ({
  ...{ version, item },
  ...(objection ? { objection } : {}),
  ...(objectionDecision ? { objectionDecision } : {}),
})

const fold = (before: CampaignRule | null, event: PublishedEvent): CampaignRule | null => {
  if (event.name !== 'CampaignActivated' && event.name !== 'CampaignAmended') return before
  const { version, deadlines } = event.data as InForce
  return before && before.version >= version ? before : ruleOf(version, deadlines)
}

/** The deadline rules of every campaign, kept from what the campaign context publishes. */
export const campaignRules = (store: CopyStore): Promise<LocalCopy<CampaignRule>> =>
  localCopy({ name: 'rectification-campaign-rules', from: 'campaign', store, fold })
