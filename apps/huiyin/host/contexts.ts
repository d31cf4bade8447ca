import type { Clock, TimeZone } from '@huiyin/kernel'
import { deriveDeadline, findCalendar, type Calendar, type DeadlineRule } from '@huiyin/calendar'
import type { EventStore } from '@huiyin/event-sourcing'
import {
  complainedOfCopy,
  organisationCopy,
  reactionConsumer,
  type CommandPort,
  type ComplainedOfCopy,
  type Consumer,
  type CopyStore,
  type OrganisationCopy,
  type SendCommand,
} from '@huiyin/messaging'
import type { Files } from '@huiyin/files'
import type { ErasurePorts, KeyVault } from '@huiyin/privacy'
import { accountabilityCommands } from '@huiyin/contracts/accountability'
import { campaignCommands } from '@huiyin/contracts/campaign'
import { evaluationCommands } from '@huiyin/contracts/evaluation'
import { intakeCommands } from '@huiyin/contracts/intake'
import { organisationCommands } from '@huiyin/contracts/organisation'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import {
  accountabilityPublisher,
  reactionsToRectification,
  sanctionAlarms,
  sanctionFacts,
  sanctionHandlers,
  sanctions,
  type SanctionRow,
} from '@huiyin/accountability'
import { campaignHandlers, campaignPublisher, campaigns, type CampaignRow } from '@huiyin/campaign'
import {
  evaluationHandlers,
  evaluationPublisher,
  rankings,
  ratingFacts,
  ratings,
  type EvaluationPorts,
  type RankingRow,
  type RatingRow,
} from '@huiyin/evaluation'
import {
  complainedOfFacts,
  eraser,
  intakePublisher,
  itemFacts,
  itemHandlers,
  items,
  itemVoidings,
  reactionsToObjections,
  type IntakePorts,
  type ItemRow,
} from '@huiyin/intake'
import {
  accounts,
  appointments,
  organisationFromLog,
  organisationHandlers,
  organisationPublishers,
  unitFacts,
  units,
  type AccountRow,
  type AppointmentRow,
  type UnitRow,
} from '@huiyin/organisation'
import {
  campaignRules,
  entries,
  entryAlarms,
  entryFacts,
  entryHandlers,
  entryVoidings,
  reactionsToIntake,
  rectificationPublisher,
  type CampaignRule,
  type DeadlineSettings,
  type EntryRow,
} from '@huiyin/rectification'
import type { LiveSettings } from './settings.js'

/** The lists of this process by name. */
export interface Lists {
  readonly items: ItemRow
  readonly entries: EntryRow
  readonly units: UnitRow
  readonly appointments: AppointmentRow
  readonly accounts: AccountRow
  readonly campaigns: CampaignRow
  readonly sanctions: SanctionRow
  readonly rankings: RankingRow
  readonly ratings: RatingRow
}

/** The definitions of those lists, and of the tables in ClickHouse. */
export const ALARMS = [entryAlarms, sanctionAlarms]
export const LISTS = [items, entries, units, appointments, accounts, campaigns, sanctions, rankings, ratings, ...ALARMS]
export const FACT_TABLES = [
  itemFacts,
  itemVoidings,
  complainedOfFacts,
  entryFacts,
  entryVoidings,
  unitFacts,
  sanctionFacts,
  ratingFacts,
]

/** How long after a missed deadline it is looked at again (an assumption; no document gives a number). */
const GRACE_WORKING_DAYS = 5
/** How long the other side has to speak before a measure can be issued without its statement (an assumption as well). */
const STATEMENT_WORKING_DAYS = 3

/** How long a reply may be objected to, and the decision may take, where a campaign sets nothing (assumptions too). */
const OBJECTION: DeadlineRule = { kind: 'workingDays', n: 10 }
const OBJECTION_DECISION: DeadlineRule = { kind: 'workingDays', n: 5 }

/** What each context publishes. */
export const PUBLISHERS = [
  ...[intakePublisher, rectificationPublisher, campaignPublisher, accountabilityPublisher, evaluationPublisher],
  ...organisationPublishers,
]

export interface ContextPorts {
  readonly store: EventStore
  readonly clock: Clock
  readonly settings: LiveSettings
  readonly copies: CopyStore
  readonly erasure: ErasurePorts & { readonly vault: KeyVault }
  readonly files: Files
  readonly computeRanking: EvaluationPorts['computeRanking']
}

