import { describe, expect, test } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import { decodeEvent } from '@huiyin/event-sourcing'
import { campaignFile, campaignParameters, pairProblems } from '@huiyin/contracts/campaign'
import { asKept } from '@huiyin/testing'
import { readCampaignFrom } from '../../edge/campaign-files.js'
import { campaign } from './campaign.js'
import { configurationOf, tasksOf } from './configuration.js'
import { campaignEvents } from './events.js'
import { campaignExamples, exampleCounting, exampleFile, exampleParameters } from './examples.js'

const FOLDER = fileURLToPath(new URL('../../../../campaigns/', import.meta.url))
const INSPECTED = { violations: [], keyDates: [], onSiteDays: null }
const examples = Object.values(campaignExamples)

describe('the facts of a campaign', () => {
  test.each(examples)('$type has an example that is read from disk as it was written', ({ type, data }) => {
    const { schema, data: shape } = campaignEvents.defs[type]
    const body = JSON.stringify(shape.parse(data))
    expect(decodeEvent(campaignEvents, { type, schema, body })).toStrictEqual({ type, data })
  })
  test.each(['s0', 's1', 's2', 's3', 's4'])('all that %s says is kept on disk', (id) => {
    const reading = readCampaignFrom(FOLDER, id)
    if (!reading.ok) throw new Error(`${id} is refused`)
    const tasks = [...tasksOf(reading.configuration, exampleCounting)]
    const data = { version: 1, from: '2022-07-01', ...configurationOf(reading.configuration), tasks }
    expect(asKept(campaignEvents, { type: 'CampaignActivated', data })).toStrictEqual(data)
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
    ['kind of inspection', 'CampaignActivated', { inspections: { ...INSPECTED, kinds: [{}] } }],
    ['list of what is major', 'CampaignActivated', { majorProblems: { hours: 24 } }],
    ['rule of the desk', 'CampaignActivated', { desk: ['transfers'] }],
    ['stays or moves', 'CampaignAmended', { openItems: 'vanish' }],
  ] as const)('what is no %s never reaches the disk', (_, type, wrong) => {
    expect(campaignEvents.defs[type].data.safeParse({ ...campaignExamples[type].data, ...wrong }).success).toBe(false)
  })
})

function task() {
  return campaignExamples.CampaignActivated.data.tasks[0]
}
