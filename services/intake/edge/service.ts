import type { Clock, Instant } from '@huiyin/kernel'
import { deriveDeadline, type Counting, type DeadlineRule } from '@huiyin/calendar'
import { intakeCommands } from '@huiyin/contracts/intake'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Files } from '@huiyin/files'
import {
  calendarCopy,
  campaignRulesCopy,
  definitionCopy,
  organisationCopy,
  reactionConsumer,
  type BoundService,
  type CampaignRule,
  type CopyStore,
} from '@huiyin/messaging'
import type { CommandPrinting, ErasurePorts, KeyVault } from '@huiyin/privacy'
import { eraser } from '../application/erase.js'
import { printedFinding } from '../application/finding-evidence.js'
import { itemHandlers, type IntakePorts } from '../application/items.js'
import type { HandingOn } from '../domain/item/handing-on.js'
import { inspectionPublisher, intakePublisher } from '../application/publish.js'
import { reactionsToFindings } from '../application/react-to-intake.js'
import { reactionsToProblems, reactionsToProgrammes } from '../application/react-to-recurrence.js'
import { reactionsToRectification } from '../application/react-to-rectification.js'
import { channelCopy } from '../application/channels.js'
import { printedReport, printedUnder } from '../application/sealing.js'
import { assignmentObjectionAlarms } from '../projections/assignment-objection-alarms.js'
import { complainedOfFacts } from '../projections/complained-of-facts.js'
import { itemFacts, itemVoidings } from '../projections/item-facts.js'
import { readingFacts } from '../projections/reading-facts.js'
import { styleLeadFacts } from '../projections/style-lead-facts.js'
import { inspections } from '../projections/inspections.js'
import { items } from '../projections/items.js'
import { majorProblems } from '../projections/major-problems.js'
import { recurrences } from '../projections/recurrences.js'
import { recurringProblems } from '../projections/recurring-problems.js'
import { trackedReports } from '../projections/tracked-reports.js'
import { visits } from '../projections/visits.js'
import { watches } from '../projections/watches.js'

/** How long a reply may be objected to where a campaign sets nothing (an assumption; no document gives a number). */
const OBJECTION: DeadlineRule = { kind: 'workingDays', n: 10 }

/**
 * How long a unit may object to an assignment, and how long the decision may take, where a campaign sets nothing
 * (assumptions; no document gives a number).
 */
const ASSIGNMENT_OBJECTION: DeadlineRule = { kind: 'workingDays', n: 3 }
const ASSIGNMENT_OBJECTION_DECISION: DeadlineRule = { kind: 'workingDays', n: 2 }

/** What intake publishes, and what is kept from its facts. */
export const intake = {
  context: 'intake',
  publishers: [intakePublisher, inspectionPublisher],
  lists: [items, inspections, visits, watches, trackedReports, recurrences, recurringProblems, majorProblems],
  alarms: [assignmentObjectionAlarms],
  facts: [itemFacts, itemVoidings, complainedOfFacts, readingFacts, styleLeadFacts],
  printing: {
    texts: { ReceiveReport: printedReport, RecordFinding: printedFinding },
    under: printedUnder,
  } satisfies CommandPrinting,
} as const

/** What intake stands on in whichever process it runs. */
export interface IntakeNeeds {
  readonly store: EventStore
  readonly clock: Clock
  readonly countingOf: (tenant: string) => Counting
  readonly copies: CopyStore
  readonly erasure: ErasurePorts & { readonly vault: KeyVault }
  readonly files: Files
}

/** By when letters are read, and under which campaigns. Of a campaign that was not heard of yet nothing is taken out. */
const readingBy = (
  countingOf: IntakeNeeds['countingOf'],
  campaigns: ReadonlyMap<string, Pick<CampaignRule, 'reading'>>,
): Pick<Required<IntakePorts>, 'readingDay' | 'asksReading'> => ({
  readingDay: (tenant, from) =>
    deriveDeadline({ rule: { kind: 'sameDay' }, ...countingOf(tenant), from }).dueAt ?? null,
  asksReading: (campaign) => {
    const known = campaigns.get(campaign)
    return known === undefined || known.reading !== undefined
  },
})

/** The catalogues of campaigns by whose they are; null: none was heard of, which in processes may be a moment behind. */
const cataloguesOf =
  (
    campaigns: ReadonlyMap<string, Pick<CampaignRule, 'categories' | 'inspections' | 'tenant'>>,
  ): Required<IntakePorts>['catalogueOf'] =>
  (tenant, campaign) => {
    const known = campaigns.get(campaign)
    return known?.tenant === tenant
      ? { categories: known.categories, violations: known.inspections?.violations ?? [] }
      : null
  }

/** What inspections go by: only under a campaign of the tenant that was heard of. */
const inspectedBy =
  (campaigns: ReadonlyMap<string, CampaignRule>): NonNullable<IntakePorts['campaignInspected']> =>
  (tenant, campaign) => {
    const known = campaigns.get(campaign)
    if (known?.tenant !== tenant) return null
    const { violations = [], keyDates = [], kinds = [] } = known.inspections ?? {}
    return {
      ...{ from: known.period?.from ?? null, categories: known.categories, kinds },
      ...{ violations, keyDates: keyDates.map(({ code }) => code) },
    }
  }

const USUAL: HandingOn = { rule: 'withReason', grounds: [] }

