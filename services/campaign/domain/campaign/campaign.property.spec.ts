import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decodeEvent } from '@huiyin/event-sourcing'
import { campaign, type CampaignCommand, type CampaignState } from './campaign.js'
import { campaignEvents, type CampaignEvent } from './events.js'
import { campaignExamples, exampleCounting as counting, exampleFile, exampleParameters } from './examples.js'

const sources = campaignExamples.CampaignConfigured.data.sources
const day = fc.constantFrom('2022-06-01', '2022-07-01', '2022-08-15', '2022-11-30', '2023-01-01')
const ofType = <N extends CampaignCommand['type']>(type: N) => fc.constant(type)

const configure = fc.record({
  type: ofType('ConfigureCampaign'),
  file: fc.constantFrom('一', '二', '三').map((title) => ({ ...exampleFile, title_zh: title })),
  parameters: fc.constantFrom(exampleParameters, exampleParameters, null),
  sources: fc.constant(sources),
})
const any: fc.Arbitrary<CampaignCommand> = fc.oneof(
  configure,
  fc.record({ type: ofType('ActivateCampaign'), from: day, counting: fc.constant(counting) }),
  fc.record({
    ...{ type: ofType('AmendCampaign'), from: day, counting: fc.constant(counting) },
    ...{ openItems: fc.constantFrom('stays' as const, 'moves' as const), reason: fc.constantFrom('甲', '乙') },
  }),
  fc.record({ type: ofType('EndCampaign'), on: day }),
)
const history = fc.array(any, { maxLength: 25 })

interface Life {
  readonly state: CampaignState
  readonly events: readonly CampaignEvent[]
}
const born: Life = { state: campaign.initialState, events: [] }
const live = (life: Life, command: CampaignCommand): Life => {
  const decided = campaign.decide(command, life.state)
  if (!decided.ok) return life
  return { state: decided.events.reduce(campaign.evolve, life.state), events: [...life.events, ...decided.events] }
}
const versionsOf = (events: readonly CampaignEvent[], ...types: readonly CampaignEvent['type'][]): readonly number[] =>
  events.filter(({ type }) => types.includes(type)).map(({ data }) => data.version)

describe('any life of a campaign', () => {
  test('a command that was accepted changes nothing when it comes again', () =>
    fc.assert(
      fc.property(history, any, (commands, last) => {
        const { state } = commands.reduce(live, born)
        const first = campaign.decide(last, state)
        if (!first.ok) return
        const again = campaign.decide(last, first.events.reduce(campaign.evolve, state))
        expect(again).toStrictEqual({ ok: true, events: [] })
      }),
    ))

  test('versions are numbered 1, 2, 3 … without a gap', () =>
    fc.assert(
      fc.property(history, (commands) => {
        const versions = versionsOf(commands.reduce(live, born).events, 'CampaignConfigured')
        expect(versions).toStrictEqual(versions.map((_, index) => index + 1))
      }),
    ))

  test('it begins once, ends once, and only goes forward in versions and days', () =>
    fc.assert(
      fc.property(history, (commands) => {
        const { events } = commands.reduce(live, born)
        const starts = events.filter(({ type }) => type === 'CampaignActivated')
        const ends = events.filter(({ type }) => type === 'CampaignEnded')
        const inForce = versionsOf(events, 'CampaignActivated', 'CampaignAmended')
        const days = events.flatMap((event) =>
          event.type === 'CampaignActivated' || event.type === 'CampaignAmended' ? [event.data.from] : [],
        )
        expect([starts.length, ends.length].every((count) => count <= 1)).toBe(true)
        expect(inForce).toStrictEqual([...new Set(inForce)].sort((left, right) => left - right))
        expect(days).toStrictEqual([...days].sort())
        expect(events.findIndex(({ type }) => type === 'CampaignEnded')).toBe(
          ends.length === 0 ? -1 : events.length - 1,
        )
      }),
    ))

  test('S0-26 nothing with a masked date is ever in force', () =>
    fc.assert(
      fc.property(history, (commands) => {
        for (const event of commands.reduce(live, born).events) {
          if (event.type !== 'CampaignActivated' && event.type !== 'CampaignAmended') continue
          expect(event.data.period.from).not.toBeNull()
          expect(event.data.tasks.filter(({ gap }) => gap === 'masked')).toStrictEqual([])
        }
      }),
    ))

  test('every fact is read from disk as it was decided', () =>
    fc.assert(
      fc.property(history, (commands) => {
        for (const { type, data } of commands.reduce(live, born).events) {
          const definition = campaignEvents.defs[type]
          const body = JSON.stringify(definition.data.parse(data))
          expect(decodeEvent(campaignEvents, { type, schema: definition.schema, body })).toStrictEqual({ type, data })
        }
      }),
      { numRuns: 40 },
    ))
})
