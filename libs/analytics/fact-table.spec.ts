import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { defineEvents, event } from '@huiyin/event-sourcing'
import { storedFact } from '@huiyin/testing'
import { createTableSql, databaseOf, defineFactTable, shapeOf } from './fact-table.js'

const facts = defineEvents('shop-order', {
  OrderPlaced: event(1, 'Somebody ordered.', z.object({ unit: z.string(), price: z.number().nullable() })),
  OrderSeen: event(1, 'Somebody looked.', z.object({})),
})
const orders = defineFactTable({
  ...{ name: 'order_facts', says: 'One row an order placed.', from: facts, orderBy: ['order_id'] as const },
  columns: { order_id: 'String', unit_id: 'LowCardinality(String)', price: 'Nullable(Int64)' },
  row: (fact, at) =>
    fact.type === 'OrderPlaced' ? { price: fact.data.price, unit_id: fact.data.unit, order_id: at.streamId } : null,
})
const placed = { stream: 'shop-order-a', type: 'OrderPlaced', data: { unit: 'unit-7', price: null } }

describe('a table of facts', () => {
  test('gives a row the columns in their order, after place, tenant and time', () => {
    const row = orders.rowsOf(storedFact({ ...placed, position: 9, occurredAt: '2026-03-30T01:02:03.004Z' }))
    expect(Object.keys(orders.columns)).toStrictEqual([
      'position',
      'tenant',
      'occurred_at',
      'order_id',
      'unit_id',
      'price',
    ])
    expect(row).toStrictEqual([[9, 'tenant-1', '2026-03-30T01:02:03.004Z', 'a', 'unit-7', null]])
  })
  test('has no row of a fact that no figure asks about, nor of the facts of others', () => {
    expect(orders.rowsOf(storedFact({ stream: 'shop-order-a', type: 'OrderSeen', data: {} }))).toStrictEqual([])
    expect(orders.rowsOf(storedFact({ ...placed, stream: 'shop-orders-a' }))).toStrictEqual([])
    expect(orders.rowsOf(storedFact({ ...placed, stream: 'mall-order-a' }))).toStrictEqual([])
  })
  test('lies in the database of its generation, ordered, with deduplication and on disk before it counts', () => {
    const sql = createTableSql(orders, databaseOf(3))
    expect(sql).toContain(
      'CREATE TABLE IF NOT EXISTS huiyin_g3.order_facts (position UInt64, tenant LowCardinality(String)',
    )
    expect(sql).toContain('ENGINE = MergeTree ORDER BY (order_id, position)')
    expect(sql).toContain('non_replicated_deduplication_window = 1000')
    expect(sql).toContain('fsync_after_insert = 1')
    expect(sql).toContain(`COMMENT '${shapeOf(orders)}'`)
  })
  test('is told from another version of itself, whichever generation it lies in', () => {
    expect(shapeOf(orders)).toBe(shapeOf({ ...orders }))
    expect(shapeOf({ ...orders, orderBy: ['unit_id', 'position'] })).not.toBe(shapeOf(orders))
    expect(shapeOf({ ...orders, columns: { ...orders.columns, price: 'Nullable(Int32)' } })).not.toBe(shapeOf(orders))
    expect(shapeOf({ ...orders, columns: { ...orders.columns, more: 'String' } })).not.toBe(shapeOf(orders))
  })
})
