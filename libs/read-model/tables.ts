import { sql, type Expression, type Kysely, type RawBuilder } from 'kysely'
import type { ColumnType, ListDefinition, ListRow } from './list.js'

/** Tables of which only the adapter that made them knows the names. */
export type AnyTables = Record<string, Record<string, unknown>>

/** What is written differently from one kind of database to another. */
export interface ListDialect {
  readonly text: RawBuilder<unknown>
  readonly integer: RawBuilder<unknown>
  /** The longest name the database keeps apart from others. */
  readonly longestName: number
}

/** The table that holds one generation of a list; questions go to the view that carries the list's own name. */
export const tableOf = ({ name }: Pick<ListDefinition, 'name'>, generation: number): string => `${name}__g${generation}`

const isText = (type: ColumnType): boolean => type === 'text' || type === 'nullableText'

/** A name that had to be cut is told from the others of its table by which of the indexes it names. */
const indexName = (name: string, nth: number, longest: number): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 4)}__${nth}`

/**
 * The rows that are hidden from somebody, which are few: whoever counts takes them off a count that an index answers,
 * instead of reading every row. It begins with the tenant, or a database would rather go through the tenant's other rows.
 */
const hiddenIndex = (
  database: Kysely<AnyTables>,
  { columns, hiddenFrom }: ListDefinition,
  { table, name }: { readonly table: string; readonly name: string },
) => {
  if (!('column' in hiddenFrom) || !('tenant' in columns)) return []
  const index = database.schema.createIndex(name).ifNotExists().on(table).column('tenant')
  return [index.where(sql.ref(hiddenFrom.column), 'is not', null)]
}

/** What creates a generation's table and its indexes where they are not there yet. */
export const creating = (
  database: Kysely<AnyTables>,
  list: ListDefinition,
  generation: number,
  { text, integer, longestName }: ListDialect,
) => {
  const table = tableOf(list, generation)
  let create = database.schema.createTable(table).ifNotExists()
  for (const [column, type] of Object.entries(list.columns)) {
    create = create.addColumn(column, sql`${isText(type) ? text : integer}`, (built) => {
      const named = column === list.key ? built.primaryKey() : built
      return type.startsWith('nullable') ? named : named.notNull()
    })
  }
  const indexes = list.indexes.map((columns, nth) =>
    database.schema
      .createIndex(indexName(`${table}__${columns.join('_')}`, nth, longestName))
      .ifNotExists()
      .on(table)
      .columns([...columns]),
  )
  const name = indexName(`${table}__hidden`, list.indexes.length, longestName)
  return [create, ...indexes, ...hiddenIndex(database, list, { table, name })] as const
}

/** Writes rows of a generation over those under the same keys. */
export const putting = (
  database: Kysely<AnyTables>,
  list: ListDefinition,
  generation: number,
  rows: ListRow | readonly ListRow[],
) => {
  const others = Object.keys(list.columns).filter((column) => column !== list.key)
  return database
    .insertInto(tableOf(list, generation))
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column(list.key)
        .doUpdateSet((build) => Object.fromEntries(others.map((column) => [column, build.ref(`excluded.${column}`)]))),
    )
}

/** Writes some columns of the row of a generation under a key; indexes on the others are left as they are. */
export const changing = (
  database: Kysely<AnyTables>,
  list: ListDefinition,
  generation: number,
  { key, cells }: { readonly key: string; readonly cells: ListRow },
) => database.updateTable(tableOf(list, generation)).set(cells).where(list.key, '=', key)

/** All rows of a generation under these keys, in one call: many small reads are what costs. */
export const finding = (
  database: Kysely<AnyTables>,
  list: ListDefinition,
  generation: number,
  keys: Expression<string> | readonly string[],
) => database.selectFrom(tableOf(list, generation)).selectAll().where(list.key, 'in', keys)

/** Removes the rows of a generation under these keys. */
export const removing = (
  database: Kysely<AnyTables>,
  list: ListDefinition,
  generation: number,
  keys: readonly string[],
) => database.deleteFrom(tableOf(list, generation)).where(list.key, 'in', keys)
