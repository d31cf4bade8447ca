import type { TimeZone } from '@huiyin/kernel'
import type { Calendar } from '@huiyin/calendar'
import { commandHandler, type EnvelopeContext, type EventStore } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { campaignCommands } from '@huiyin/contracts/campaign'
import { campaign } from '../domain/campaign/campaign.js'
import type { Counting } from '../domain/campaign/configuration.js'
import { campaignEvents } from '../domain/campaign/events.js'
import { calendarYear } from '../domain/definition/calendar-year.js'
import {
  channel,
  definitionIdOf,
  handlingMode,
  ledgerKind,
  mapLayer,
  replyTemplate,
} from '../domain/definition/definition.js'
import {
  calendarYearEvents,
  channelEvents,
  handlingModeEvents,
  ledgerKindEvents,
  mapLayerEvents,
  replyTemplateEvents,
} from '../domain/definition/events.js'

/** What the campaign context needs from outside. */
export interface CampaignPorts {
  readonly store: EventStore
  /** What a tenant's deadlines are counted with. */
  readonly settingsOf: (tenant: string) => { readonly zone: TimeZone; readonly calendar: Calendar }
}

type Handlers = CommandHandlers<typeof campaignCommands>

/** The commands by which a tenant defines something of its own: each belongs to what has that code. */
const definitionHandlers = ({ store, settingsOf }: CampaignPorts) => {
  const channels = commandHandler({ store, definitions: channelEvents, decider: channel })
  const modes = commandHandler({ store, definitions: handlingModeEvents, decider: handlingMode })
  const ledgers = commandHandler({ store, definitions: ledgerKindEvents, decider: ledgerKind })
  const years = commandHandler({ store, definitions: calendarYearEvents, decider: calendarYear })
  const templates = commandHandler({ store, definitions: replyTemplateEvents, decider: replyTemplate })
  const layers = commandHandler({ store, definitions: mapLayerEvents, decider: mapLayer })
  return {
    DefineChannel: ({ channel: definition }, by) =>
      channels(definitionIdOf(by.tenant, definition.code), { type: 'Define', definition }, by),
    DefineHandlingMode: ({ mode: definition }, by) =>
      modes(definitionIdOf(by.tenant, definition.code), { type: 'Define', definition }, by),
    DefineLedgerKind: ({ ledger: definition }, by) =>
      ledgers(definitionIdOf(by.tenant, definition.code), { type: 'Define', definition }, by),
    DefineReplyTemplate: ({ template: definition }, by) =>
      templates(definitionIdOf(by.tenant, definition.code), { type: 'Define', definition }, by),
    DefineMapLayer: ({ layer: definition }, by) =>
      layers(definitionIdOf(by.tenant, definition.code), { type: 'Define', definition }, by),
    AdoptCalendarYear: ({ calendarYear: definition }, by) => {
      const awaitsNotices = settingsOf(by.tenant).calendar.years !== 'every'
      const yearId = definitionIdOf(by.tenant, String(definition.year))
      return years(yearId, { type: 'Adopt', definition, awaitsNotices }, by)
    },
  } satisfies Partial<Handlers>
}

/** Runs the commands of the campaign context; each belongs to one campaign, or to one definition of the tenant. */
export const campaignHandlers = (ports: CampaignPorts): Handlers => {
  const { store, settingsOf } = ports
  const handle = commandHandler({ store, definitions: campaignEvents, decider: campaign, cached: 100 })
  const counting = ({ tenant, occurred }: EnvelopeContext): Counting => {
    const { zone, calendar } = settingsOf(tenant)
    return { zone, calendar, at: occurred.at }
  }
  return {
    ConfigureCampaign: ({ campaignId, ...input }, by) =>
      handle(campaignId, { type: 'ConfigureCampaign', ...input }, by),
    ActivateCampaign: ({ campaignId, ...input }, by) =>
      handle(campaignId, { type: 'ActivateCampaign', ...input, counting: counting(by) }, by),
    AmendCampaign: ({ campaignId, ...input }, by) =>
      handle(campaignId, { type: 'AmendCampaign', ...input, counting: counting(by) }, by),
    EndCampaign: ({ campaignId, ...input }, by) => handle(campaignId, { type: 'EndCampaign', ...input }, by),
    ...definitionHandlers(ports),
  }
}
