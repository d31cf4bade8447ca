import { campaignCalls as calls } from '@huiyin/contracts/campaign'
import type { EventStore } from '@huiyin/event-sourcing'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { ListQueries } from '@huiyin/read-model'
import type { CampaignRow } from '../projections/campaigns.js'
import type { CalendarYearRow, ChannelRow } from '../projections/definitions.js'
import { promisedToReporters } from './promised-to-reporters.js'
import { publicCampaigns } from './public-campaigns.js'
import { definedChannel, servicesChangedAt } from './services-told.js'

/** The lists that campaign answers from. */
export interface CampaignLists {
  readonly campaigns: CampaignRow
  readonly channels: ChannelRow
  readonly calendar_years: CalendarYearRow
}

/** What campaign answers from. */
export interface CampaignCallNeeds {
  readonly store: Pick<EventStore, 'readAt'>
  readonly lists: ListQueries<CampaignLists>
}

/** What campaign answers to other processes, each call to those alone who need it. */
export const campaignCalls = ({ store, lists }: CampaignCallNeeds): SignedCalls => ({
  ...answerPeers(calls.promisedToReporters, ['citizen', 'open311'], ({ tenant }) => promisedToReporters(lists, tenant)),
  ...answerPeers(calls.publicCampaigns, ['citizen'], ({ tenant }) => publicCampaigns(lists, tenant)),
  ...answerPeers(calls.channelOf, ['open311'], ({ tenant, code }) => definedChannel(lists, tenant, code)),
  ...answerPeers(calls.servicesChangedAt, ['open311'], ({ tenant }) => servicesChangedAt(store, lists, tenant)),
})
