import type { Counting, DeadlineRule } from '@huiyin/calendar'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Clock } from '@huiyin/kernel'
import type { Files } from '@huiyin/files'
import {
  calendarCopy,
  campaignRulesCopy,
  reactionConsumer,
  type BoundService,
  type CommandHandlers,
  type CopyStore,
} from '@huiyin/messaging'
import type { CommandPrinting, KeyVault } from '@huiyin/privacy'
import type { DeadlineSettings } from '../application/deadlines.js'
import { definitionCopies } from '../application/definitions.js'
import { entryHandlers } from '../application/entries.js'
import { printedClaim } from '../application/evidence.js'
import { ledgerHandlers } from '../application/ledgers.js'
import { rectificationPublisher } from '../application/publish.js'
import { reactionsToIntake } from '../application/react-to-intake.js'
import { reactionsToLedgers } from '../application/react-to-ledgers.js'
import { rederiver, type RunningEntries } from '../application/rederive.js'
import { reactionsToParts } from '../application/react-to-parts.js'
import { entryAlarms } from '../projections/entry-alarms.js'
import { entryFacts, entryVoidings } from '../projections/entry-facts.js'
import { entries } from '../projections/entries.js'
import { ledgerStatements, yearlyLedgers } from '../projections/yearly-ledgers.js'
import { silences } from '../projections/silences.js'
import { standingIn } from './standing-in.js'

/** How long after a missed deadline it is looked at again (an assumption; no document gives a number). */
const GRACE_WORKING_DAYS = 5
/** How long the decision about an objection may take where a campaign sets nothing (an assumption too). */
const OBJECTION_DECISION: DeadlineRule = { kind: 'workingDays', n: 5 }

/** What rectification publishes, and what is kept from its facts. */
export const rectification = {
  context: 'rectification',
  publishers: [rectificationPublisher],
  lists: [entries, silences, yearlyLedgers, ledgerStatements],
  alarms: [entryAlarms],
  facts: [entryFacts, entryVoidings],
  printing: { texts: { ClaimDone: printedClaim } } satisfies CommandPrinting,
} as const

/** What rectification stands on in whichever process it runs. */
export interface RectificationNeeds {
  readonly store: EventStore
  readonly clock: Clock
  readonly countingOf: (tenant: string) => Counting
  readonly copies: CopyStore
  readonly vault: KeyVault
  readonly files: Files
  readonly running: RunningEntries
}

/** A matter came before its campaign's activation was heard of: the bus delivers it again a little later. */
export class CampaignNotKnown extends Error {
  override name = 'CampaignNotKnown'
  constructor(campaign: string) {
    super(`rectification has not heard of the campaign ${campaign} yet, so it cannot count a deadline`)
  }
}

/** Binds rectification: its copy of the campaigns' rules is loaded first. */
export const bindRectification = async (needs: RectificationNeeds): Promise<BoundService> => {
  const { store, clock, copies, vault, files } = needs
  const calendar = await calendarCopy('rectification-calendar', copies, needs.countingOf)
  const { values, consumer } = await campaignRulesCopy('rectification-campaign-rules', copies)
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
  const settingsOf = (tenant: string): DeadlineSettings => ({
    ledgerCycleOf: (campaign) => values.get(campaign)?.ledgerCycle ?? null,
    knowsCampaign: (campaign) => values.get(campaign)?.tenant === tenant,
    ...calendar.countingOf(tenant),
    ...{
      ruleOf,
      objectionRuleOf,
      onSiteDaysUnder,
      lookBackUnder,
      publicationUnder,
      graceWorkingDays: GRACE_WORKING_DAYS,
    },
  })
  const defined = await definitionCopies(copies, values)
  const { modeOf, ledgerOf } = defined
  const handlers: CommandHandlers<typeof rectificationCommands> = {
    ...entryHandlers({ store, clock, vault, files, settingsOf, modeOf, ledgerOf, noticeOf: calendar.heardOf }),
    ...ledgerHandlers({ store, settingsOf, ledgerOf, standingIn: standingIn(store) }),
  }
  return {
    commands: {
      definitions: rectificationCommands,
      handlers,
    },
    consumers: (send) => [
      ...[reactionConsumer('rectification-to-intake', 'intake', reactionsToIntake, send), consumer],
      reactionConsumer('rectification-to-parts', 'rectification', reactionsToParts, send),
      reactionConsumer('rectification-to-ledgers', 'rectification', reactionsToLedgers, send),
      ...defined.consumers,
      ...[calendar.consumer, rederiver(needs.running, send)],
    ],
  }
}
