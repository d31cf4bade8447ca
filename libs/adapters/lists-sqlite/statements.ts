import { DummyDriver, Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import {
  changing,
  creating,
  finding,
  putting,
  removing,
  tableOf,
  type AnyTables,
  type ListDefinition,
  type ListDialect,
} from '@huiyin/read-model'

export { tableOf }

/** Builds SQL only; nothing runs through it. */
const compiler = new Kysely<AnyTables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

const SQLITE: ListDialect = { text: sql`text`, integer: sql`integer`, longestName: Number.MAX_SAFE_INTEGER }

/** What creates a generation's table and its indexes. */
export const createStatements = (list: ListDefinition, generation: number): string[] =>
  creating(compiler, list, generation, SQLITE).map((builder) => builder.compile().sql)

/** The statement that writes these columns of one row: their cells in this order, then its key. */
export const changeStatement = (list: ListDefinition, generation: number, columns: readonly string[]): string => {
  const cells = Object.fromEntries(columns.map((column) => [column, '']))
  return changing(compiler, list, generation, { key: '', cells }).compile().sql
}

/** The statements that read, write and remove rows of a generation; columns in the order of the definition. */
export const rowStatements = (list: ListDefinition, generation: number) => {
  const row = Object.fromEntries(Object.keys(list.columns).map((column) => [column, '']))
  return {
    put: putting(compiler, list, generation, row).compile().sql,
    /** All rows under the keys of a JSON array. */
    load: finding(compiler, list, generation, sql<string>`(select value from json_each(${''}))`).compile().sql,
    remove: removing(compiler, list, generation, ['']).compile().sql,
  }
}
