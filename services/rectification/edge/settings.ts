import type { Counting, DeadlineRule } from '@huiyin/calendar'
import type { CampaignRule } from '@huiyin/messaging'
import type { DeadlineSettings } from '../application/deadlines.js'

/** How long after a missed deadline it is looked at again (an assumption; no document gives a number). */
const GRACE_WORKING_DAYS = 5
/** How long the decision about an objection may take where a campaign sets nothing (an assumption too). */
const OBJECTION_DECISION: DeadlineRule = { kind: 'workingDays', n: 5 }

/** A matter came before its campaign's activation was heard of: the bus delivers it again a little later. */
export class CampaignNotKnown extends Error {
  override name = 'CampaignNotKnown'
  constructor(campaign: string) {
    super(`rectification has not heard of the campaign ${campaign} yet, so it cannot count a deadline`)
  }
}

/** What the deadlines of a tenant are counted with: its calendar, and what its campaigns say. */
export const settingsUnder = (
  values: ReadonlyMap<string, CampaignRule>,
  countingOf: (tenant: string) => Counting,
): ((tenant: string) => DeadlineSettings) => {
  const ruleOf: DeadlineSettings['ruleOf'] = (campaign) => {
    if (campaign === null) return null
    const rule = values.get(campaign)
    if (!rule) throw new CampaignNotKnown(campaign)
    return rule.item
  }
  const objectionRuleOf: DeadlineSettings['objectionRuleOf'] = (campaign) =>
    (campaign === null ? undefined : values.get(campaign)?.objectionDecision) ?? OBJECTION_DECISION
  const lookBackUnder: DeadlineSettings['lookBackUnder'] = (campaign) =>
    (campaign === null ? undefined : values.get(campaign)?.lookBack) ?? null
  const onSiteDaysUnder = (campaign: string | null) =>
    (campaign === null ? undefined : values.get(campaign)?.inspections?.onSiteDays) ?? null
  const publicationUnder: DeadlineSettings['publicationUnder'] = (campaign) =>
    (campaign === null ? undefined : values.get(campaign)?.publication) ?? null
  return (tenant) => ({
    ledgerCycleOf: (campaign) => values.get(campaign)?.ledgerCycle ?? null,
    knowsCampaign: (campaign) => values.get(campaign)?.tenant === tenant,
    ...countingOf(tenant),
    ...{
      ruleOf,
      objectionRuleOf,
      onSiteDaysUnder,
      lookBackUnder,
      publicationUnder,
      graceWorkingDays: GRACE_WORKING_DAYS,
    },
  })
}
