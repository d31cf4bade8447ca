import { describe, expect, test } from '@jest/globals'
import type { EventStore, StoredEvent } from '@huiyin/event-sourcing'
import { defineEvents, event } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { z } from 'zod'
import { streamHistory } from './history.js'
import { defineList } from './list.js'

const facts = defineEvents('spec-thing', { ThingSeen: event(1, 'A thing was seen.', z.object({ n: z.number() })) })
const things = defineList({
  name: 'things',
  says: 'One row a thing: how often it was seen, and what was seen last.',
  from: facts,
  columns: { thing_id: 'text', times: 'integer', last: 'integer' },
  key: 'thing_id',
  unitColumn: 'thing_id',
  hiddenFrom: { nobody: 'about no item' },
  indexes: [],
  keyOf: (_, at) => at.streamId,
  apply: (row, { data }, at) => ({ thing_id: at.streamId, times: (row?.times ?? 0) + 1, last: data.n }),
})

const seen = async (store: EventStore, n: number, at: string): Promise<void> => {
  const version = (await store.readStream('spec-thing-1')).length
  await store.append({
    stream: 'spec-thing-1',
    expected: version === 0 ? 'new' : version,
    context: {
      tenant: 'city',
      occurred: { at, zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'p', post: null, unit: null },
      command: { id: `c${n}`, print: 'x' },
      correlation: 'c',
      causation: 'c',
    },
    events: [{ type: 'ThingSeen', schema: 1, body: JSON.stringify({ n }) }],
  })
}

const three = async (): Promise<EventStore> => {
  const store = memoryEventStore({ clock: settableClock('2026-03-10T00:00:00.000Z') })
  await seen(store, 1, '2026-03-01T00:00:00.000Z')
  await seen(store, 2, '2026-03-05T00:00:00.000Z')
  await seen(store, 3, '2026-03-03T00:00:00.000Z') // recorded late
  return store
}
const told = (store: EventStore, happenedAt: string | null) =>
  streamHistory(store, 'spec-thing-1', things, { position: null, happenedAt })

/** The same store, but what it gives back of a stream was changed. */
const changed = (
  store: EventStore,
  change: (stored: readonly StoredEvent[]) => readonly StoredEvent[],
): EventStore => ({
  ...store,
  readStream: async (stream) => change(await store.readStream(stream)),
})

describe('the history of a stream', () => {
  test('facts come in the order in which they happened, each with what it means', async () => {
    const { facts: happened } = await told(await three(), null)
    expect(happened.map(({ data, says }) => [data, says])).toStrictEqual([
      [{ n: 1 }, 'A thing was seen.'],
      [{ n: 3 }, 'A thing was seen.'],
      [{ n: 2 }, 'A thing was seen.'],
    ])
  })
  test('the row is the one the list shows; as happened by a moment it is folded from what had happened', async () => {
    const store = await three()
    expect((await told(store, null)).row).toStrictEqual({ thing_id: '1', times: 3, last: 3 })
    expect((await told(store, '2026-03-06T00:00:00.000Z')).row).toStrictEqual({ thing_id: '1', times: 3, last: 2 })
    expect((await told(store, '2026-03-04T00:00:00.000Z')).row).toStrictEqual({ thing_id: '1', times: 2, last: 3 })
    expect((await told(store, '2026-02-01T00:00:00.000Z')).row).toBeNull()
  })
  test('its chain is whole however little of it is told, and broken by any change, gap or swap', async () => {
    const store = await three()
    expect((await told(store, null)).intact).toBe(true)
    expect((await told(store, '2026-03-02T00:00:00.000Z')).intact).toBe(true)
    const broken: readonly ((stored: readonly StoredEvent[]) => readonly StoredEvent[])[] = [
      (stored) => stored.map((one) => ({ ...one, body: one.body.replace('2', '4') })),
      (stored) => stored.map((one) => ({ ...one, header: one.header.replace('2026-03-05', '2026-03-06') })),
      ([first, , third]) => [first!, third!],
      ([, second, third]) => [second!, third!],
      ([first, second, third]) => [first!, third!, second!],
    ]
    for (const change of broken) expect((await told(changed(store, change), null)).intact).toBe(false)
  })
})
