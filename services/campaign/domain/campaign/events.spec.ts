import { describe, expect, test } from '@jest/globals'
import { decodeEvent } from '@huiyin/event-sourcing'
import { campaignFile, campaignParameters, pairProblems } from '@huiyin/contracts/campaign'
import { campaign } from './campaign.js'
import { campaignEvents } from './events.js'
import { campaignExamples, exampleFile, exampleParameters } from './examples.js'

const examples = Object.values(campaignExamples)

describe('the facts of a campaign', () => {
  test.each(examples)('$type has an example that is read from disk as it was written', ({ type, data }) => {
    const { schema, data: shape } = campaignEvents.defs[type]
    const body = JSON.stringify(shape.parse(data))
    expect(decodeEvent(campaignEvents, { type, schema, body })).toStrictEqual({ type, data })
  })
  test('every fact has an example, in an order a campaign can have', () => {
    expect(Object.keys(campaignExamples)).toStrictEqual(Object.keys(campaignEvents.defs))
    const { CampaignConfigured, CampaignActivated, CampaignAmended, CampaignEnded } = campaignExamples
    const life = [CampaignConfigured, CampaignActivated, CampaignAmended, CampaignEnded]
    expect(life.reduce(campaign.evolve, campaign.initialState).status).toBe('ended')
  })
  test('the example files are files that would be accepted', () => {
    expect(campaignFile.parse(exampleFile)).toStrictEqual(exampleFile)
    expect(campaignParameters.parse(exampleParameters)).toStrictEqual(exampleParameters)
    expect(pairProblems(exampleParameters, exampleFile)).toStrictEqual([])
  })
  test.each([
    ['a file', 'CampaignConfigured', { file: 'demo.yaml' }],
    ['parameters', 'CampaignConfigured', { parameters: [] }],
    ['a version number', 'CampaignActivated', { version: 'one' }],
    ['a deadline with its derivation', 'CampaignActivated', { tasks: [{ ...task(), deadline: '2022-08-31' }] }],
    ['a rule', 'CampaignActivated', { deadlines: { item: 10, registering: null } }],
    ['stays or moves', 'CampaignAmended', { openItems: 'vanish' }],
  ] as const)('what is no %s never reaches the disk', (_, type, wrong) => {
    expect(campaignEvents.defs[type].data.safeParse({ ...campaignExamples[type].data, ...wrong }).success).toBe(false)
  })
})

function task() {
  return campaignExamples.CampaignActivated.data.tasks[0]
}
