import type { Counting } from '@huiyin/calendar'
import { campaignCommands } from '@huiyin/contracts/campaign'
import type { EventStore } from '@huiyin/event-sourcing'
import { calendarCopy, type BoundService, type CopyStore } from '@huiyin/messaging'
import { campaignHandlers } from '../application/campaigns.js'
import { campaignPublishers } from '../application/publish.js'
import { campaigns } from '../projections/campaigns.js'
import {
  calendarYears,
  channels,
  handlingModes,
  ledgerKinds,
  mapLayers,
  replyTemplates,
} from '../projections/definitions.js'

/** What campaign publishes, and what is kept from its facts. */
export const campaign = {
  context: 'campaign',
  publishers: campaignPublishers,
  lists: [campaigns, channels, handlingModes, ledgerKinds, replyTemplates, calendarYears, mapLayers],
  alarms: [],
  facts: [],
} as const

/** What campaign stands on in whichever process it runs. */
export interface CampaignNeeds {
  readonly store: EventStore
  readonly countingOf: (tenant: string) => Counting
  readonly copies: CopyStore
}

/** Binds campaign, which listens to itself only: to the public holidays that its tenants adopted. */
export const bindCampaign = async ({ store, countingOf, copies }: CampaignNeeds): Promise<BoundService> => {
  const calendar = await calendarCopy('campaign-calendar', copies, countingOf)
  const handlers = campaignHandlers({ store, settingsOf: calendar.countingOf })
  return { commands: { definitions: campaignCommands, handlers }, consumers: () => [calendar.consumer] }
}
