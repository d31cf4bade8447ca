import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import Database from 'libsql'
import { z } from 'zod'
import { defineEvents, event, type Position } from '@huiyin/event-sourcing'
import { defineList, type ListDefinition } from '@huiyin/read-model'
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
const put = (...ids: readonly string[]) => [
  { list: things, put: ids.map((id) => ({ thing_id: id, unit_id: 'unit-1' })), remove: [] },
]
const at = (position: number) => ({ epoch: 'epoch-1', position: position as Position, hash: `hash-${position}` })
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
    live.write(put('a', 'b'), at(1))
    expect(live.load(things, ['a', 'c'])).toStrictEqual(new Map([['a', { thing_id: 'a', unit_id: 'unit-1' }]]))
    expect(live.load(things, [])).toStrictEqual(new Map())
    expect(live.checkpoint()).toStrictEqual(at(1))
  })
  test('a question can ask with conditions and joins, by the names of the lists', async () => {
    const { live, query } = open()
    live.write(put('a', 'b'), at(1))
    const rows = await query.selectFrom('things').select('unit_id').where('thing_id', '>', 'a').execute()
    expect(rows).toStrictEqual([{ unit_id: 'unit-1' }])
  })
  test('a question under way before the swap and one after it both get an answer', async () => {
    const { query, live, next, swap } = open()
    live.write(put('old'), at(1))
    next().write(put('new'), at(1))
    const before = query.selectFrom('things').selectAll().execute()
    swap()
    const after = query.selectFrom('things').selectAll().execute()
    expect((await before).length).toBe(1)
    expect((await after).map(({ thing_id: id }) => id)).toStrictEqual(['new'])
  })
  test('a swap leaves nothing of the old generation in the file', () => {
    const { file, next, swap } = open()
    next()
    swap()
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
    next().write(put('a'), at(1))
    const shelves = named('shelves')
    const later = open([things, shelves], file)
    expect(later.next().checkpoint()).toBeNull()
    expect(later.next().load(things, ['a'])).toStrictEqual(new Map())
  })
  test('the tenth generation is not taken for the first', () => {
    const { file, next, swap, live } = open()
    for (let swaps = 0; swaps < 11; swaps += 1) {
      next().write(put(`thing-${swaps}`), at(swaps + 1))
      swap()
    }
    expect(inFile(file, 'table')).toContain('things__g12')
    expect(live.load(things, ['thing-10']).size).toBe(1)
  })
  test('clearing takes rows and checkpoint of that generation only', () => {
    const { live, next } = open()
    live.write(put('a'), at(1))
    next().write(put('b'), at(2))
    next().clear()
    expect(next().checkpoint()).toBeNull()
    expect(next().load(things, ['b']).size).toBe(0)
    expect(live.load(things, ['a']).size).toBe(1)
    live.clear()
    expect(live.checkpoint()).toBeNull()
  })
  test('closing closes the file, also where no question was ever asked', async () => {
    const { live, next, close } = open()
    live.write(put('a'), at(1))
    await close()
    expect(() => next()).toThrow('The database connection is not open')
  })
  test('lists may be kept in memory', () => {
    const { live } = sqliteLists<Tables>({ file: ':memory:', lists: [things] })
    live.write(put('a'), at(1))
    expect(live.load(things, ['a']).size).toBe(1)
  })
})
