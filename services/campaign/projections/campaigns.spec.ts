import { describe, expect, test } from '@jest/globals'
import { hashOf, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import type { ListRow } from '@huiyin/read-model'
import type { CampaignEvent } from '../domain/campaign/events.js'
import { campaignExamples as example, exampleFile } from '../domain/campaign/examples.js'
import { campaigns, type CampaignRow } from './campaigns.js'

const storedAs = (position: number, { type, data }: CampaignEvent): StoredEvent => {
  const stream = 'campaign-campaign-demo'
  const header = JSON.stringify({
    ...{ format: 1, type, schema: 1, id: `event-${position}`, stream, version: position, tenant: 'demo-city' },
    ...{ recordedAt: '2022-07-01T01:00:00.000Z', command: { id: 'c', print: 'p' }, correlation: 'c', causation: 'c' },
    ...{ occurredAt: { at: '2022-07-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' } },
    ...{ actor: { person: 'admin-1', post: null, unit: null }, previousHash: '' },
  })
  const body = JSON.stringify(data)
  return { position: position as Position, stream, version: position, header, body, hash: hashOf(header, body) }
}
const rowAfter = (...events: readonly CampaignEvent[]): CampaignRow => {
  const row = events
    .flatMap((event, index) => campaigns.read(storedAs(index + 1, event)))
    .reduce<ListRow | null>((before, { apply }) => apply(before), null)
  if (!row) throw new Error('no row')
  return row as CampaignRow
}
const { CampaignConfigured: configured, CampaignActivated: activated, CampaignAmended: amended } = example
const otherFile = { ...exampleFile, title_zh: '示范活动（修订）' }
const reconfigured: CampaignEvent = {
  type: 'CampaignConfigured',
  data: { ...configured.data, version: 2, file: otherFile },
}

describe('the list of campaigns', () => {
  test('c1.1 a campaign that is configured shows what it says and which dates are still masked', () => {
    const bare: CampaignEvent = { type: 'CampaignConfigured', data: { ...configured.data, parameters: null } }
    const row = rowAfter(bare)
    expect(row).toMatchObject({ campaign_id: 'demo', tenant: 'demo-city', state: 'configured', version: null })
    expect(row).toMatchObject({ title_zh: '示范活动', period_from: null, period_to: '2022-11-30', tasks: '[]' })
    expect((JSON.parse(row.masked) as { path: string }[]).map(({ path }) => path)).toStrictEqual([
      'period.from',
      'tasks.A2.month',
    ])
  })
  test('filled in, nothing is masked, and what is assumed is shown with its reason', () => {
    const row = rowAfter(configured)
    expect(row).toMatchObject({ masked: '[]', item_working_days: 10, registering_working_days: 1, minimum_sample: 30 })
    expect(JSON.parse(row.marks)).toContainEqual({ path: 'item_working_days', assumption: true, why: '示范' })
  })
  test('c1.2 activated it shows its version, its first day and its task cards with their due dates', () => {
    const row = rowAfter(configured, activated)
    expect(row).toMatchObject({ state: 'active', version: 1, latest_version: 1, in_force_from: '2022-07-01' })
    const tasks = JSON.parse(row.tasks) as { code: string; deadline: { dueOn?: string } }[]
    expect(tasks.map(({ code, deadline }) => [code, deadline.dueOn])).toStrictEqual([
      ['A1', undefined],
      ['A2', '2022-08-31'],
    ])
  })
  test('the catalogue stands in the row: categories with families and manifestations, channels with the model’s code', () => {
    const row = rowAfter(configured, activated)
    expect(JSON.parse(row.categories)).toStrictEqual(activated.data.categories)
    expect(JSON.parse(row.channels)).toStrictEqual([
      { code: 'mailbox', zh: '信箱', en: 'mailbox', model: ['reportBox'] },
    ])
    expect([row.phases, row.modes]).toStrictEqual(['[]', '[]'])
  })
  test('a newer configuration waits: the row shows what is in force and that there is a newer one', () => {
    const row = rowAfter(configured, activated, reconfigured)
    expect(row).toMatchObject({ state: 'active', version: 1, latest_version: 2, title_zh: '示范活动' })
  })
  test('before activation a newer configuration shows at once', () =>
    expect(rowAfter(configured, reconfigured)).toMatchObject({ version: null, title_zh: '示范活动（修订）' }))

  test('an amendment shows the new version', () => {
    const renamed: CampaignEvent = {
      type: 'CampaignAmended',
      data: { ...amended.data, title: { zh: '示范活动（修订）', en: 'Demo' } },
    }
    const row = rowAfter(configured, activated, reconfigured, renamed)
    expect(row).toMatchObject({ version: 2, in_force_from: '2022-09-01', title_zh: '示范活动（修订）' })
  })
  test.each([
    ['consolidating', 'consolidating'],
    ['normal', 'normal'],
    [null, 'ended'],
  ] as const)('c1.20 K2 ended, a campaign that turns into %s is %s', (after, state) => {
    const end: CampaignEvent = { type: 'CampaignEnded', data: { ...example.CampaignEnded.data, after } }
    expect(rowAfter(configured, activated, end)).toMatchObject({ state, ended_on: '2022-11-30', version: 1 })
  })
  test('a limit that is not counted in working days has no number in the row', () => {
    const deadlines = { item: { kind: 'sameDay' as const }, registering: null }
    const sameDay: CampaignEvent = { type: 'CampaignActivated', data: { ...activated.data, deadlines } }
    expect(rowAfter(configured, sameDay)).toMatchObject({ item_working_days: null, registering_working_days: null })
  })
  test('facts of other streams are none of its business', () => {
    const foreign = { ...storedAs(1, configured), stream: 'intake-item-1' }
    expect(campaigns.read(foreign)).toStrictEqual([])
  })
  test('a fact without the configuration before it makes no row', () => {
    for (const event of [activated, amended, example.CampaignEnded]) {
      expect(campaigns.read(storedAs(1, event)).map(({ apply }) => apply(null))).toStrictEqual([null])
    }
  })
  test('every column of the list is filled in every state', () => {
    const columns = Object.keys(campaigns.columns).sort()
    for (const life of [[configured], [configured, activated], [configured, activated, example.CampaignEnded]]) {
      expect(Object.keys(rowAfter(...life)).sort()).toStrictEqual(columns)
    }
  })
})
