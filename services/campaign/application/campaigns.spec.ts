import { describe, expect, test } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import { cnCalendar } from '@huiyin/calendar'
import { campaignCommands, campaignPublished } from '@huiyin/contracts/campaign'
import { parseHeader, type Occurred } from '@huiyin/event-sourcing'
import { commandGate, type CommandAnswer, type CommandPort, type PublishedEvent } from '@huiyin/messaging'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { readCampaignFrom } from '../edge/campaign-files.js'
import { campaignHandlers } from './campaigns.js'
import { campaignPublisher } from './publish.js'

const FOLDER = fileURLToPath(new URL('../../../campaigns/', import.meta.url))
const ZONE = 'Asia/Shanghai'

const configurationOf = (id: string) => {
  const reading = readCampaignFrom(FOLDER, id)
  if (!reading.ok) throw new Error(`${id} is refused`)
  return reading.configuration
}

/** The context over a store in memory, and a way to send it commands. */
const desk = () => {
  const clock = settableClock('2022-07-01T01:00:00.000Z')
  const store = memoryEventStore({ clock })
  const handlers = campaignHandlers({ store, settingsOf: () => ({ zone: ZONE, calendar: cnCalendar }) })
  const port = { definitions: campaignCommands, handlers } as unknown as CommandPort
  const send = commandGate({ ports: [port], clock, zoneOf: () => ZONE, print: (text) => text })
  let sent = 0
  const ask = (name: string, input: object, occurred: Occurred | null = null): Promise<CommandAnswer> => {
    sent += 1
    return send({
      ...{ name, input: { campaignId: 's0', ...input }, commandId: `command-${sent}`, tenant: 'demo-group', occurred },
      ...{ actor: { person: 'admin-1', post: null, unit: 'demo-group' }, correlation: 'c', causation: 'c' },
    })
  }
  const published = async (): Promise<readonly PublishedEvent[]> =>
    (await store.readLog(null, 100)).flatMap((stored) => campaignPublisher.publish(stored) ?? [])
  return { clock, store, ask, published }
}

describe('c1.1 and c1.2 through the one way in', () => {
  test('c1.1 s0 as transcribed: activation is refused, and the answer names the six dates in both languages', async () => {
    const { ask } = desk()
    await ask('ConfigureCampaign', { ...configurationOf('s0'), parameters: null })
    const answer = await ask('ActivateCampaign', { from: '2022-07-01' })
    expect(answer).toMatchObject({ ok: false, refusal: 'DatesMasked', problems: { length: 6 } })
    expect(answer.ok ? [] : answer.problems.map(({ path, zh }) => `${path} ${zh}`)).toStrictEqual([
      'period.from 活动启动日期',
      'period.to 活动总体完成日期',
      'tasks.A2.month A2 政治谈话的完成月份',
      'tasks.A3.month A3 分析研判的完成月份',
      'tasks.A5.month A5 健全制度的完成月份',
      'tasks.A6.month A6 干群访谈的完成月份',
    ])
  })
  test('c1.2 with the parameters it is activated, and the others are told', async () => {
    const { ask, published } = desk()
    expect(await ask('ConfigureCampaign', configurationOf('s0'))).toMatchObject({ events: ['CampaignConfigured'] })
    expect(await published()).toStrictEqual([])
    expect(await ask('ActivateCampaign', { from: '2022-07-01' })).toMatchObject({ events: ['CampaignActivated'] })
    const [event] = await published()
    expect(event).toMatchObject({ context: 'campaign', name: 'CampaignActivated', version: 1, key: 's0' })
    expect(campaignPublished.CampaignActivated.data.parse(event?.data)).toMatchObject({
      ...{ campaign: 's0', version: 1, from: '2022-07-01', minimumSample: null },
      ...{ period: { from: '2022-07-01', to: '2022-11-30' }, categories: { length: 8 } },
      deadlines: { item: { kind: 'workingDays', n: 15 }, registering: null },
    })
  })
  test('what the others are told holds no task cards, files, units or reasons', async () => {
    const { ask, published } = desk()
    await ask('ConfigureCampaign', configurationOf('s0'))
    await ask('ActivateCampaign', { from: '2022-07-01' })
    const {
      lookBack: _,
      repeatVisit: _days,
      majorProblems: _major,
      ledgerCycle: _cycle,
      desk: _desk,
      ...ofEvery
    } = campaignPublished.CampaignActivated.data.shape
    const keys = Object.keys(ofEvery)
    expect((await published()).map(({ data }) => Object.keys(data as object))).toStrictEqual([keys])
  })
  test('S4-41 S2-14 by which rule its items are handed on is told (K12)', async () => {
    const { ask, published } = desk()
    await ask('ConfigureCampaign', configurationOf('s4'))
    await ask('ActivateCampaign', { from: '2022-07-01' })
    const [event] = await published()
    expect(campaignPublished.CampaignActivated.data.parse(event?.data).desk).toStrictEqual({
      transfers: {
        ...{ rule: 'kickIsFault', byChannel: { reception: 'oneOwner' } },
        grounds: ['complainedOf', 'successor', 'mergedUnit'],
      },
    })
  })
  test('S1-90 K7 how often a closed entry is looked at again is told where the document names a most', async () => {
    const { ask, published } = desk()
    for (const [campaignId, from] of Object.entries({ s1: '2020-03-02', s4: '2022-01-01' })) {
      await ask('ConfigureCampaign', { ...configurationOf(campaignId), campaignId })
      await ask('ActivateCampaign', { campaignId, from })
    }
    expect((await published()).map(({ data }) => (data as { readonly lookBack?: object }).lookBack)).toStrictEqual([
      { every: 'once', max: 1 }, // s4 names no most: at least one a year
      undefined,
    ])
  })
  test('an amendment and the end are told under the same key, in order', async () => {
    const { ask, clock, published } = desk()
    const { parameters, ...files } = configurationOf('s0')
    await ask('ConfigureCampaign', { ...files, parameters })
    await ask('ActivateCampaign', { from: '2022-07-01' })
    clock.set('2022-09-01T01:00:00.000Z')
    const limit = { value: 10, assumption: false, why: '党委会决定' }
    await ask('ConfigureCampaign', { ...files, parameters: { ...parameters, item_working_days: limit } })
    await ask('AmendCampaign', { from: '2022-09-01', openItems: 'moves', reason: '党委会决定' })
    clock.set('2022-11-30T01:00:00.000Z')
    await ask('EndCampaign', { on: '2022-11-30' })
    const told = await published()
    expect(told.map(({ name, key }) => `${name} ${key}`)).toStrictEqual([
      'CampaignActivated s0',
      'CampaignAmended s0',
      'CampaignEnded s0',
    ])
    expect(told[1]?.data).toMatchObject({
      ...{ version: 2, previousVersion: 1, openItems: 'moves' },
      deadlines: { item: { kind: 'workingDays', n: 10 } },
    })
    expect(told[2]?.data).toStrictEqual({ campaign: 's0', version: 2, on: '2022-11-30', after: 'consolidating' })
  })
})

