// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import type { CampaignInput } from '@huiyin/contracts/campaign'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** As it was checked when it came in; its shape belongs to the published language. */
const definedBy = <T>(key: string, what: string) =>
  z.custom<T>((value) => isMap(value) && key in value, `the definition of a ${what}`)

const version = z.number().int()

/** The channels of the tenants; a stream for each channel of each tenant. */
export const channelEvents = defineEvents('campaign-channel', {
  ChannelDefined: event(
    1,
    'The channel is defined so from now on.',
    z.object({ version, definition: definedBy<CampaignInput<'DefineChannel'>['channel']>('fields', 'channel') }),
  ),
})
export type ChannelEvent = EventOf<typeof channelEvents>

/** The handling modes of the tenants; a stream for each mode of each tenant. */
export const handlingModeEvents = defineEvents('campaign-handling-mode', {
  HandlingModeDefined: event(
    1,
    'The handling mode is defined so from now on.',
    z.object({ version, definition: definedBy<CampaignInput<'DefineHandlingMode'>['mode']>('demands', 'mode') }),
  ),
})
export type HandlingModeEvent = EventOf<typeof handlingModeEvents>

/** The ledger kinds of the tenants; a stream for each kind of each tenant. */
export const ledgerKindEvents = defineEvents('campaign-ledger-kind', {
  LedgerKindDefined: event(
    1,
    'The kind of ledger is defined so from now on.',
    z.object({ version, definition: definedBy<CampaignInput<'DefineLedgerKind'>['ledger']>('fields', 'ledger') }),
  ),
})
export type LedgerKindEvent = EventOf<typeof ledgerKindEvents>

/** The templates of replies of the tenants; a stream for each template of each tenant. */
export const replyTemplateEvents = defineEvents('campaign-reply-template', {
  ReplyTemplateDefined: event(
    1,
    'The template of replies is defined so from now on.',
    z.object({
      version,
      definition: definedBy<CampaignInput<'DefineReplyTemplate'>['template']>('offered', 'template of replies'),
    }),
  ),
})
export type ReplyTemplateEvent = EventOf<typeof replyTemplateEvents>

/** The notices on public holidays that tenants adopted; a stream for each year of each tenant. */
export const calendarYearEvents = defineEvents('campaign-calendar-year', {
  CalendarYearAdopted: event(
    1,
    'Deadlines are counted by this notice on the public holidays of a year from now on.',
    z.object({
      version,
      definition: definedBy<CampaignInput<'AdoptCalendarYear'>['calendarYear']>('daysOff', 'calendar year'),
    }),
  ),
})
export type CalendarYearEvent = EventOf<typeof calendarYearEvents>

/** The layers of the tenants' maps; a stream for each layer of each tenant. */
export const mapLayerEvents = defineEvents('campaign-map-layer', {
  MapLayerDefined: event(
    1,
    'The layer of the map is drawn so from now on.',
    z.object({ version, definition: definedBy<CampaignInput<'DefineMapLayer'>['layer']>('areas', 'map layer') }),
  ),
})
export type MapLayerEvent = EventOf<typeof mapLayerEvents>