const countingOf =
  (settings: LiveSettings) =>
  (tenant: string): { readonly zone: TimeZone; readonly calendar: Calendar } => {
    const { zone, calendar } = settings.of(tenant)
    return { zone, calendar: findCalendar(calendar)! }
  }

/** A matter came before its campaign's activation was heard of: the bus delivers it again a little later. */
export class CampaignNotKnown extends Error {
  override name = 'CampaignNotKnown'
  constructor(campaign: string) {
    super(`rectification has not heard of the campaign ${campaign} yet, so it cannot count a deadline`)
  }
}

type Copies = {
  readonly ruleOf: DeadlineSettings['ruleOf']
  readonly campaignOf: (campaign: string | null) => CampaignRule | undefined
  readonly belongsTo: OrganisationCopy['belongsTo']
  readonly atOrBelow: OrganisationCopy['atOrBelow']
  readonly complainedOf: ComplainedOfCopy['complainedOf']
}

/** The commands of every context with what runs them. */
const portsOf = (given: ContextPorts, copies: Copies) => {
  const { ruleOf, campaignOf, belongsTo, atOrBelow, complainedOf } = copies
  const { store, clock, settings, erasure, files, computeRanking } = given
  const { vault } = erasure
  const counting = countingOf(settings)
  const deadlines = (tenant: string): DeadlineSettings => ({
    ...counting(tenant),
    ...{ ruleOf, graceWorkingDays: GRACE_WORKING_DAYS },
    objectionRuleOf: (campaign) => campaignOf(campaign)?.objectionDecision ?? OBJECTION_DECISION,
  })
  const objectUntil: IntakePorts['objectUntil'] = (tenant, campaign, from) =>
    deriveDeadline({ rule: campaignOf(campaign)?.objection ?? OBJECTION, ...counting(tenant), from }).dueAt ?? null
  const statements = (tenant: string) => ({ ...counting(tenant), statementWorkingDays: STATEMENT_WORKING_DAYS })
  const lookUp = organisationFromLog(store)
  const ports: readonly CommandPort[] = [
    {
      definitions: intakeCommands,
      handlers: itemHandlers({ store, clock, vault, files, atOrBelow, objectUntil }),
    },
    { definitions: rectificationCommands, handlers: entryHandlers({ store, vault, files, settingsOf: deadlines }) },
    { definitions: organisationCommands, handlers: organisationHandlers({ store, lookUp }) },
    { definitions: campaignCommands, handlers: campaignHandlers({ store, settingsOf: counting }) },
    { definitions: evaluationCommands, handlers: evaluationHandlers({ store, computeRanking, complainedOf }) },
    {
      definitions: accountabilityCommands,
      handlers: sanctionHandlers({ store, clock, settingsOf: statements, belongsTo, complainedOf }),
    },
  ]
  return ports
}

/** What each context remembers of the others. */
const openCopies = async (copies: CopyStore) => {
  const rules = await campaignRules(copies)
  const ofIntake = await organisationCopy('intake-organisation', copies)
  const ofAccountability = await organisationCopy('accountability-organisation', copies)
  const complaints = await complainedOfCopy('complained-of', copies)
  const consumers = [rules, ofIntake, ofAccountability, complaints].map(({ consumer }) => consumer)
  const ruleOf = (campaign: string | null) => {
    if (campaign === null) return null
    const rule = rules.values.get(campaign)
    if (!rule) throw new CampaignNotKnown(campaign)
    return rule.item
  }
  const campaignOf = (campaign: string | null) => (campaign === null ? undefined : rules.values.get(campaign))
  const { atOrBelow } = ofIntake
  const { belongsTo } = ofAccountability
  return { known: { ruleOf, campaignOf, belongsTo, atOrBelow, complainedOf: complaints.complainedOf }, consumers }
}

/** Every context of the product in one process: what runs its commands, and what it does when another has published. */
export const bindContexts = async (ports: ContextPorts) => {
  const { copies, erasure, files, store } = ports
  const { known, consumers: remembering } = await openCopies(copies)
  const consumers = (send: SendCommand): readonly Consumer[] => [
    reactionConsumer('rectification-to-intake', 'intake', reactionsToIntake, send),
    reactionConsumer('intake-to-rectification', 'rectification', reactionsToObjections, send),
    reactionConsumer('accountability-to-rectification', 'rectification', reactionsToRectification, send),
    ...remembering,
    eraser({ ...erasure, files, store }, send),
  ]
  return { ports: portsOf(ports, known), consumers }
}
