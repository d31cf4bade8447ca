import { describe, expect, test } from '@jest/globals'
import { standardChannels } from '@huiyin/contracts/intake'
import type { CopyStore, PublishedEvent } from '@huiyin/messaging'
import { channelCopy } from './channels.js'

const store: CopyStore = { load: () => Promise.resolve([]), keep: () => Promise.resolve(true) }
const called = (code: string, ...model: string[]) => ({ code, zh: '渠道', en: 'channel', model })
const campaigns = new Map([
  ['s3', { tenant: 'county', channels: [called('petition', 'visit'), called('letter-visit', 'letter', 'visit')] }],
])
const [visit] = standardChannels.filter(({ code }) => code === 'visit')

const defined = (version: number, zh: string): PublishedEvent => ({
  ...{ id: `event-${version}`, context: 'campaign', name: 'ChannelDefined', version: 1, key: 'county:visit' },
  data: { channelId: 'county:visit', version, definition: { ...visit, zh } },
  ...{
    tenant: 'county',
    occurredAt: { at: '2026-03-02T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    correlation: 'c',
  },
})

describe('how a channel is defined for a tenant', () => {
  test('the model’s holds until the tenant defines it, and an earlier version never comes back', async () => {
    const { channelOf, consumer } = await channelCopy(store, campaigns)
    expect(channelOf('county', 'visit')).toBe(visit)
    await consumer.handle(defined(2, '群众来访'))
    await consumer.handle(defined(1, '旧名'))
    expect(channelOf('county', 'visit')).toMatchObject({ code: 'visit', zh: '群众来访' })
    expect(channelOf('city', 'visit')).toBe(visit)
  })
  test('what a campaign calls one is asked what the one channel is that it stands for; standing for two, nothing', async () => {
    const { channelOf } = await channelCopy(store, campaigns)
    expect(channelOf('county', 'petition')).toMatchObject({ code: 'petition', zh: '渠道', fields: visit?.fields })
    expect(channelOf('county', 'letter-visit')).toMatchObject({ model: null, fields: [] })
  })
  test('what the campaign of another tenant calls one is nobody’s here', async () => {
    const { channelOf } = await channelCopy(store, campaigns)
    expect([channelOf('city', 'petition'), channelOf('county', 'unheard-of')]).toStrictEqual([null, null])
  })
})
