import type { Instant } from '@huiyin/kernel'
import { standardChannels, type ChannelDefinition } from '@huiyin/contracts/intake'
import { parseHeader, type EventStore, type Position } from '@huiyin/event-sourcing'
import type { ListQueries } from '@huiyin/read-model'
import type { CampaignRow } from '../projections/campaigns.js'
import type { ChannelRow } from '../projections/definitions.js'

/** How a channel is defined for a tenant now: by itself, or as everybody has it; null: it is not. */
export const definedChannel = async (
  lists: ListQueries<{ readonly channels: ChannelRow }>,
  tenant: string,
  code: string,
): Promise<ChannelDefinition | null> => {
  const own = await lists
    .selectFrom('channels')
    .select('definition')
    .where('tenant', '=', tenant)
    .where('code', '=', code)
    .executeTakeFirst()
  if (own) return JSON.parse(own.definition) as ChannelDefinition
  return standardChannels.find((channel) => channel.code === code) ?? null
}

/** When a campaign or a channel of a tenant changed last, by the lists; null: never. */
export const servicesChangedAt = async (
  store: Pick<EventStore, 'readAt'>,
  lists: ListQueries<{ readonly campaigns: CampaignRow; readonly channels: ChannelRow }>,
  tenant: string,
): Promise<Instant | null> => {
  const last = (list: 'channels' | 'campaigns') =>
    lists
      .selectFrom(list)
      .select('position')
      .where('tenant', '=', tenant)
      .orderBy('position', 'desc')
      .executeTakeFirst()
  const rows = await Promise.all([last('channels'), last('campaigns')])
  const positions = rows.flatMap((row) => (row ? [row.position as Position] : []))
  if (positions.length === 0) return null
  const fact = await store.readAt(positions.reduce((one, other) => (one > other ? one : other)))
  return fact && parseHeader(fact.header).recordedAt
}