/** By which rule a matter is handed on (K12): the rule of its channel, as the campaign calls it or as the model does. */
const handingOnBy =
  (
    campaigns: ReadonlyMap<string, Pick<CampaignRule, 'desk' | 'channels' | 'tenant'>>,
  ): Required<IntakePorts>['handingOn'] =>
  (tenant, campaign, channel) => {
    const known = campaign === null ? undefined : campaigns.get(campaign)
    const transfers = known?.tenant === tenant ? known.desk?.transfers : undefined
    if (!known || !transfers) return USUAL
    const { rule, byChannel = {}, grounds = [] } = transfers
    const own = Object.keys(byChannel).find(
      (code) =>
        code === channel || known.channels.some((one) => one.code === code && one.model.includes(channel ?? '')),
    )
    return { rule: own === undefined ? rule : byChannel[own]!, grounds }
  }

/** Until when a unit may object to what it got, and by when that is decided: by its campaign, else as the product does it. */
const assignmentObjectionBy =
  (
    countingOf: IntakeNeeds['countingOf'],
    campaigns: ReadonlyMap<string, Pick<CampaignRule, 'desk'>>,
  ): Required<IntakePorts>['assignmentObjection'] =>
  (tenant, campaign, from) => {
    const desk = campaign === null ? undefined : campaigns.get(campaign)?.desk
    const counted = (rule: DeadlineRule, begin: Instant) => deriveDeadline({ rule, ...countingOf(tenant), from: begin })
    return {
      until: counted(desk?.assignmentObjection ?? ASSIGNMENT_OBJECTION, from),
      decideBy: (begin) => counted(desk?.assignmentObjectionDecision ?? ASSIGNMENT_OBJECTION_DECISION, begin),
    }
  }

/** What a campaign calls a style lead (S3-75), by whose it is. */
const styleLeadsBy =
  (campaigns: ReadonlyMap<string, Pick<CampaignRule, 'desk' | 'tenant'>>): Required<IntakePorts>['styleLeadsOf'] =>
  (tenant, campaign) => {
    const known = campaigns.get(campaign)
    const leads = known?.tenant === tenant ? known.desk?.styleLeads : undefined
    return leads ? { codes: leads.codes, clock: leads.clock ?? null } : null
  }

/** Contacts are compared only for a tenant that has a campaign which asks for it. */
const asksForRepeats = (
  campaigns: ReadonlyMap<string, Pick<CampaignRule, 'repeatVisit' | 'tenant'>>,
  tenant: string,
): boolean => [...campaigns.values()].some((one) => one.tenant === tenant && one.repeatVisit !== undefined)

/** From when a kind of problem recurs, by whose campaign it is. */
const recurringBy = (
  campaigns: ReadonlyMap<string, Pick<CampaignRule, 'recurrence' | 'tenant'>>,
): Required<Pick<IntakePorts, 'recurrenceOf' | 'looksForKinds'>> => ({
  recurrenceOf: (tenant, campaign) => {
    const known = campaigns.get(campaign)
    return known?.tenant === tenant ? (known.recurrence ?? null) : null
  },
  looksForKinds: (tenant) =>
    [...campaigns.values()].some((one) => one.tenant === tenant && one.recurrence !== undefined),
})

/** What counts as a major problem, by whose campaign says so. */
const majorBy = (
  campaigns: ReadonlyMap<string, Pick<CampaignRule, 'majorProblems' | 'tenant'>>,
): Required<Pick<IntakePorts, 'majorUnder'>> => ({
  majorUnder: (tenant, campaign) => {
    const known = campaigns.get(campaign)
    return known?.tenant === tenant ? (known.majorProblems ?? null) : null
  },
})

/** Binds intake: its copies of others are loaded first. */
export const bindIntake = async (needs: IntakeNeeds): Promise<BoundService> => {
  const { store, clock, copies, erasure, files } = needs
  const calendar = await calendarCopy('intake-calendar', copies, needs.countingOf)
  const { countingOf } = calendar
  const organisation = await organisationCopy('intake-organisation', copies)
  const campaigns = await campaignRulesCopy('intake-campaign-rules', copies)
  const objectUntil: IntakePorts['objectUntil'] = (tenant, campaign, from) => {
    const rule = (campaign === null ? undefined : campaigns.values.get(campaign)?.objection) ?? OBJECTION
    return deriveDeadline({ rule, ...countingOf(tenant), from }).dueAt ?? null
  }
  const channels = await channelCopy(copies, campaigns.values)
  const layers = await definitionCopy('intake-map-layers', 'MapLayerDefined', copies)
  const { vault } = erasure
  return {
    commands: {
      definitions: intakeCommands,
      handlers: itemHandlers({
        ...{ store, clock, vault, files, ...organisation, objectUntil, channelOf: channels.channelOf },
        handingOn: handingOnBy(campaigns.values),
        assignmentObjection: assignmentObjectionBy(countingOf, campaigns.values),
        ...readingBy(countingOf, campaigns.values),
        catalogueOf: cataloguesOf(campaigns.values),
        campaignInspected: inspectedBy(campaigns.values),
        ...{ ...recurringBy(campaigns.values), ...majorBy(campaigns.values) },
        cellsOf: (tenant) => layers.definedAs(tenant, 'cells'),
        styleLeadsOf: styleLeadsBy(campaigns.values),
        looksForRepeats: (tenant) => asksForRepeats(campaigns.values, tenant),
      }),
    },
    consumers: (send) => [
      reactionConsumer('intake-to-rectification', 'rectification', reactionsToRectification, send),
      reactionConsumer('intake-findings', 'intake', reactionsToFindings, send),
      reactionConsumer('intake-recurrence', 'intake', reactionsToProblems, send),
      reactionConsumer('intake-programmes', 'rectification', reactionsToProgrammes, send),
      eraser({ ...erasure, files, store }, send),
      ...[organisation, campaigns, channels, layers, calendar].map(({ consumer }) => consumer),
    ],
  }
}
