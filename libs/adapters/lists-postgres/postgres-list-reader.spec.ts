import { afterEach, describe, expect, test } from '@jest/globals'
import { defineEvents, event, type EventStore, type Position } from '@huiyin/event-sourcing'
import { defineList, sql, type ListRow } from '@huiyin/read-model'
import { postgresEventStore } from '@huiyin/store-postgres'
import { settableClock } from '@huiyin/testing'
import { postgresSuite } from '@huiyin/testing/postgres'
import { z } from 'zod'
import { postgresListReader } from './postgres-list-reader.js'
import { postgresLists } from './postgres-lists.js'

const postgres = postgresSuite('reading the lists of several services in PostgreSQL')
const facts = defineEvents('test-thing', { ThingPut: event(1, 'A thing was put.', z.object({ unit: z.string() })) })
const listNamed = (name: string) =>
  defineList({
    ...{ name, says: 'One row a thing.', from: facts, key: 'thing_id', unitColumn: 'unit_id', indexes: [] },
    hiddenFrom: { nobody: 'about no item' },
    columns: { thing_id: 'text', unit_id: 'text', persons: 'nullableText' },
    keyOf: (_, at) => at.streamId,
    apply: (_, { data }, { streamId }) => ({ thing_id: streamId, unit_id: data.unit, persons: null }),
  })
interface Row extends ListRow {
  readonly thing_id: string
  readonly unit_id: string
  readonly persons: string | null
}
interface Tables {
  readonly items: Row
  readonly sanctions: Row
}

const closes: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0)) await close()
})

/** A service that keeps one list in a schema of its own. */
const service = async (schema: string, name: keyof Tables) => {
  const list = listNamed(name)
  const { url } = postgres.server
  const lists = await postgresLists<Tables>({ url, schema, lists: [list] })
  closes.push(lists.close)
  const put = async (generation: typeof lists.live, position: number, ...rows: readonly Row[]) => {
    const from = await generation.checkpoint()
    const to = { epoch: 'epoch-1', position: position as Position, hash: `hash-${position}` }
    await generation.keep([{ list, keys: [], change: () => ({ put: rows, remove: [] }) }], { from, to })
    return to
  }
  return { lists, put: (position: number, ...rows: readonly Row[]) => put(lists.live, position, ...rows), putIn: put }
}
const reading = (...schemas: readonly string[]) => {
  const of = schemas.map((schema) => ({ schema }))
  const reader = postgresListReader<Tables>({ url: postgres.server.url, of })
  closes.push(reader.close)
  return reader
}
const logIn = async (schema: string): Promise<EventStore> => {
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  const store = await postgresEventStore({ url: postgres.server.url, schema, clock })
  closes.push(store.close)
  return store
}
const write = (store: EventStore, stream: string, facts = 1) =>
  store.append({
    ...{ stream, expected: 'new' },
    context: {
      ...{ tenant: 'tenant-1', correlation: 'correlation-1', causation: 'causation-1' },
      occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'person-1', post: null, unit: null },
      command: { id: stream, print: 'print' },
    },
    events: Array.from({ length: facts }, () => ({ type: 'ThingPut', schema: 1, body: '{}' })),
  })
const row = (id: string, persons: string | null = null): Row => ({ thing_id: id, unit_id: 'K1', persons })

