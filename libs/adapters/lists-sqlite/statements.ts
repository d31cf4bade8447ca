import { DummyDriver, Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { ColumnType, ListDefinition } from '@huiyin/read-model'

type AnyTables = Record<string, Record<string, unknown>>

/** Builds SQL only; nothing runs through it. */
const compiler = new Kysely<AnyTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

const sqlType: Readonly<Record<ColumnType, 'text' | 'integer'>> = {
  text: 'text',
  nullableText: 'text',
  integer: 'integer',
  nullableInteger: 'integer',
}

/** The table that holds one generation of a list; questions go to the view that carries the list's own name. */
export const tableOf = ({ name }: ListDefinition, generation: number): string => `${name}__g${generation}`

/** What creates a generation's table and its indexes. */
export const createStatements = (list: ListDefinition, generation: number): string[] => {
  const table = tableOf(list, generation)
  let create = compiler.schema.createTable(table).ifNotExists()
  for (const [column, type] of Object.entries(list.columns)) {
    create = create.addColumn(column, sqlType[type], (built) => {
      const named = column === list.key ? built.primaryKey() : built
      return type.startsWith('nullable') ? named : named.notNull()
    })
  }
  const indexes = list.indexes.map((columns) =>
    compiler.schema
      .createIndex(`${table}__${columns.join('_')}`)
      .ifNotExists()
      .on(table)
      .columns([...columns])
      .compile(),
  )
  return [create.compile(), ...indexes].map(({ sql }) => sql)
}

/** The statements that read, write and remove one row of a generation; columns in the order of the definition. */
export const rowStatements = (list: ListDefinition, generation: number) => {
  const table = tableOf(list, generation)
  const columns = Object.keys(list.columns)
  const values = Object.fromEntries(columns.map((column) => [column, null]))
  const excluded = columns.filter((column) => column !== list.key)
  const put = compiler
    .insertInto(table)
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column(list.key)
        .doUpdateSet((build) =>
          Object.fromEntries(excluded.map((column) => [column, build.ref(`excluded.${column}`)])),
        ),
    )
    .compile().sql
  return {
    put,
    /** All rows under the keys of a JSON array, in one call: many small reads are what costs. */
    load: compiler
      .selectFrom(table)
      .selectAll()
      .where(list.key, 'in', sql<string>`(select value from json_each(${''}))`)
      .compile().sql,
    remove: compiler.deleteFrom(table).where(list.key, '=', '').compile().sql,
  }
}
