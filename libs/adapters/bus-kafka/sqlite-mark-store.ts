import Database from 'libsql'
import { Kysely, SqliteDialect } from 'kysely'
import { createMarkTables, kyselyMarkStore, type MarkTables } from './kysely-mark-store.js'
import type { MarkStore } from './mark-store.js'

/** Marks and dead letters in a SQLite file of their own, made where it is not; `:memory:` for specs. */
export const sqliteMarkStore = async (options: { readonly file: string }): Promise<MarkStore> => {
  const database = new Database(options.file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec('PRAGMA busy_timeout = 5000')
  const db = new Kysely<MarkTables>({ dialect: new SqliteDialect({ database: database as never }) })
  await createMarkTables(db)
  return kyselyMarkStore(db)
}
