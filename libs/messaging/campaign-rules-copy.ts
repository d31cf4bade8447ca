import type { CampaignDeadlineRules, CampaignPublished } from '@huiyin/contracts/campaign'
import { localCopy, type CopyStore, type LocalCopy } from './local-copy.js'
import type { PublishedEvent } from './publisher.js'

type InForce = CampaignPublished<'CampaignActivated'> | CampaignPublished<'CampaignAmended'>

/** What other contexts remember of a campaign: how deadlines under it are counted, and what its channels and modes stand for. */
export interface CampaignRule extends Pick<CampaignDeadlineRules, 'item'> {
  readonly version: number
  /** Whose campaign it is. */
  readonly tenant: string
  /** What it calls its channels, each with those of the model it stands for. */
  readonly channels: InForce['channels']
  /** What it calls its handling modes, each with those of the model it stands for. */
  readonly modes: InForce['modes']
  /** Its catalogue: what a matter under it may be about. */
  readonly categories: InForce['categories']
  /** Its days; left out in a copy that was kept before these were. */
  readonly period?: InForce['period']
  /** What is inspected by; left out: it says nothing of that. */
  readonly inspections?: NonNullable<InForce['inspections']>
  /** How often a closed entry may be looked at again; left out: nothing is said of that. */
  readonly lookBack?: NonNullable<InForce['lookBack']>
  /** Within how many days somebody who comes again is noticed; left out: nobody looks for it. */
  readonly repeatVisit?: NonNullable<InForce['repeatVisit']>
  /** What has to be reported upward as a major problem; left out: nothing. */
  readonly majorProblems?: NonNullable<InForce['majorProblems']>
  /** From how many problems of one kind within how many days it recurs; left out: nobody looks for it. */
  readonly recurrence?: NonNullable<InForce['recurrence']>
  /** When statements of its yearly ledgers are due; left out: nothing is said of that. */
  readonly ledgerCycle?: NonNullable<InForce['ledgerCycle']>
  /** How long a reply may be objected to, and how long the decision may take; left out: the campaign sets none. */
  readonly objection?: NonNullable<CampaignDeadlineRules['objection']>
  readonly objectionDecision?: NonNullable<CampaignDeadlineRules['objectionDecision']>
  /** What of it may be public, and in how many media; left out: nothing. */
  readonly publication?: NonNullable<InForce['publication']>
  /** How its matters are assigned, handed on and answered; left out: as the product does it. */
  readonly desk?: NonNullable<InForce['desk']>
  /** By when its letters are read; left out: it asks for no reading. */
  readonly reading?: NonNullable<CampaignDeadlineRules['reading']>
}

const ruleOf = (inForce: InForce, tenant: string): CampaignRule => {
  const {
    version,
    deadlines,
    channels,
    modes,
    categories,
    lookBack,
    ledgerCycle,
    repeatVisit,
    recurrence,
    majorProblems,
    publication,
    desk,
    period,
    inspections,
  } = inForce
  const { item, objection, objectionDecision, reading }: CampaignDeadlineRules = deadlines
  return {
    ...{ version, tenant, item, channels, modes, categories, period },
    ...(inspections ? { inspections } : {}),
    ...(lookBack ? { lookBack } : {}),
    ...(repeatVisit ? { repeatVisit } : {}),
    ...(majorProblems ? { majorProblems } : {}),
    ...(recurrence ? { recurrence } : {}),
    ...(publication ? { publication } : {}),
    ...(desk ? { desk } : {}),
    ...(ledgerCycle ? { ledgerCycle } : {}),
    ...(objection ? { objection } : {}),
    ...(objectionDecision ? { objectionDecision } : {}),
    ...(reading ? { reading } : {}),
  }
}

const fold = (before: CampaignRule | null, event: PublishedEvent): CampaignRule | null => {
  if (event.name !== 'CampaignActivated' && event.name !== 'CampaignAmended') return before
  const inForce = event.data as InForce
  return before && before.version >= inForce.version ? before : ruleOf(inForce, event.tenant)
}

/**
 * The deadline rules of every campaign by its id, kept from what the campaign context publishes. `name` is the consumer's
 * and the copy's: one for each context that keeps one.
 */
export const campaignRulesCopy = (name: string, store: CopyStore): Promise<LocalCopy<CampaignRule>> =>
  localCopy({ name, from: 'campaign', store, fold })