describe('the lists of several services', () => {
  test('are asked together, each by its own name, with what the questions need of the database', async () => {
    if (postgres.isNotRun()) return
    const [intake, accountability] = [postgres.freshSchema(), postgres.freshSchema()]
    await (await service(intake, 'items')).put(3, row('i1', '["p1"]'), row('i2'))
    await (await service(accountability, 'sanctions')).put(3, row('i1'), row('i2'))
    const { query } = reading(intake, accountability)
    const hidden = sql<boolean>`not exists (
      select 1 from items as about where about.thing_id = sanctions.thing_id
      and exists (select 1 from json_each(about.persons) where value in (${'p1'})))`
    expect(await query.selectFrom('sanctions').select('thing_id').where(hidden).execute()).toStrictEqual([
      { thing_id: 'i2' },
    ])
  })
  test('have come as far as those that are furthest behind', async () => {
    if (postgres.isNotRun()) return
    const [intake, accountability] = [postgres.freshSchema(), postgres.freshSchema()]
    const [items, sanctions] = [await service(intake, 'items'), await service(accountability, 'sanctions')]
    const { reached } = reading(intake, accountability)
    await items.put(7)
    expect(await reached()).toBeNull() // accountability has not begun, so nothing is known of its facts
    await sanctions.put(4)
    expect(await reached()).toBe(4)
    await sanctions.put(9)
    expect(await reached()).toBe(7)
  })
  test('have come to the end of the log where only others have written since', async () => {
    if (postgres.isNotRun()) return
    const [log, intake, campaign] = [postgres.freshSchema(), postgres.freshSchema(), postgres.freshSchema()]
    const store = await logIn(log)
    const [items, sanctions] = [await service(intake, 'items'), await service(campaign, 'sanctions')]
    const of = [
      { schema: intake, context: 'intake' },
      { schema: campaign, context: 'campaign' },
    ]
    const reader = postgresListReader<Tables>({ url: postgres.server.url, of, log })
    closes.push(reader.close)
    await write(store, 'intake-item-1')
    await write(store, 'campaign-round-1')
    await items.put(1)
    await sanctions.put(2)
    expect(await reader.reached()).toBe(2) // intake has not looked at 2, which is of the campaign
    await write(store, 'intake-item-2')
    expect(await reader.reached()).toBe(1)
    await items.put(3)
    expect(await reader.reached()).toBe(3)
    await write(store, 'campaignother-round-1')
    expect(await reader.reached()).toBe(4)
  })
  test('that are very far behind are not looked ahead for', async () => {
    if (postgres.isNotRun()) return
    const [log, campaign] = [postgres.freshSchema(), postgres.freshSchema()]
    const store = await logIn(log)
    const sanctions = await service(campaign, 'sanctions')
    await write(store, 'intake-item-1')
    await sanctions.put(1)
    const reader = postgresListReader<Tables>({
      ...{ url: postgres.server.url, log },
      of: [{ schema: campaign, context: 'campaign' }],
    })
    closes.push(reader.close)
    await write(store, 'intake-item-2', 10_000)
    expect(await reader.reached()).toBe(10_001)
    await write(store, 'intake-item-3')
    expect(await reader.reached()).toBe(1)
  })
  test('of a service that has never run are not there yet, which is no fault', async () => {
    if (postgres.isNotRun()) return
    const intake = postgres.freshSchema()
    await (await service(intake, 'items')).put(1)
    expect(await reading(intake, postgres.freshSchema()).reached()).toBeNull()
  })
  test('that are made anew are those of before until the swap, and then how far the new ones are counts', async () => {
    if (postgres.isNotRun()) return
    const intake = postgres.freshSchema()
    const { lists, put, putIn } = await service(intake, 'items')
    const { query, reached } = reading(intake)
    await put(5, row('old'))
    const to = await putIn(await lists.next(), 5, row('new'))
    expect([await reached(), await query.selectFrom('items').select('thing_id').execute()]).toStrictEqual([
      5,
      [{ thing_id: 'old' }],
    ])
    expect(await lists.swap(to)).toBe(true)
    expect([await reached(), await query.selectFrom('items').select('thing_id').execute()]).toStrictEqual([
      5,
      [{ thing_id: 'new' }],
    ])
  })
  test('are changed by nobody who only reads', async () => {
    if (postgres.isNotRun()) return
    const intake = postgres.freshSchema()
    await (await service(intake, 'items')).put(1, row('i1'))
    const { query } = reading(intake)
    await expect(query.deleteFrom('items').execute()).rejects.toThrow('read-only transaction')
    await expect(sql`DROP SCHEMA ${sql.table(intake)} CASCADE`.execute(query)).rejects.toThrow('read-only transaction')
  })
  test('lie in schemas with plain names only', () => {
    expect(() =>
      postgresListReader({ url: 'postgres://127.0.0.1/x', of: [{ schema: 'lists; drop schema log' }] }),
    ).toThrow('is no name for a schema of lists')
  })
  test('whose database is away are a fault, not lists that have not begun', async () => {
    const reader = postgresListReader({ url: 'postgres://127.0.0.1:1/none', of: [{ schema: 'lists_intake' }] })
    await expect(reader.reached()).rejects.toThrow('ECONNREFUSED')
    await reader.close()
  })
})
