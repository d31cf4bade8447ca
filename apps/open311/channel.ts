import { channelDefinition, POSITION_FIELDS, type ChannelDefinition } from '@huiyin/contracts/intake'

/** Where a channel keeps a position: two fields of these codes, as text, so that it comes back digit for digit. */
export const { latitude: LATITUDE, longitude: LONGITUDE } = POSITION_FIELDS

/** The channel that programs come by unless their key names another; defined for a tenant with its first key. */
export const OPEN311_CHANNEL: ChannelDefinition = channelDefinition.parse({
  ...{ code: 'open311', zh: 'Open311 接口', en: 'Open311 interface', model: 'portal' },
  fields: [
    { code: LATITUDE, zh: '纬度', en: 'latitude', kind: 'line' },
    { code: LONGITUDE, zh: '经度', en: 'longitude', kind: 'line' },
  ],
  clock: { outsideDeadline: 'none', item: null },
  reply: { to: 'reporter', points: [] },
  req: ['S1-34', 'S1-35', 'S2-52'],
})

/** Whether a channel can keep a position: without it a report could not be given back where it was. */
export const keepsPosition = ({ fields }: Pick<ChannelDefinition, 'fields'>): boolean =>
  [LATITUDE, LONGITUDE].every((code) => fields.some((field) => field.code === code && field.kind === 'line'))
