import {
  campaignChannel,
  standardChannels,
  type CampaignChannel,
  type ChannelDefinition,
} from '@huiyin/contracts/intake'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp } from './as-of.js'
import { byCode, type Origin } from './definitions.js'
import type { DashboardPorts } from './ports.js'

/** A channel by which a report may come in, with what is asked by it. */
export interface Channel extends Pick<ChannelDefinition, 'code' | 'zh' | 'en' | 'model' | 'fields'> {
  readonly origin: Origin
  readonly outsideDeadline: ChannelDefinition['clock']['outsideDeadline']
  readonly points: ChannelDefinition['reply']['points']
}

const channelOf = (origin: Channel['origin'], definition: ChannelDefinition): Channel => {
  const { code, zh, en, model, fields, clock, reply } = definition
  return { code, zh, en, model, fields, origin, outsideDeadline: clock.outsideDeadline, points: reply.points }
}

/** The channels of a tenant: its own, the standard ones, and what its campaigns call one. */
export const channelsOfTenant = async (lists: DashboardPorts['lists'], tenant: string): Promise<readonly Channel[]> => {
  const own = await lists
    .selectFrom('channels')
    .select('definition')
    .where('tenant', '=', tenant)
    .orderBy('code')
    .execute()
  const campaigns = await lists
    .selectFrom('campaigns')
    .select('channels')
    .where('tenant', '=', tenant)
    .where('version', 'is not', null)
    .orderBy('campaign_id')
    .execute()
  const called = campaigns.flatMap(({ channels }) => JSON.parse(channels) as readonly CampaignChannel[])
  return byCode([
    ...own.map(({ definition }) => channelOf('own', JSON.parse(definition) as ChannelDefinition)),
    ...standardChannels.map((channel) => channelOf('standard', channel)),
    ...called.map((channel) => channelOf('campaign', campaignChannel(channel))),
  ])
}

/** The channels of the viewer's tenant. */
export const findChannels = async (
  ports: DashboardPorts,
  viewer: Viewer,
): Promise<QuestionAnswer<readonly Channel[]>> => {
  await caughtUp(ports, 'lists')
  return answered(await channelsOfTenant(ports.lists, viewer.tenant))
}
