export { bindCampaign, campaign, type CampaignNeeds } from './service.js'
export { campaigns, type CampaignRow } from '../projections/campaigns.js'
export {
  calendarYears,
  channels,
  handlingModes,
  ledgerKinds,
  mapLayers,
  replyTemplates,
  type CalendarYearRow,
  type ChannelRow,
  type HandlingModeRow,
  type LedgerKindRow,
  type MapLayerRow,
  type ReplyTemplateRow,
} from '../projections/definitions.js'
export { campaignsIn, readCampaignFrom } from './campaign-files.js'
export { mistakeLine, type Mistake } from './mistake.js'
export { readCampaign, type CampaignReading, type ReadConfiguration } from './read-campaign.js'
export { type SourceFile } from './yaml-source.js'
export { hostedCampaign } from './hosted.js'
export { campaignCalls, type CampaignCallNeeds } from './calls.js'
export { definedChannel, servicesChangedAt } from './services-told.js'
export { promisedToReporters, type PromisedToReporters } from './promised-to-reporters.js'
export { publicCampaigns, type PublicCampaign } from './public-campaigns.js'
