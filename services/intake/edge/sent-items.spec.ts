import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { derivedCommandId } from '@huiyin/event-sourcing'
import { sqliteLists } from '@huiyin/lists-sqlite'
import { listProjector } from '@huiyin/read-model'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { items, type ItemRow } from '../projections/items.js'
import { sentItem, sentItemIds } from './sent-items.js'
import { sentItemsChanged, sentSteps } from './sent-steps.js'

const clock = settableClock('2026-03-01T02:00:00.000Z')
const { ReportReceived: received, ItemRegistered, ItemAssigned, PersonComplainedOfNamed, ReporterOpened } = example

const open = () => {
  const store = memoryEventStore({ clock })
  const lists = sqliteLists<{ readonly items: ItemRow }>({ file: ':memory:', lists: [items] })
  const happens = async (itemId: string, facts: readonly ItemEvent[], minute = 0, version = 0) => {
    for (const [nth, { type, data }] of facts.entries()) {
      await store.append({
        stream: `intake-item-${itemId}`,
        expected: version + nth === 0 ? 'new' : version + nth,
        context: {
          ...{ tenant: 'city', correlation: 'c', causation: 'c' },
          occurred: {
            at: `2026-03-01T01:${String(minute + nth).padStart(2, '0')}:00.000Z`,
            ...{ zone: 'Asia/Shanghai', precision: 'instant' },
          },
          actor: { person: 'person-1', post: null, unit: null },
          command: { id: derivedCommandId('spec', itemId, String(version + nth)), print: 'p' },
        },
        events: [{ type, schema: 1, body: JSON.stringify(data) }],
      })
    }
    const projector = await listProjector({ store, lists: [items], generation: lists.live })
    while (await projector.step());
  }
  return { store, lists, happens }
}
let here: ReturnType<typeof open>
beforeEach(() => {
  here = open()
})
afterEach(() => here.lists.close())

const sent: ItemEvent = {
  type: 'ReportReceived',
  data: { ...received.data, channel: 'open311', fields: { lat: '31.8', long: '117.2' } },
}
const item = (itemId: string, tenant = 'city') => sentItem(here.store, { tenant, itemId })

describe('an item that a program sent', () => {
  test('is told as its stream has it, with what its channel asked and its last step', async () => {
    await here.happens('o311-app-1', [sent, ItemRegistered, ItemAssigned])
    expect(await item('o311-app-1')).toStrictEqual({
      ...{ itemId: 'o311-app-1', state: 'assigned', number: '2022-0001', category: 'C5' },
      ...{ receivedAt: '2026-03-01T01:00:00.000Z', registeredAt: '2022-03-01T01:00:00.000Z' },
      ...{ changedAt: '2026-03-01T01:02:00.000Z', fields: { lat: '31.8', long: '117.2' } },
    })
  })
  test('does not tell that somebody looked at its reporter', async () => {
    await here.happens('o311-app-1', [sent, ReporterOpened])
    expect((await item('o311-app-1'))?.changedAt).toBe('2026-03-01T01:00:00.000Z')
  })
  test('S2-54 is told to nobody outside once it complains of somebody, nor in another tenant', async () => {
    await here.happens('o311-app-1', [sent, ItemRegistered, PersonComplainedOfNamed])
    expect(await item('o311-app-1')).toBeNull()
    expect(await sentSteps(here.store, { tenant: 'city', itemIds: ['o311-app-1'] })).toStrictEqual([])
    await here.happens('o311-app-2', [sent])
    expect([await item('o311-app-2', 'elsewhere'), await item('never')]).toStrictEqual([null, null])
  })
})

describe('the items of a program', () => {
  const span = {
    tenant: 'city',
    from: '2026-03-01T01:00:00.000Z',
    to: '2026-03-01T01:59:00.000Z',
    after: null,
    most: 10,
  }
  const found = async (more: object) =>
    (await sentItemIds(here.lists.query, { ...span, prefix: 'o311-app-', ...more })).map(({ itemId }) => itemId)

  beforeEach(async () => {
    await here.happens('o311-app-1', [sent], 0)
    await here.happens('o311-app-2', [sent], 5)
    await here.happens('o311-app-3', [sent], 5)
    await here.happens('o311-other-1', [sent], 5)
    await here.happens('o311-app-4', [sent, PersonComplainedOfNamed], 5)
  })
  test('are those that begin so in a span with its ends, the newest first; hidden ones are left out', async () => {
    expect(await found({})).toStrictEqual(['o311-app-2', 'o311-app-3', 'o311-app-1'])
    expect(await found({ to: '2026-03-01T01:00:00.000Z' })).toStrictEqual(['o311-app-1'])
    expect(await found({ from: '2026-03-01T01:00:00.001Z' })).toStrictEqual(['o311-app-2', 'o311-app-3'])
    expect(await found({ tenant: 'elsewhere' })).toStrictEqual([])
  })
  test('are found page by page, none twice and none left out', async () => {
    const all: string[] = []
    let after: { receivedAt: string; itemId: string } | null = null
    for (let page = 0; page < 4; page += 1) {
      const rows: readonly { receivedAt: string; itemId: string }[] = await sentItemIds(here.lists.query, {
        ...{ ...span, prefix: 'o311-app-', most: 1, after },
      })
      all.push(...rows.map(({ itemId }) => itemId))
      after = rows.at(-1) ?? after
    }
    expect(all).toStrictEqual(['o311-app-2', 'o311-app-3', 'o311-app-1'])
  })
  test('that changed after a place of the log are told, each with its steps', async () => {
    const head = (await here.store.head())!.position
    await here.happens('o311-app-1', [ItemRegistered], 10, 1)
    const asked = { tenant: 'city', prefix: 'o311-app-', most: 10 }
    expect(await sentItemsChanged(here.lists.query, { ...asked, after: head })).toStrictEqual(['o311-app-1'])
    expect(await sentItemsChanged(here.lists.query, { ...asked, after: null })).toHaveLength(3)
    expect(await sentSteps(here.store, { tenant: 'city', itemIds: ['o311-app-1'] })).toMatchObject([
      { stage: 'registered' },
    ])
  })
})
