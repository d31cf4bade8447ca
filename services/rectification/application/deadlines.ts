import type { Instant, TimeZone } from '@huiyin/kernel'
import { deriveDeadline, type Calendar, type Deadline, type DeadlineRule } from '@huiyin/calendar'
import type { PublicationRules, RectificationInput } from '@huiyin/contracts/rectification'
import type { LookBackLimit } from '../domain/entry/command.js'
import type { LedgerCycle } from '../domain/yearly-ledger/due.js'

/** What a tenant's deadlines are counted with. */
export interface DeadlineSettings {
  readonly zone: TimeZone
  readonly calendar: Calendar
  /** The rule for an entry of this campaign; null when the campaign sets none. */
  readonly ruleOf: (campaign: string | null) => DeadlineRule | null
  /** Whether the tenant has this campaign; the rules of one that it has not are not to be asked for. */
  readonly knowsCampaign: (campaign: string) => boolean
  /** After so many working days an entry whose deadline is over is looked at again. */
  readonly graceWorkingDays: number
  /** How long the decision about an objection may take under this campaign. */
  readonly objectionRuleOf: (campaign: string | null) => DeadlineRule
  /** For how many days a claim made on the spot may still be recorded; left out: nothing is asked of it. */
  readonly onSiteDaysUnder?: (campaign: string | null) => number | null
  /** When statements of yearly ledgers are due under this campaign; null: it sets nothing. */
  readonly ledgerCycleOf: (campaign: string) => LedgerCycle | null
  /** How often a closed entry of this campaign may be looked at again; null: as often as one likes. */
  readonly lookBackUnder: (campaign: string | null) => LookBackLimit | null
  /** What may be public under a campaign; null: nothing. */
  readonly publicationUnder: (campaign: string | null) => PublicationRules | null
}

/**
 * The deadline of a new entry: the one from outside where the matter brought one, else the rule of its channel, else the
 * campaign's, from the day the item was registered (S3-14). The first clock never starts anew, so a transfer derives the same deadline again.
 */
export const deadlineOf = (
  { campaign, registeredAt, outsideDeadline, deadlineRule }: RectificationInput<'OpenEntry'>,
  { zone, calendar, ruleOf }: DeadlineSettings,
): Deadline | null => {
  if (outsideDeadline?.kind === 'none') return null
  const rule: DeadlineRule | null =
    outsideDeadline?.kind === 'given'
      ? { kind: 'given', dueAt: outsideDeadline.dueAt }
      : (deadlineRule ?? ruleOf(campaign))
  return rule && deriveDeadline({ rule, calendar, zone, from: registeredAt })
}

/** What a work says of its deadline, and when it was opened. */
interface WorkTiming extends Pick<RectificationInput<'OpenWork'>, 'campaign' | 'dueOn' | 'standing'> {
  readonly registeredAt: Instant
}

/** The deadline of a work: its own last day, else its campaign's rule; standing work has none (S0-33). */
export const workDeadline = (
  { campaign, dueOn, standing, registeredAt: from }: WorkTiming,
  { zone, calendar, ruleOf }: Pick<DeadlineSettings, 'zone' | 'calendar' | 'ruleOf'>,
): Deadline | null => {
  if (standing) return deriveDeadline({ rule: { kind: 'standing' }, calendar, zone, from })
  const rule = dueOn === null ? ruleOf(campaign) : ({ kind: 'date', day: dueOn } as const)
  return rule && deriveDeadline({ rule, calendar, zone, from })
}

/** By when an objection that was raised at this moment is to be decided. */
export const objectionDeadline =
  (raisedAt: Instant, { zone, calendar, objectionRuleOf }: DeadlineSettings) =>
  (campaign: string | null): Deadline =>
    deriveDeadline({ rule: objectionRuleOf(campaign), calendar, zone, from: raisedAt })
