import { describe, expect, test } from '@jest/globals'
import { complainedOfCopy } from './complained-of-copy.js'
import type { CopyStore } from './local-copy.js'
import type { PublishedEvent } from './publisher.js'

const keeping = (): CopyStore => {
  const kept: PublishedEvent[] = []
  return {
    load: async () => kept,
    keep: async (_, event) => {
      if (kept.some(({ id }) => id === event.id)) return false
      kept.push(event)
      return true
    },
  }
}
const named = (id: string, itemId: string, ...complainedOf: readonly string[]): PublishedEvent => ({
  ...{ id, context: 'intake', name: 'PersonComplainedOfNamed', version: 1, key: itemId, tenant: 'city' },
  data: { itemId, complainedOf, unitIds: [] },
  occurredAt: { at: '2026-03-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  correlation: 'correlation-1',
})

describe('of whom items complain', () => {
  test('is everybody who was ever named, item by item, and nobody for an item not heard of or for none', async () => {
    const { complainedOf, consumer } = await complainedOfCopy('some-complaints', keeping())
    for (const event of [named('1', 'item-1', 'a'), named('2', 'item-1', 'a', 'b'), named('3', 'item-2', 'c')]) {
      await consumer.handle(event)
    }
    expect(complainedOf('item-1')).toStrictEqual(['a', 'b'])
    expect(complainedOf('item-2')).toStrictEqual(['c'])
    expect([complainedOf('item-3'), complainedOf(null)]).toStrictEqual([[], []])
  })
  test('only grows, in whichever order the news comes', async () => {
    const { complainedOf, consumer } = await complainedOfCopy('some-complaints', keeping())
    for (const event of [named('2', 'item-1', 'a', 'b'), named('1', 'item-1', 'a')]) await consumer.handle(event)
    expect(complainedOf('item-1')).toStrictEqual(['a', 'b'])
  })
  test('is known again after a restart, and wants nothing else of intake', async () => {
    const store = keeping()
    const { consumer } = await complainedOfCopy('some-complaints', store)
    await consumer.handle(named('1', 'item-1', 'a'))
    expect((await complainedOfCopy('some-complaints', store)).complainedOf('item-1')).toStrictEqual(['a'])
    expect([consumer.name, consumer.from]).toStrictEqual(['some-complaints', 'intake'])
    expect(consumer.only).toStrictEqual(['PersonComplainedOfNamed'])
  })
})
