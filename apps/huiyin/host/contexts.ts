import type { Clock, TimeZone } from '@huiyin/kernel'
import { findCalendar, type Calendar } from '@huiyin/calendar'
import type { EventStore } from '@huiyin/event-sourcing'
import { reactionConsumer, type CommandPort, type Consumer, type CopyStore, type SendCommand } from '@huiyin/messaging'
import type { ErasurePorts, KeyVault } from '@huiyin/privacy'
import { campaignCommands } from '@huiyin/contracts/campaign'
import { intakeCommands } from '@huiyin/contracts/intake'
import { organisationCommands } from '@huiyin/contracts/organisation'
import { rectificationCommands } from '@huiyin/contracts/rectification'
import { campaignHandlers, campaignPublisher, campaigns, type CampaignRow } from '@huiyin/campaign'
import { eraser, intakePublisher, itemFacts, itemHandlers, items, type ItemRow } from '@huiyin/intake'
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
  entryFacts,
  entryHandlers,
  reactionsToIntake,
  rectificationPublisher,
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
}

/** The definitions of those lists, and of the tables in ClickHouse. */
export const LISTS = [items, entries, units, appointments, accounts, campaigns]
export const FACT_TABLES = [itemFacts, entryFacts, unitFacts]

/** How long after a missed deadline it is looked at again (an assumption; no document gives a number). */
const GRACE_WORKING_DAYS = 5

/** What each context publishes. */
export const PUBLISHERS = [intakePublisher, rectificationPublisher, ...organisationPublishers, campaignPublisher]

export interface ContextPorts {
  readonly store: EventStore
  readonly clock: Clock
  readonly settings: LiveSettings
  readonly copies: CopyStore
  readonly erasure: ErasurePorts & { readonly vault: KeyVault }
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

/** Every context of the product in one process: what runs its commands, and what it does when another has published. */
export const bindContexts = async ({ store, clock, settings, copies, erasure }: ContextPorts) => {
  const counting = countingOf(settings)
  const rules = await campaignRules(copies)
  const ruleOf = (campaign: string | null) => {
    if (campaign === null) return null
    const rule = rules.values.get(campaign)
    if (!rule) throw new CampaignNotKnown(campaign)
    return rule.item
  }
  const ports: readonly CommandPort[] = [
    { definitions: intakeCommands, handlers: itemHandlers({ store, clock, vault: erasure.vault }) },
    {
      definitions: rectificationCommands,
      handlers: entryHandlers({
        store,
        settingsOf: (tenant) => ({ ...counting(tenant), ruleOf, graceWorkingDays: GRACE_WORKING_DAYS }),
      }),
    },
    {
      definitions: organisationCommands,
      handlers: organisationHandlers({ store, lookUp: organisationFromLog(store) }),
    },
    { definitions: campaignCommands, handlers: campaignHandlers({ store, settingsOf: counting }) },
  ]
  const consumers = (send: SendCommand): readonly Consumer[] => [
    reactionConsumer('rectification-to-intake', 'intake', reactionsToIntake, send),
    rules.consumer,
    eraser(erasure, send),
  ]
  return { ports, consumers }
}
