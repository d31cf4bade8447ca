import { describe, expect, test } from '@jest/globals'
import { ROLES } from '../command.js'
import { campaignCommands } from './commands.js'
import { campaignPublished } from './published.js'
import { campaignReference, parseCampaignReference } from './reference.js'

describe('the published language of campaigns', () => {
  test.each(Object.entries(campaignPublished))('%s has an example that fits it exactly', (_, { data, example }) => {
    expect(data.parse(example)).toStrictEqual(example)
  })
  test('every published event names the campaign or the definition it is about, which is its key', () => {
    const {
      ChannelDefined,
      HandlingModeDefined,
      LedgerKindDefined,
      CalendarYearAdopted,
      MapLayerDefined,
      ...ofCampaigns
    } = campaignPublished
    expect(Object.values(ofCampaigns).map(({ example }) => example.campaign)).toStrictEqual(['s3', 's3', 's2'])
    expect(ChannelDefined.example.channelId).toBe('demo-city:whistle')
    expect(HandlingModeDefined.example.modeId).toBe('demo-city:stepwise')
    expect(LedgerKindDefined.example.ledgerId).toBe('demo-city:problem')
    expect(CalendarYearAdopted.example.yearId).toBe('demo-city:2027')
    expect(MapLayerDefined.example.layerId).toBe('demo-city:cells')
  })
  test('every command has a name on the screen of its own, and only roles there are', () => {
    const commands = Object.values(campaignCommands)
    expect(new Set(commands.map(({ zh }) => zh)).size).toBe(commands.length)
    expect(commands.flatMap(({ roles }) => roles).every((role) => ROLES.includes(role))).toBe(true)
  })
  test('a configuration is checked again when it comes as a command, also between its two files', () => {
    const { success, error } = campaignCommands.ConfigureCampaign.input.safeParse({ campaignId: 's0', file: {} })
    expect(success).toBe(false)
    expect(error?.issues.map(({ path }) => path[0])).toEqual(expect.arrayContaining(['file', 'parameters', 'sources']))
  })
})

describe('the reference an item carries', () => {
  test('it names the campaign and the version that was in force', () => {
    expect(campaignReference('s3', 2)).toBe('s3@2')
    expect(parseCampaignReference('s3@2')).toStrictEqual({ campaign: 's3', version: 2 })
  })
  test.each(['s3', 's3@', 's3@0', 's3@1.5', '@1', 's3@1@2', 's 3@1', 's3@01'])('%s is none', (text) =>
    expect(parseCampaignReference(text)).toBeNull(),
  )
})
