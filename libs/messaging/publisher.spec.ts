import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { definePublished, published } from '@huiyin/contracts'
import { defineEvents, event, UnknownEvent, type StoredEvent } from '@huiyin/event-sourcing'
import { storedFact, type FactOf } from '@huiyin/testing'
import { publisher } from './publisher.js'

const definitions = defineEvents('shop-order', {
  OrderPlaced: event(
    2,
    'Somebody ordered.',
    z.object({
      unitId: z.string(),
      buyer: z.string(),
      lines: z.array(z.object({ sku: z.string(), price: z.number() })),
    }),
    { 1: (older: { unit: string; buyer: string }) => ({ unitId: older.unit, buyer: older.buyer, lines: [] }) },
  ),
  OrderPacked: event(1, 'It was packed.', z.object({ by: z.string() })),
  OrderShipped: event(1, 'It left.', z.object({ at: z.object({ day: z.string() }).nullable() })),
})
const toOthers = definePublished({
  OrderPlaced: published(3, 'Somebody ordered.', z.object({ itemId: z.string(), unitId: z.string() }), {
    itemId: 'order-1',
    unitId: 'unit-1',
  }),
  OrderShipped: published(1, 'It left.', z.object({ itemId: z.string(), shippedOn: z.string().nullable() }), {
    itemId: 'order-1',
    shippedOn: null,
  }),
})
const { context, publish } = publisher({
  context: 'shop',
  definitions,
  published: toOthers,
  ids: (itemId) => ({ itemId }),
  map: { OrderPlaced: 'OrderPlaced', OrderShipped: 'OrderShipped' },
  derive: { OrderShipped: ({ at }) => ({ shippedOn: at?.day ?? null }) },
})

const stored = (type: string, data: unknown, changes: Partial<FactOf> = {}): StoredEvent =>
  storedFact({ stream: 'shop-order-order-1', type, data, ...changes })
const placed = { unitId: 'unit-7', buyer: '张三', lines: [{ sku: 'a', price: 3 }] }

describe('what leaves a context', () => {
  test('whoever wants other events only is told nothing, and the fact is not even read', () => {
    const unreadable = stored('OrderPlaced', { unitId: 7 }, { schema: 2 })
    expect(() => publish(unreadable)).toThrow('expected string')
    expect(publish(unreadable, ['OrderShipped'])).toBeNull()
    expect(publish(stored('OrderShipped', { at: null }), ['OrderShipped'])?.name).toBe('OrderShipped')
  })
  test('is a pick of named fields with the item as its key', () => {
    const fact = stored('OrderPlaced', placed, { schema: 2 })
    expect(publish(fact)).toStrictEqual({
      id: JSON.parse(fact.header).id,
      context: 'shop',
      name: 'OrderPlaced',
      version: 3,
      key: 'order-1',
      data: { itemId: 'order-1', unitId: 'unit-7' },
      tenant: 'tenant-1',
      occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      correlation: 'correlation-1',
    })
    expect(context).toBe('shop')
  })
  test('holds nothing that the published definition does not name', () =>
    expect(JSON.stringify(publish(stored('OrderPlaced', placed, { schema: 2 })))).not.toContain('张三'))
  test('is the same on every delivery', () => {
    const fact = stored('OrderPlaced', placed, { schema: 2 })
    expect(publish(fact)).toStrictEqual(publish({ ...fact }))
  })
  test('is made from older facts too, read in their current shape', () => {
    const older = publish(stored('OrderPlaced', { unit: 'unit-7', buyer: '张三' }, { schema: 1 }))
    expect(older?.data).toStrictEqual({ itemId: 'order-1', unitId: 'unit-7' })
  })
  test('may be derived from a field where no pick can give it', () => {
    expect(publish(stored('OrderShipped', { at: { day: '2026-03-30' } }))?.data).toStrictEqual({
      itemId: 'order-1',
      shippedOn: '2026-03-30',
    })
    expect(publish(stored('OrderShipped', { at: null }))?.data).toStrictEqual({ itemId: 'order-1', shippedOn: null })
  })
})

describe('the key', () => {
  test('is the item it is about, or what the context says it is', () => {
    const byUnit = publisher({
      ...{ context: 'shop', definitions, published: toOthers, ids: (itemId: string) => ({ itemId }) },
      map: { OrderPlaced: 'OrderPlaced' },
      key: (data) => ('unitId' in data ? data.unitId : data.itemId),
    })
    expect(publish(stored('OrderPlaced', placed, { schema: 2 }))?.key).toBe('order-1')
    expect(byUnit.publish(stored('OrderPlaced', placed, { schema: 2 }))?.key).toBe('unit-7')
  })
})

describe('what stays inside', () => {
  test('a fact that is not mapped', () => expect(publish(stored('OrderPacked', { by: 'packer-1' }))).toBeNull())
  test('facts of other streams, also of a category that begins alike', () => {
    expect(publish(stored('OrderPlaced', placed, { stream: 'shop-orders-order-1' }))).toBeNull()
    expect(publish(stored('OrderPlaced', placed, { stream: 'mall-order-order-1' }))).toBeNull()
  })
})

describe('faults', () => {
  test('a fact that does not fit what it is published as', () =>
    expect(() => publish(stored('OrderPlaced', { buyer: '张三', lines: [] }, { schema: 2 }))).toThrow('unitId'))
  test('a fact of a later version of the product', () =>
    expect(() => publish(stored('OrderPlaced', placed, { schema: 3 }))).toThrow(UnknownEvent))
})
