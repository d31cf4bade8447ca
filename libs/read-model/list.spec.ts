import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { defineEvents, event, UnknownEvent, type StoredEvent } from '@huiyin/event-sourcing'
import { storedFact } from '@huiyin/testing'
import { workOf } from './list-projector.js'
import { defineList, type ListRow } from './list.js'

const facts = defineEvents('shop-order', {
  OrderPlaced: event(1, 'Somebody ordered.', z.object({ unit: z.string(), lines: z.number() })),
  LineAdded: event(1, 'A line was added.', z.object({})),
  OrderDropped: event(1, 'It was dropped.', z.object({})),
})
const orders = defineList({
  ...{ name: 'orders', says: 'One row an order.', from: facts, key: 'order_id', unitColumn: 'unit_id', indexes: [] },
  hiddenFrom: { nobody: 'about no item' },
  columns: { order_id: 'text', unit_id: 'text', lines: 'integer', said_at: 'text' },
  keyOf: (_, at) => at.streamId,
  apply: (row, fact, at) => {
    switch (fact.type) {
      case 'OrderPlaced':
        return { order_id: at.streamId, unit_id: fact.data.unit, lines: fact.data.lines, said_at: at.occurred.at }
      case 'LineAdded':
        return row && { ...row, lines: row.lines + 1 }
      case 'OrderDropped':
        return null
    }
  },
})

let position = 0
const fact = (id: string, type: string, data: unknown = {}): StoredEvent => {
  position += 1
  return storedFact({ stream: `shop-order-${id}`, type, data, position, occurredAt: '2026-03-30T01:00:00.000Z' })
}
const placed = (id: string) => fact(id, 'OrderPlaced', { unit: 'unit-1', lines: 1 })
const row = (id: string, lines: number): ListRow => ({
  order_id: id,
  unit_id: 'unit-1',
  lines,
  said_at: '2026-03-30T01:00:00.000Z',
})
const holding = (...rows: readonly ListRow[]): ReadonlyMap<string, ListRow> =>
  new Map(rows.map((one) => [one['order_id'] as string, one]))

describe('a list', () => {
  test('says which row a fact touches, and how it changes it', () => {
    const [change, ...more] = orders.read(placed('a'))
    expect(more).toStrictEqual([])
    expect(change?.key).toBe('a')
    expect(change?.apply(null)).toStrictEqual(row('a', 1))
  })
  test('has nothing to do with the facts of others, also of a category that begins alike', () => {
    expect(orders.read(storedFact({ stream: 'shop-orders-a', type: 'OrderPlaced', data: {} }))).toStrictEqual([])
    expect(orders.read(storedFact({ stream: 'mall-order-a', type: 'OrderPlaced', data: {} }))).toStrictEqual([])
  })
  test('does not pass over a fact of its own that it does not know', () =>
    expect(() => orders.read(fact('a', 'OrderPainted'))).toThrow(UnknownEvent))
  test('can say what each of its facts means', () => {
    expect(orders.saysOf?.('OrderDropped')).toBe('It was dropped.')
    expect(orders.saysOf?.('OrderPainted')).toBeUndefined()
    expect(orders.saysOf?.('constructor')).toBeUndefined()
  })
})

describe('what a batch does to a list', () => {
  test('every touched row is read once, changed in the order of the log, and written once', () => {
    const batch = [placed('a'), fact('b', 'LineAdded'), fact('a', 'LineAdded'), fact('b', 'LineAdded')]
    const { list, keys, change } = workOf(orders, batch)
    expect({ list, keys }).toStrictEqual({ list: orders, keys: ['a', 'b'] })
    expect(change(holding(row('b', 5)))).toStrictEqual({ put: [row('a', 2), row('b', 7)], remove: [] })
  })
  test('a row of which nothing is left is removed; one that comes back in the same batch is not', () => {
    const batch = [fact('a', 'OrderDropped'), fact('b', 'OrderDropped'), placed('b')]
    const changes = workOf(orders, batch).change(holding(row('a', 1), row('b', 1)))
    expect(changes).toStrictEqual({ put: [row('b', 1)], remove: ['a'] })
  })
  test('asked again it says the same, whatever it was asked before', () => {
    const { change } = workOf(orders, [placed('a'), fact('a', 'LineAdded')])
    expect(change(holding(row('a', 5)))).toStrictEqual(change(holding()))
  })
  test('a fact about a row that is not there leaves it away', () => {
    expect(workOf(orders, [fact('c', 'LineAdded')]).change(holding()).put).toStrictEqual([])
  })
  test('a batch of other facts touches nothing', () => {
    const { keys, change } = workOf(orders, [storedFact({ stream: 'other-thing-a', type: 'X', data: {} })])
    expect([keys, change(holding())]).toStrictEqual([[], { put: [], remove: [] }])
  })
})
