import { describe, expect, test } from '@jest/globals'
import { derivedCommandId } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import type { ItemEvent } from '../domain/item/events.js'
import { itemExamples as example } from '../domain/item/examples.js'
import { followedItem, repliesOf } from './followed-item.js'

/** A store in which these facts happened to item-1, a minute apart. */
const storeWith = async (...facts: readonly ItemEvent[]) => {
  const store = memoryEventStore({ clock: settableClock('2026-03-10T00:00:00.000Z') })
  for (const [version, { type, data }] of facts.entries()) {
    await store.append({
      stream: 'intake-item-item-1',
      expected: version === 0 ? 'new' : version,
      context: {
        tenant: 'city',
        occurred: { at: `2026-03-01T01:0${version}:00.000Z`, zone: 'Asia/Shanghai', precision: 'instant' },
        actor: { person: 'person-1', post: null, unit: null },
        command: { id: derivedCommandId('spec', String(version)), print: 'print' },
        correlation: 'correlation-1',
        causation: 'causation-1',
      },
      events: [{ type, schema: 1, body: JSON.stringify(data) }],
    })
  }
  return store
}

describe('what somebody who follows an item is told', () => {
  const {
    ReportReceived: received,
    ItemRegistered: registered,
    ItemAssigned: assigned,
    ReportReplied: replied,
  } = example

  test('is the row of the list, without waiting for the list', async () => {
    const store = await storeWith(received, registered, assigned)
    expect(await followedItem(store, 'item-1')).toMatchObject({
      row: { item_id: 'item-1', tenant: 'city', number: '2022-0001', state: 'assigned', unit_id: 'K1' },
      ...{ replies: [], withdrawn: [], declinedFor: null },
    })
  })
  test('S0-79 are the replies in full, with the report each was given to and when', async () => {
    const store = await storeWith(received, registered, assigned, replied)
    const { reportId, result, text } = replied.data
    const wanted = [{ reportId, result, text, occurredAt: '2026-03-01T01:03:00.000Z', objectUntil: null }]
    expect(await repliesOf(store, 'item-1')).toStrictEqual(wanted)
    expect((await followedItem(store, 'item-1'))?.replies).toStrictEqual(wanted)
  })
  test('are the reports taken back, and why it was not taken on', async () => {
    const back = await followedItem(await storeWith(received, example.ReportWithdrawn), 'item-1')
    expect(back?.withdrawn).toStrictEqual([example.ReportWithdrawn.data.reportId])
    const declined = await followedItem(await storeWith(received, example.ItemDeclined), 'item-1')
    expect(declined?.declinedFor).toBe(example.ItemDeclined.data.reason)
  })
  test('is nothing sealed, and nobody’s reason for looking', async () => {
    const sealed = {
      subject: 's-1',
      name: 'sealed name',
      contact: 'sealed contact',
      address: null,
      text: 'sealed text',
    }
    const personal: ItemEvent = { type: 'ReportReceived', data: { ...received.data, sealed } }
    const told = JSON.stringify(await followedItem(await storeWith(personal, example.ReporterOpened), 'item-1'))
    expect(told).not.toContain('sealed')
    expect(told).not.toContain(example.ReporterOpened.data.reason)
  })
  test('is nothing of an item nobody received', async () => {
    expect(await followedItem(await storeWith(), 'item-1')).toBeNull()
    expect(await repliesOf(await storeWith(), 'item-1')).toStrictEqual([])
  })
})
