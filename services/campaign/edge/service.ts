import type { Counting } from '@huiyin/calendar'
import { campaignCommands } from '@huiyin/contracts/campaign'
import type { EventStore } from '@huiyin/event-sourcing'
import type { BoundService } from '@huiyin/messaging'
import { campaignHandlers } from '../application/campaigns.js'
import { campaignPublishers } from '../application/publish.js'
import { campaigns } from '../projections/campaigns.js'
import { channels, handlingModes, ledgerKinds } from '../projections/definitions.js'

/** What campaign publishes, and what is kept from its facts. */
export const campaign = {
  context: 'campaign',
  publishers: campaignPublishers,
  lists: [campaigns, channels, handlingModes, ledgerKinds],
  alarms: [],
  facts: [],
} as const

/** What campaign stands on in whichever process it runs. */
export interface CampaignNeeds {
  readonly store: EventStore
  readonly countingOf: (tenant: string) => Counting
}

/** Binds campaign, which listens to nobody. */
export const bindCampaign = ({ store, countingOf }: CampaignNeeds): BoundService => ({
  commands: { definitions: campaignCommands, handlers: campaignHandlers({ store, settingsOf: countingOf }) },
  consumers: () => [],
})
