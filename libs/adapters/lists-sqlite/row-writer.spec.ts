import { beforeEach, describe, expect, test } from '@jest/globals'
import Database from 'libsql'
import { z } from 'zod'
import { defineEvents, event } from '@huiyin/event-sourcing'
import { defineList, type ListRow } from '@huiyin/read-model'
import { rowWriter } from './row-writer.js'
import { createStatements } from './statements.js'

const facts = defineEvents('test-pot', { PotMade: event(1, 'A pot was made.', z.object({ unit: z.string() })) })
const pots = defineList({
  ...{ name: 'pots', says: 'One row a pot.', from: facts, key: 'pot_id', unitColumn: 'unit_id' },
  hiddenFrom: { nobody: 'about no item' },
  columns: { pot_id: 'text', unit_id: 'text', holds: 'nullableInteger', sort: 'nullableText' },
  indexes: [['unit_id'], ['holds'], ['sort']],
  keyOf: (_, { streamId }) => streamId,
  apply: (_, { data }, { streamId }) => ({ pot_id: streamId, unit_id: data.unit, holds: null, sort: null }),
})
const pot = (changes: ListRow = {}): ListRow => ({
  ...{ pot_id: 'a', unit_id: 'kitchen', holds: 2, sort: null },
  ...changes,
})

let database: Database.Database
let writer: ReturnType<typeof rowWriter>
beforeEach(() => {
  database = new Database(':memory:')
  for (const statement of createStatements(pots, 1)) database.exec(statement)
  database.exec('CREATE TABLE named (name TEXT)')
  for (const name of ['unit_id', 'holds', 'sort'])
    database.exec(
      `CREATE TRIGGER of_${name} AFTER UPDATE OF "${name}" ON pots__g1 BEGIN INSERT INTO named VALUES ('${name}'); END`,
    )
  writer = rowWriter(database, pots, 1)
  puts(pot(), pot({ pot_id: 'b' }))
})

const puts = (...rows: readonly ListRow[]) =>
  writer.write({
    list: pots,
    keys: rows.map((row) => row['pot_id'] as string),
    change: () => ({ put: rows, remove: [] }),
  })
const rows = () => database.prepare('SELECT * FROM pots__g1 ORDER BY pot_id').all()
/** The columns that were written again, whether or not they have another value. */
const written = () => (database.prepare('SELECT name FROM named').all() as { name: string }[]).map(({ name }) => name)

describe('the rows of a list', () => {
  test('of a row that is there only what changed is written, to nothing and from nothing too', () => {
    puts(pot({ holds: null, sort: 'deep' }))
    expect(rows()).toStrictEqual([pot({ holds: null, sort: 'deep' }), pot({ pot_id: 'b' })])
    expect(written().sort()).toStrictEqual(['holds', 'sort'])
    puts(pot({ holds: 3, sort: 'deep' }))
    expect(rows()).toStrictEqual([pot({ holds: 3, sort: 'deep' }), pot({ pot_id: 'b' })])
    expect(written().sort()).toStrictEqual(['holds', 'holds', 'sort'])
  })
  test('each row by its own changes, however many of them there are in it', () => {
    puts(pot({ holds: 7 }), pot({ pot_id: 'b', sort: 'flat' }))
    expect(rows()).toStrictEqual([pot({ holds: 7 }), pot({ pot_id: 'b', sort: 'flat' })])
    expect(written()).toStrictEqual(['holds', 'sort'])
  })
  test('a row that stays as it is is not written, and counts as put', () => {
    expect(puts(pot(), pot({ pot_id: 'b', holds: 5 }))).toBe(2)
    expect([rows(), written()]).toStrictEqual([[pot(), pot({ pot_id: 'b', holds: 5 })], ['holds']])
  })
  test('a row that is made anew is written whole, over what is there', () => {
    writer.write({ list: pots, keys: [], change: () => ({ put: [pot({ unit_id: 'garden' })], remove: ['b'] }) })
    expect(rows()).toStrictEqual([pot({ unit_id: 'garden' })])
  })
  test('a row that is changed in its place is a fault: what changed could not be told', () => {
    const change = (found: ReadonlyMap<string, ListRow>) => {
      ;(found.get('a') as Record<string, unknown>)['holds'] = 9
      return { put: [...found.values()], remove: [] }
    }
    expect(() => writer.write({ list: pots, keys: ['a'], change })).toThrow('read only')
  })
})
