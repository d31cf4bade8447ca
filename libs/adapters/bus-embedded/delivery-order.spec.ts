import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Position } from '@huiyin/event-sourcing'
import { adversarialOrder, plainOrder, seeded, type Delivery } from './delivery-order.js'

const deliveryAt = (index: number, key: string): Delivery => ({
  position: (index + 1) as Position,
  event: {
    ...{ id: `event-${index}`, context: 'alpha', name: 'NoteTaken', version: 1, key, data: {} },
    ...{ tenant: 'tenant-1', correlation: 'correlation-1' },
    occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  },
})
const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
const batchOf = (ofKeys: readonly string[]) => ofKeys.map((key, index) => deliveryAt(index, key))
const places = (deliveries: readonly Delivery[]) => deliveries.map(({ position }) => position)
const wanted = (batch: readonly Delivery[], key: string | undefined) =>
  places(batch.filter(({ event }) => event.key === key))

describe('the order a batch is delivered in', () => {
  test('plain: one lane a key, each as the log has it, nothing late', () =>
    fc.assert(
      fc.property(keys, (ofKeys) => {
        const batch = batchOf(ofKeys)
        const { lanes, pauseMillis } = plainOrder(batch)
        expect(pauseMillis).toBe(0)
        expect(lanes).toHaveLength(new Set(ofKeys).size)
        for (const lane of lanes) expect(places(lane)).toStrictEqual(wanted(batch, lane[0]?.event.key))
      }),
    ))
  test('adversarial: each lane once or twice from its start, and every key is there', () =>
    fc.assert(
      fc.property(keys, fc.integer(), (ofKeys, seed) => {
        const batch = batchOf(ofKeys)
        const { lanes } = adversarialOrder(seed)(batch)
        expect(new Set(lanes.map((lane) => lane[0]?.event.key))).toStrictEqual(new Set(ofKeys))
        expect(lanes).toHaveLength(new Set(ofKeys).size)
        for (const lane of lanes) {
          const once = wanted(batch, lane[0]?.event.key)
          expect([once, [...once, ...once]]).toContainEqual(places(lane))
        }
      }),
    ))
  test('adversarial: over a hundred batches some lanes come twice, some once, some late, some before others', () => {
    const order = adversarialOrder(7)
    const batch = batchOf(['a', 'b', 'c'])
    const drawn = Array.from({ length: 100 }, () => order(batch))
    const lengths = new Set(drawn.flatMap(({ lanes }) => lanes.map(({ length }) => length)))
    const firstKeys = new Set(drawn.map(({ lanes }) => lanes[0]?.[0]?.event.key))
    expect(lengths).toStrictEqual(new Set([1, 2]))
    expect(firstKeys).toStrictEqual(new Set(['a', 'b', 'c']))
    expect(new Set(drawn.map(({ pauseMillis }) => pauseMillis)).size).toBeGreaterThan(3)
  })
  test('adversarial: the same seed is unkind in the same way, another one in another', () => {
    const drawn = (seed: number) => {
      const order = adversarialOrder(seed)
      return Array.from({ length: 20 }, () => order(batchOf(['a', 'b', 'c', 'd'])))
    }
    expect(drawn(11)).toStrictEqual(drawn(11))
    expect(drawn(11)).not.toStrictEqual(drawn(12))
  })
})

test('the seeded generator gives numbers from 0 to below 1, spread evenly', () => {
  const random = seeded(20_260_330)
  const numbers = Array.from({ length: 10_000 }, random)
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
  const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((number) => Math.floor(number * 10) === tenth))
  for (const { length } of tenths) expect(Math.abs(length - 1_000)).toBeLessThan(150)
})
