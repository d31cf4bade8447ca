import { afterEach, describe, expect, test } from '@jest/globals'
import { defineEvents, event, type Checkpoint, type Position } from '@huiyin/event-sourcing'
import { defineList, sql, type ListDefinition, type ListGeneration, type ListRow } from '@huiyin/read-model'
import { postgresSuite } from '@huiyin/testing/postgres'
import { z } from 'zod'
import { schemaOf } from './database.js'
import { postgresLists, type PostgresLists } from './postgres-lists.js'

const postgres = postgresSuite('lists in PostgreSQL')
const facts = defineEvents('test-thing', { ThingPut: event(1, 'A thing was put.', z.object({ unit: z.string() })) })
const named = (
  name: string,
  indexes: readonly (readonly ('unit_id' | 'persons')[])[] = [['unit_id']],
): ListDefinition =>
  defineList({
    ...{ name, says: 'One row a thing.', from: facts, key: 'thing_id', unitColumn: 'unit_id', indexes },
    hiddenFrom: { nobody: 'about no item' },
    columns: { thing_id: 'text', unit_id: 'text', persons: 'nullableText', weight: 'integer' },
    keyOf: (_, at) => at.streamId,
    apply: (_, { data }, { streamId }) => ({ thing_id: streamId, unit_id: data.unit, persons: null, weight: 1 }),
  })
const things = named('things')
interface Tables {
  readonly things: {
    readonly thing_id: string
    readonly unit_id: string
    readonly persons: string | null
    readonly weight: number
  }
}
const opened: PostgresLists<Tables>[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})
const open = async (schema: string, lists: readonly ListDefinition[] = [things]) => {
  const made = await postgresLists<Tables>({ url: postgres.server.url, schema, lists })
  opened.push(made)
  return made
}
const at = (position: number): Checkpoint => ({
  epoch: 'epoch-1',
  position: position as Position,
  hash: `hash-${position}`,
})
const row = (id: string, more: ListRow = {}): ListRow => ({
  ...{ thing_id: id, unit_id: 'unit-1', persons: null, weight: 1 },
  ...more,
})
/** Puts rows in a generation, from wherever it stands. */
const put = async (generation: ListGeneration, to: Checkpoint, ...rows: readonly ListRow[]) => {
  const from = await generation.checkpoint()
  const work = { list: things, keys: [], change: () => ({ put: rows, remove: [] }) }
  expect(await generation.keep([work], { from, to })).toBe(true)
}
const namesIn = async ({ query }: PostgresLists<Tables>, kind: 'pg_tables' | 'pg_views' | 'pg_indexes') => {
  const column = { pg_tables: 'tablename', pg_views: 'viewname', pg_indexes: 'indexname' }[kind]
  const { rows } = await sql<{ name: string }>`
    SELECT ${sql.ref(column)} AS name FROM ${sql.table(kind)} WHERE schemaname = current_schema() ORDER BY 1`.execute(
    query,
  )
  return rows.map(({ name }) => name)
}

