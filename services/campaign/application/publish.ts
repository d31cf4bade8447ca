import { publisher, type Publisher } from '@huiyin/messaging'
import { campaignPublished } from '@huiyin/contracts/campaign'
import { campaignEvents } from '../domain/campaign/events.js'
import {
  calendarYearEvents,
  channelEvents,
  handlingModeEvents,
  ledgerKindEvents,
  mapLayerEvents,
} from '../domain/definition/events.js'

/** What the campaign context tells the others: own event → published event. A configuration not in force stays inside. */
export const campaignPublisher = publisher({
  context: 'campaign',
  definitions: campaignEvents,
  published: campaignPublished,
  ids: (campaign) => ({ campaign }),
  key: (data) => (data as { readonly campaign: string }).campaign,
  map: {
    CampaignActivated: 'CampaignActivated',
    CampaignAmended: 'CampaignAmended',
    CampaignEnded: 'CampaignEnded',
  },
})

/** A definition is told under the id of what is defined, which says whose it is. */
const under = <K extends string>(name: K) => ({
  context: 'campaign',
  published: campaignPublished,
  ids: (definitionId: string) => ({ [name]: definitionId }),
  key: (data: unknown) => (data as Readonly<Record<K, string>>)[name],
})

/** What the campaign context tells the others, by aggregate. */
export const campaignPublishers: readonly Publisher[] = [
  campaignPublisher,
  publisher({ ...under('channelId'), definitions: channelEvents, map: { ChannelDefined: 'ChannelDefined' } }),
  publisher({
    ...{ ...under('modeId'), definitions: handlingModeEvents },
    map: { HandlingModeDefined: 'HandlingModeDefined' },
  }),
  publisher({
    ...{ ...under('ledgerId'), definitions: ledgerKindEvents },
    map: { LedgerKindDefined: 'LedgerKindDefined' },
  }),
  publisher({
    ...{ ...under('yearId'), definitions: calendarYearEvents },
    map: { CalendarYearAdopted: 'CalendarYearAdopted' },
  }),
  publisher({ ...under('layerId'), definitions: mapLayerEvents, map: { MapLayerDefined: 'MapLayerDefined' } }),
]
