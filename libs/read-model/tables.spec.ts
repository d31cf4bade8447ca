import { describe, expect, test } from '@jest/globals'
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import { z } from 'zod'
import { defineEvents, event } from '@huiyin/event-sourcing'
import { defineList } from './list.js'
import { creating, finding, putting, removing, tableOf, type AnyTables } from './tables.js'

const facts = defineEvents('test-pot', { PotSet: event(1, 'A pot was set.', z.object({})) })
const pots = defineList({
  ...{ name: 'pots', says: 'One row a pot.', from: facts, key: 'pot_id', unitColumn: 'unit_id' },
  hiddenFrom: { nobody: 'about no item' },
  columns: { pot_id: 'text', unit_id: 'text', note: 'nullableText', heat: 'integer', left: 'nullableInteger' },
  indexes: [['unit_id'], ['unit_id', 'heat']],
  keyOf: (_, at) => at.streamId,
  apply: (row) => row,
})
const compiler = new Kysely<AnyTables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
const dialect = { text: sql`words`, integer: sql`whole`, longestName: 63 }
const created = (longestName = 63) =>
  creating(compiler, pots, 3, { ...dialect, longestName }).map((one) => one.compile().sql)

describe('the tables of a list', () => {
  test('are named by list and generation', () => expect(tableOf(pots, 3)).toBe('pots__g3'))
  test('have its columns in the types of the database, filled unless they may be empty, and the key as key', () => {
    expect(created()[0]).toBe(
      'create table if not exists "pots__g3" ("pot_id" words not null primary key, "unit_id" words not null, ' +
        '"note" words, "heat" whole not null, "left" whole)',
    )
  })
  test('have its indexes, named so that no two are taken for one', () => {
    expect(created().slice(1)).toStrictEqual([
      'create index if not exists "pots__g3__unit_id" on "pots__g3" ("unit_id")',
      'create index if not exists "pots__g3__unit_id_heat" on "pots__g3" ("unit_id", "heat")',
    ])
    const names = created(16)
      .slice(1)
      .map((text) => /"([^"]+)"/.exec(text)![1]!)
    expect(names).toStrictEqual(['pots__g3__un__0', 'pots__g3__un__1'])
  })
  test('have an index of the rows that are hidden from somebody, where they are of a tenant', () => {
    const hiddenFrom = { column: 'note' } as const
    const city = { ...pots, hiddenFrom, columns: { ...pots.columns, tenant: 'text' as const } }
    const statements = (list: typeof pots) => creating(compiler, list, 3, dialect).map((one) => one.compile().sql)
    expect(statements(city).at(-1)).toBe(
      'create index if not exists "pots__g3__hidden" on "pots__g3" ("tenant") where "note" is not null',
    )
    expect(statements({ ...pots, hiddenFrom })).toHaveLength(3)
  })
  test('are written over what stands under a key, read and emptied by several keys', () => {
    const row = { pot_id: 'a', unit_id: 'u', note: null, heat: 1, left: null }
    expect(putting(compiler, pots, 3, row).compile().sql).toBe(
      'insert into "pots__g3" ("pot_id", "unit_id", "note", "heat", "left") values ($1, $2, $3, $4, $5) ' +
        'on conflict ("pot_id") do update set "unit_id" = "excluded"."unit_id", "note" = "excluded"."note", ' +
        '"heat" = "excluded"."heat", "left" = "excluded"."left"',
    )
    expect(finding(compiler, pots, 3, ['a', 'b']).compile().sql).toBe(
      'select * from "pots__g3" where "pot_id" in ($1, $2)',
    )
    expect(removing(compiler, pots, 3, ['a']).compile().sql).toBe('delete from "pots__g3" where "pot_id" in ($1)')
  })
})
