import { describe, expect, test } from '@jest/globals'
import { channelDefinition } from './channel.js'
import { CHANNELS } from '../campaign/model-codes.js'
import { standardChannels } from './standard-channels.js'

describe('the standard channels', () => {
  test.each(standardChannels)('$code ($zh) is a definition as a tenant could give it', (channel) => {
    expect(channelDefinition.parse(channel)).toStrictEqual(channel)
  })
  test('are all 28 of the model, each with the requirements it comes from', () => {
    expect(standardChannels.map(({ code }) => code)).toStrictEqual([...CHANNELS])
    expect(standardChannels).toHaveLength(28)
    expect(standardChannels.filter(({ req }) => req.length === 0)).toStrictEqual([])
  })
  test.each([
    { code: 'visit', requirement: 'S4-41', owed: ['people'] },
    { code: 'covertCheck', requirement: 'S3-62', owed: ['team', 'record'] },
    { code: 'whistleReport', requirement: 'S4-32', owed: ['units'] },
    { code: 'inspectionFeedback', requirement: 'S0-55', owed: ['round'] },
    { code: 'discussion', requirement: 'S3-19', owed: ['suggestion'] },
  ])('$requirement $code is not taken down without $owed', ({ code, owed }) => {
    const channel = standardChannels.find((one) => one.code === code)
    const required = channel?.fields.filter((field) => field.required).map((field) => field.code)
    expect(required).toStrictEqual(owed)
  })
})
