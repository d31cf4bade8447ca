import { campaignChannel, standardChannels } from '@huiyin/contracts/intake'
import { calledBy, definitionCopy, type CampaignRule, type CopyStore } from '@huiyin/messaging'
import type { IntakePorts } from './items.js'

type Campaigns = ReadonlyMap<string, Pick<CampaignRule, 'channels' | 'tenant'>>

const STANDARD = new Map(standardChannels.map((channel) => [channel.code, channel]))

/** What intake remembers of channels: the tenant's own definition, else the standard, else what its campaigns call one. */
export const channelCopy = async (store: CopyStore, campaigns: Campaigns) => {
  const { ownOf, consumer } = await definitionCopy('intake-channels', 'ChannelDefined', store)
  const called = (tenant: string, code: string) => {
    const channel = calledBy(campaigns, 'channels', { tenant, code })
    return channel ? campaignChannel(channel) : null
  }
  const channelOf: NonNullable<IntakePorts['channelOf']> = (tenant, code) =>
    ownOf(tenant, code) ?? STANDARD.get(code) ?? called(tenant, code)
  return { channelOf, consumer }
}
