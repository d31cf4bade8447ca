import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import Database from 'libsql'
import { z } from 'zod'
import { defineEvents, event, type Checkpoint, type Position } from '@huiyin/event-sourcing'
import { defineList, type ListDefinition, type ListRow } from '@huiyin/read-model'
import { sqliteLists } from './sqlite-lists.js'

const root = mkdtempSync(join(tmpdir(), 'huiyin-lists-'))
afterAll(() => rmSync(root, { recursive: true }))

const facts = defineEvents('test-thing', { ThingPut: event(1, 'A thing was put.', z.object({ unit: z.string() })) })
const named = (name: string): ListDefinition =>
  defineList({
    ...{ name, says: 'One row a thing.', from: facts, key: 'thing_id', unitColumn: 'unit_id' },
    hiddenFrom: { nobody: 'about no item' },
    columns: { thing_id: 'text', unit_id: 'text' },
    indexes: [['unit_id']],
    keyOf: (_, at) => at.streamId,
    apply: (_, { data }, { streamId }) => ({ thing_id: streamId, unit_id: data.unit }),
  })
const things = named('things')
type Tables = { readonly things: { readonly thing_id: string; readonly unit_id: string } }

const open = (
  lists: readonly ListDefinition[] = [things],
  file = join(mkdtempSync(join(root, 'lists-')), 'lists.db'),
) => ({
  file,
  ...sqliteLists<Tables>({ file, lists }),
})
const at = (position: number): Checkpoint => ({
  epoch: 'epoch-1',
  position: position as Position,
  hash: `hash-${position}`,
})
type Generation = ReturnType<typeof open>['live']
/** Puts things in a generation, from wherever it stands. */
const put = (generation: Generation, to: Checkpoint, ...ids: readonly string[]) => {
  const change = () => ({ put: ids.map((id) => ({ thing_id: id, unit_id: 'unit-1' })), remove: [] })
  expect(generation.keep([{ list: things, keys: [], change }], { from: generation.checkpoint(), to })).toBe(true)
}
/** The rows a generation finds under these keys, as whoever keeps it gets them. */
const load = (generation: Generation, ...keys: readonly string[]) => {
  let found: ReadonlyMap<string, ListRow> = new Map()
  const change = (rows: ReadonlyMap<string, ListRow>) => {
    found = rows
    return { put: [], remove: [] }
  }
  const from = generation.checkpoint()
  generation.keep([{ list: things, keys, change }], { from, to: from ?? at(0) })
  return found
}
const inFile = (file: string, type: 'table' | 'view' | 'index') => {
  const database = new Database(file)
  const rows = database
    .prepare("SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all(type)
  database.close()
  return (rows as { name: string }[]).map(({ name }) => name)
}

describe('lists in one SQLite file', () => {
  test('a loaded row has the columns of the list and nothing of the driver', () => {
    const { live } = open()
    put(live, at(1), 'a', 'b')
    expect(load(live, 'a', 'c')).toStrictEqual(new Map([['a', { thing_id: 'a', unit_id: 'unit-1' }]]))
    expect(load(live)).toStrictEqual(new Map())
    expect(live.checkpoint()).toStrictEqual(at(1))
  })
  test('a question can ask with conditions and joins, by the names of the lists', async () => {
    const { live, query } = open()
    put(live, at(1), 'a', 'b')
    const rows = await query.selectFrom('things').select('unit_id').where('thing_id', '>', 'a').execute()
    expect(rows).toStrictEqual([{ unit_id: 'unit-1' }])
  })
  test('a question under way before the swap and one after it both get an answer', async () => {
    const { query, live, next, swap } = open()
    put(live, at(1), 'old')
    put(next(), at(1), 'new')
    const before = query.selectFrom('things').selectAll().execute()
    swap(live.checkpoint())
    const after = query.selectFrom('things').selectAll().execute()
    expect((await before).length).toBe(1)
    expect((await after).map(({ thing_id: id }) => id)).toStrictEqual(['new'])
  })
  test('a swap leaves nothing of the old generation in the file', () => {
    const { file, live, next, swap } = open()
    next()
    swap(live.checkpoint())
    expect(inFile(file, 'table')).toStrictEqual(['checkpoints', 'generations', 'shapes', 'things__g2'])
    expect(inFile(file, 'index')).toStrictEqual(['things__g2__unit_id'])
    expect(inFile(file, 'view')).toStrictEqual(['things'])
  })
  test('a list that is no longer defined leaves its table and its name', () => {
    const { file } = open([things, named('shelves')])
    open([things], file)
    expect(inFile(file, 'table')).not.toContain('shelves__g1')
    expect(inFile(file, 'view')).toStrictEqual(['things'])
  })
  test('a next generation begun by another version begins anew', () => {
    const { file, next } = open()
    put(next(), at(1), 'a')
    const shelves = named('shelves')
    const later = open([things, shelves], file)
    expect(later.next().checkpoint()).toBeNull()
    expect(load(later.next(), 'a')).toStrictEqual(new Map())
  })
  test('the tenth generation is not taken for the first', () => {
    const { file, next, swap, live } = open()
    for (let swaps = 0; swaps < 11; swaps += 1) {
      put(next(), at(swaps + 1), `thing-${swaps}`)
      swap(live.checkpoint())
    }
    expect(inFile(file, 'table')).toContain('things__g12')
    expect(load(live, 'thing-10').size).toBe(1)
  })
  test('clearing takes rows and checkpoint of that generation only', () => {
    const { live, next } = open()
    put(live, at(1), 'a')
    put(next(), at(2), 'b')
    next().clear()
    expect(next().checkpoint()).toBeNull()
    expect(load(next(), 'b').size).toBe(0)
    expect(load(live, 'a').size).toBe(1)
    live.clear()
    expect(live.checkpoint()).toBeNull()
  })
  test('closing closes the file, also where no question was ever asked', async () => {
    const { live, next, close } = open()
    put(live, at(1), 'a')
    await close()
    expect(() => next()).toThrow('The database connection is not open')
  })
  test('a few rows are found by their keys, however many others have what is asked for beside them', () => {
    const { file, live } = open()
    put(live, at(1), ...Array.from({ length: 1_500 }, (_, n) => `thing-${n}`))
    const database = new Database(file)
    const plan = database
      .prepare(
        "EXPLAIN QUERY PLAN SELECT * FROM things WHERE unit_id = 'unit-1' AND thing_id IN ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm')",
      )
      .all() as { detail: string }[]
    database.close()
    expect(plan.map(({ detail }) => detail)[0]).toContain('(thing_id=?)')
  })
  test('lists may be kept in memory', () => {
    const { live } = sqliteLists<Tables>({ file: ':memory:', lists: [things] })
    put(live, at(1), 'a')
    expect(load(live, 'a').size).toBe(1)
  })
})