describe('the way in', () => {
  test('a refusal without details is a code alone', async () => {
    expect(await desk().ask('ActivateCampaign', { from: '2022-07-01' })).toStrictEqual({
      ...{ ok: false, refusal: 'CampaignUnknown', problems: [] },
    })
  })
  test('a file that does not fit is refused before anything is decided, place by place', async () => {
    const { file, parameters, sources } = configurationOf('s0')
    const wrong = { ...file, id: 's 0', period: { ...file.period, from: 'soon' } }
    const answer = await desk().ask('ConfigureCampaign', { file: wrong, parameters, sources })
    expect(answer.ok ? [] : answer.problems.map(({ path }) => path)).toStrictEqual([
      'file.id',
      'file.period.from',
      'parameters.campaign',
    ])
  })
  test('parameters of another campaign are refused here too', async () => {
    const { parameters } = configurationOf('s3')
    const answer = await desk().ask('ConfigureCampaign', { ...configurationOf('s0'), parameters })
    expect(answer).toMatchObject({ ok: false, refusal: 'InputInvalid' })
  })
  test('deadlines are derived as of the moment it happened, not of the moment it was recorded', async () => {
    const { ask, clock, store } = desk()
    await ask('ConfigureCampaign', configurationOf('s0'))
    clock.set('2022-07-20T01:00:00.000Z')
    const at = '2022-07-01T01:00:00.000Z'
    await ask('ActivateCampaign', { from: '2022-07-01' }, { at, zone: ZONE, precision: 'instant' })
    const stored = (await store.readStream('campaign-campaign-s0')).at(-1)
    expect(parseHeader(stored?.header ?? '').recordedAt).toBe('2022-07-20T01:00:00.000Z')
    const body = JSON.parse(stored?.body ?? '{}') as { tasks: { deadline: { derivation: { from: string } } }[] }
    expect(new Set(body.tasks.map(({ deadline }) => deadline.derivation.from))).toStrictEqual(new Set([at]))
  })
  test('all five campaigns are configured and activated side by side', async () => {
    const { ask, published } = desk()
    const starts = { s0: '2022-07-01', s1: '2020-03-02', s2: '2021-12-01', s3: '2026-01-01', s4: '2022-01-01' }
    for (const [campaignId, from] of Object.entries(starts)) {
      await ask('ConfigureCampaign', { ...configurationOf(campaignId), campaignId })
      expect(await ask('ActivateCampaign', { campaignId, from })).toMatchObject({ ok: true })
    }
    expect((await published()).map(({ key }) => key)).toStrictEqual(Object.keys(starts))
  })
})