describe('lists in PostgreSQL', () => {
  test('a question is ordered by the bytes of a text, and counts and sums are numbers', async () => {
    if (postgres.isNotRun()) return
    const { live, query } = await open(postgres.freshSchema())
    await put(live, at(1), ...['b', 'A', '件', 'a', 'B', '_'].map((id, n) => row(id, { weight: n })))
    const rows = await query.selectFrom('things').select('thing_id').orderBy('thing_id').execute()
    expect(rows.map(({ thing_id: id }) => id)).toStrictEqual(['A', 'B', '_', 'a', 'b', '件'])
    const totals = query
      .selectFrom('things')
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.sum<number>('weight').as('sum')])
    expect(await totals.executeTakeFirst()).toStrictEqual({ n: 6, sum: 15 })
  })
  test('a question that looks into a JSON array is the one asked of SQLite', async () => {
    if (postgres.isNotRun()) return
    const { live, query } = await open(postgres.freshSchema())
    await put(live, at(1), row('a', { persons: '["p-1","p-2"]' }), row('b', { persons: '["p-3"]' }), row('c'))
    const concerned = sql<boolean>`exists (select 1 from json_each(${sql.ref('persons')}) where value in (${'p-2'}))`
    const rows = await query.selectFrom('things').select('thing_id').where(concerned).execute()
    expect(rows).toStrictEqual([{ thing_id: 'a' }])
  })
  test('a text with U+0000, which PostgreSQL cannot keep, does not stop the lists', async () => {
    if (postgres.isNotRun()) return
    const { live, query } = await open(postgres.freshSchema())
    await put(live, at(1), row('a', { persons: 'one\0two' }))
    expect(await query.selectFrom('things').select('persons').execute()).toStrictEqual([{ persons: 'one\ufffdtwo' }])
  })
  test('a batch of more rows than a statement takes is written whole', async () => {
    if (postgres.isNotRun()) return
    const { live, query } = await open(postgres.freshSchema())
    const many = Array.from({ length: 20_000 }, (_, n) => row(`thing-${n}`))
    await put(live, at(1), ...many)
    await put(live, at(2), ...many.map((one) => ({ ...one, weight: 2 })))
    const { n, sum } = await query
      .selectFrom('things')
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.sum<number>('weight').as('sum')])
      .executeTakeFirstOrThrow()
    expect([n, sum]).toStrictEqual([20_000, 40_000])
  }, 60_000)
  test('processes that start together make the tables once', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one] = await Promise.all(Array.from({ length: 4 }, () => open(schema)))
    expect(await namesIn(one!, 'pg_tables')).toStrictEqual(['checkpoints', 'generations', 'things__g1'])
  })
  test('of two processes that keep the same lists one writes a step, and the other sees that it came late', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, other] = [await open(schema), await open(schema)]
    const step = (lists: PostgresLists<Tables>, id: string) =>
      lists.live.keep([{ list: things, keys: [id], change: () => ({ put: [row(id)], remove: [] }) }], {
        from: null,
        to: at(1),
      })
    const kept = await Promise.all([step(one, 'a'), step(other, 'b'), step(one, 'c'), step(other, 'd')])
    expect(kept.filter(Boolean)).toHaveLength(1)
    expect(await one.query.selectFrom('things').selectAll().execute()).toHaveLength(1)
  })
  test('a swap by one process is a swap for all, and leaves nothing of the old generation', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, other] = [await open(schema), await open(schema)]
    await put(one.live, at(1), row('old'))
    await put(await other.next(), at(1), row('new'))
    expect(await other.swap(at(1))).toBe(true)
    expect(await one.query.selectFrom('things').select('thing_id').execute()).toStrictEqual([{ thing_id: 'new' }])
    await put(one.live, at(2), row('newer'))
    expect(await other.query.selectFrom('things').selectAll().execute()).toHaveLength(2)
    expect(await namesIn(one, 'pg_tables')).toStrictEqual(['checkpoints', 'generations', 'things__g2'])
    expect(await namesIn(one, 'pg_views')).toStrictEqual(['things'])
  })
  test('the same swap by two processes happens once', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    const [one, other] = [await open(schema), await open(schema)]
    await put(one.live, at(1), row('old'))
    await put(await one.next(), at(2), row('new'))
    const swapped = await Promise.all([one.swap(at(1)), other.swap(at(1))])
    expect(swapped.filter(Boolean)).toHaveLength(1)
    expect(await other.live.checkpoint()).toStrictEqual(at(2))
  })
  test('a list that is no longer defined leaves its table and its name', async () => {
    if (postgres.isNotRun()) return
    const schema = postgres.freshSchema()
    await open(schema, [things, named('shelves')])
    const later = await open(schema)
    expect(await namesIn(later, 'pg_tables')).toStrictEqual(['checkpoints', 'generations', 'things__g1'])
    expect(await namesIn(later, 'pg_views')).toStrictEqual(['things'])
  })
  test('names of indexes too long for PostgreSQL are told apart', async () => {
    if (postgres.isNotRun()) return
    const long = named(`things_${'x'.repeat(45)}`, [['unit_id'], ['unit_id', 'persons'], ['persons', 'unit_id']])
    const lists = await open(postgres.freshSchema(), [long])
    const names = (await namesIn(lists, 'pg_indexes')).filter((name) => name.startsWith('things_'))
    expect(names).toHaveLength(4)
    expect(names.every((name) => name.length <= 63)).toBe(true)
  })
  test('a schema has a name that needs no quotes', () => {
    for (const schema of ['', 'Lists', 'a b', 'a"']) {
      expect(() => schemaOf({ url: '', schema })).toThrow('is no name for a schema of lists')
    }
    expect(schemaOf({ url: '' })).toBe('lists')
  })
})
