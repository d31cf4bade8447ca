import Database from 'libsql'
import { Kysely, SqliteDialect } from 'kysely'
import type { Checkpoint } from '@huiyin/event-sourcing'
import type { ListDefinition, ListGeneration, ListRow } from '@huiyin/read-model'
import { createStatements, rowStatements, tableOf } from './statements.js'

type Connection = Database.Database

/** The lists of one process: a file of their own, disposable, with one live generation and perhaps one being rebuilt. */
export interface SqliteLists<Tables> {
  /** The generation questions are answered from. */
  readonly live: ListGeneration
  /** Questions about the live generation, by the lists' own names. */
  readonly query: Kysely<Tables>
  /** Starts (or resumes) the next generation beside the live one. */
  next(): ListGeneration
  /** Makes the next generation the live one and drops the old one, in one transaction. */
  swap(): void
  close(): Promise<void>
}

const generationOf = (database: Connection, lists: readonly ListDefinition[], number: number): ListGeneration => {
  for (const list of lists) for (const statement of createStatements(list, number)) database.exec(statement)
  const rows = new Map(
    lists.map((list) => {
      const { put, load: read, remove } = rowStatements(list, number)
      return [list.name, { put: database.prepare(put), load: database.prepare(read), remove: database.prepare(remove) }]
    }),
  )
  const load = database.prepare('SELECT epoch, position, hash FROM checkpoints WHERE generation = ?')
  const save = database.prepare(
    'INSERT OR REPLACE INTO checkpoints (generation, epoch, position, hash) VALUES (?, ?, ?, ?)',
  )
  return {
    checkpoint: () => (load.get(number) as Checkpoint | undefined) ?? null,
    load: (list, keys) => {
      if (keys.length === 0) return new Map()
      const found = rows.get(list.name)!.load.all(JSON.stringify(keys)) as ListRow[]
      return new Map(found.map((row) => [row[list.key] as string, row]))
    },
    write: (changes, { epoch, position, hash }) => {
      database.transaction(() => {
        for (const { list, put, remove } of changes) {
          const columns = Object.keys(list.columns)
          const statements = rows.get(list.name)!
          for (const row of put) statements.put.run(...columns.map((column) => row[column]))
          for (const key of remove) statements.remove.run(key)
        }
        save.run(number, epoch, position, hash)
      })()
    },
  }
}

const viewStatements = (lists: readonly ListDefinition[], generation: number): string[] =>
  lists.flatMap((list) => [
    `DROP VIEW IF EXISTS "${list.name}"`,
    `CREATE VIEW "${list.name}" AS SELECT * FROM "${tableOf(list, generation)}"`,
  ])

const liveNumber = (database: Connection): number =>
  (database.prepare('SELECT live FROM generations').get() as { live: number }).live

/** Opens or creates the file of the lists. `:memory:` for specs. */
export const sqliteLists = <Tables>(options: {
  readonly file: string
  readonly lists: readonly ListDefinition[]
}): SqliteLists<Tables> => {
  const { lists } = options
  const database = new Database(options.file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec(`
    CREATE TABLE IF NOT EXISTS generations (one INTEGER PRIMARY KEY CHECK (one = 1), live INTEGER NOT NULL);
    INSERT OR IGNORE INTO generations (one, live) VALUES (1, 1);
    CREATE TABLE IF NOT EXISTS checkpoints (
      generation INTEGER PRIMARY KEY, epoch TEXT NOT NULL, position INTEGER NOT NULL, hash TEXT NOT NULL
    );`)
  let number = liveNumber(database)
  let live = generationOf(database, lists, number)
  for (const statement of viewStatements(lists, number)) database.exec(statement)
  const query = new Kysely<Tables>({ dialect: new SqliteDialect({ database: database as never }) })
  return {
    get live() {
      return live
    },
    query,
    next: () => generationOf(database, lists, number + 1),
    swap: () => {
      const old = number
      database.transaction(() => {
        database.prepare('UPDATE generations SET live = ?').run(old + 1)
        for (const statement of viewStatements(lists, old + 1)) database.exec(statement)
        for (const list of lists) database.exec(`DROP TABLE "${tableOf(list, old)}"`)
        database.prepare('DELETE FROM checkpoints WHERE generation = ?').run(old)
      })()
      number = old + 1
      live = generationOf(database, lists, number)
    },
    close: () => query.destroy(),
  }
}
