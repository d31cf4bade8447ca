import type { ChannelDefinition } from '@huiyin/contracts/intake'
import { keepsPosition, OPEN311_CHANNEL } from './channel.js'
import type { ApiClient, Open311Ports } from './ports.js'
import { NotAnswered } from './problem.js'

/**
 * The channel a program comes by, as it is defined now; without a program, the one that is usual. Throws `NotAnswered` where
 * it was defined anew and keeps no position any more: a report would lose where it was.
 */
export const channelFor = async (
  { owners, tenant }: Pick<Open311Ports, 'owners' | 'tenant'>,
  client: ApiClient | null,
): Promise<ChannelDefinition> => {
  const code = client?.channel ?? OPEN311_CHANNEL.code
  const channel = (await owners.channelOf({ tenant, code })) ?? (client === null ? OPEN311_CHANNEL : null)
  if (channel && keepsPosition(channel)) return channel
  throw new NotAnswered([
    {
      status: 503,
      zh: `渠道 ${code} 未定义或缺少 lat、long 字段，请联系运维人员`,
      en: `the channel ${code} is not defined, or has no fields lat and long: tell whoever runs this`,
    },
  ])
}
