import type { CampaignDeadlineRules, CampaignPublished } from '@huiyin/contracts/campaign'
import { localCopy, type CopyStore, type LocalCopy } from './local-copy.js'
import type { PublishedEvent } from './publisher.js'

type InForce = CampaignPublished<'CampaignActivated'> | CampaignPublished<'CampaignAmended'>

/** What other contexts remember of a campaign: how deadlines under it are counted. */
export interface CampaignRule extends Pick<CampaignDeadlineRules, 'item'> {
  readonly version: number
  /** How long a reply may be objected to, and how long the decision may take; left out: the campaign sets none. */
  readonly objection?: NonNullable<CampaignDeadlineRules['objection']>
  readonly objectionDecision?: NonNullable<CampaignDeadlineRules['objectionDecision']>
}

const ruleOf = (version: number, { item, objection, objectionDecision }: CampaignDeadlineRules): CampaignRule => ({
  ...{ version, item },
  ...(objection ? { objection } : {}),
  ...(objectionDecision ? { objectionDecision } : {}),
})

const fold = (before: CampaignRule | null, event: PublishedEvent): CampaignRule | null => {
  if (event.name !== 'CampaignActivated' && event.name !== 'CampaignAmended') return before
  const { version, deadlines } = event.data as InForce
  return before && before.version >= version ? before : ruleOf(version, deadlines)
}

/**
 * The deadline rules of every campaign by its id, kept from what the campaign context publishes. `name` is the consumer's
 * and the copy's: one for each context that keeps one.
 */
export const campaignRulesCopy = (name: string, store: CopyStore): Promise<LocalCopy<CampaignRule>> =>
  localCopy({ name, from: 'campaign', store, fold })
