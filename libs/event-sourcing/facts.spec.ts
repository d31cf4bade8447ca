import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { settableClock, storedFact } from '@huiyin/testing'
import { defineEvents, event, UnknownEvent } from './events.js'
import type { Position } from './event-store.js'
import { factReader, isInLog } from './facts.js'

const things = defineEvents('shop-order', {
  OrderPlaced: event(2, 'Somebody ordered.', z.object({ lines: z.number() }), {
    1: (older: { count: number }) => ({ lines: older.count }),
  }),
})
const read = factReader(things)
const placed = { stream: 'shop-order-a:1', type: 'OrderPlaced', data: { lines: 3 }, schema: 2 }

describe('reading facts for a projection', () => {
  test('a fact comes with where it stands and how it came', () => {
    const stored = storedFact({
      ...{ ...placed, position: 9, version: 4, tenant: 'city', actor: { person: 'person-7', post: 'p', unit: 'u' } },
      ...{ occurredAt: '2026-03-30T01:02:03.004Z', recordedAt: '2026-03-31T00:00:00.000Z' },
    })
    expect(read(stored)).toStrictEqual({
      event: { type: 'OrderPlaced', data: { lines: 3 } },
      at: {
        ...{ position: 9, streamId: 'a:1', version: 4, eventId: JSON.parse(stored.header).id, tenant: 'city' },
        occurred: { at: '2026-03-30T01:02:03.004Z', zone: 'Asia/Shanghai', precision: 'instant' },
        recordedAt: '2026-03-31T00:00:00.000Z',
        actor: { person: 'person-7', post: 'p', unit: 'u' },
      },
    })
  })
  test('an older fact is read in its current shape', () =>
    expect(read(storedFact({ ...placed, schema: 1, data: { count: 3 } }))?.event.data).toStrictEqual({ lines: 3 }))
  test('facts of other streams are none of its business, also of a category that begins alike', () => {
    expect(read(storedFact({ ...placed, stream: 'shop-orders-a' }))).toBeNull()
    expect(read(storedFact({ ...placed, stream: 'mall-order-a' }))).toBeNull()
  })
  test('a fact of its own that it does not know is a fault, not nothing', () => {
    expect(() => read(storedFact({ ...placed, type: 'OrderPainted' }))).toThrow(UnknownEvent)
    expect(() => read(storedFact({ ...placed, schema: 3 }))).toThrow(UnknownEvent)
  })
})

describe('whether a place is in this log', () => {
  test('the same log, and the same fact there', async () => {
    const log = memoryLog()
    const fact = storedFact(placed)
    log.events.push(fact)
    const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z'), log })
    const place = { epoch: store.epoch, position: fact.position, hash: fact.hash }
    expect(await isInLog(store, place)).toBe(true)
    expect(await isInLog(store, { ...place, epoch: 'of another log' })).toBe(false)
    expect(await isInLog(store, { ...place, hash: 'of another fact' })).toBe(false)
    expect(await isInLog(store, { ...place, position: 2 as Position })).toBe(false)
  })
})
