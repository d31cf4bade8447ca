import type Database from 'libsql'
import type { Checkpoint } from '@huiyin/event-sourcing'
import type { ListDefinition, ListGeneration, ListRow } from '@huiyin/read-model'
import { createStatements, rowStatements, tableOf } from './statements.js'

export type Connection = Database.Database

/** What outlives a process beside the rows: which generation is live, how far each is, and what its tables look like. */
export const CREATE_META = `
  CREATE TABLE IF NOT EXISTS generations (one INTEGER PRIMARY KEY CHECK (one = 1), live INTEGER NOT NULL);
  INSERT OR IGNORE INTO generations (one, live) VALUES (1, 1);
  CREATE TABLE IF NOT EXISTS checkpoints (
    generation INTEGER PRIMARY KEY, epoch TEXT NOT NULL, position INTEGER NOT NULL, hash TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS shapes (generation INTEGER PRIMARY KEY, shape TEXT NOT NULL);`

const shapeOf = (lists: readonly ListDefinition[]): string =>
  JSON.stringify(lists.map(({ name, key, columns, indexes }) => [name, key, Object.entries(columns), indexes]))

/** Drops every table of a generation, whichever lists it held, and forgets how far it was. Inside a transaction. */
export const dropGeneration = (database: Connection, number: number): void => {
  const tables = database.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_\\_g' || ? ESCAPE '\\'",
  )
  for (const { name } of tables.all(String(number)) as { name: string }[]) database.exec(`DROP TABLE "${name}"`)
  database.prepare('DELETE FROM checkpoints WHERE generation = ?').run(number)
  database.prepare('DELETE FROM shapes WHERE generation = ?').run(number)
}

/**
 * Tables as the lists are defined now. A generation kept for other columns, or without a list that is there now, begins
 * anew: what it lacks could not be told from what never happened.
 */
const prepareTables = (database: Connection, lists: readonly ListDefinition[], number: number): void => {
  const shape = shapeOf(lists)
  const known = database.prepare('SELECT shape FROM shapes WHERE generation = ?').all(number) as { shape: string }[]
  database.transaction(() => {
    if (known[0] && known[0].shape !== shape) dropGeneration(database, number)
    for (const list of lists) for (const statement of createStatements(list, number)) database.exec(statement)
    database.prepare('INSERT OR REPLACE INTO shapes (generation, shape) VALUES (?, ?)').run(number, shape)
  })()
}

const statementsOf = (database: Connection, lists: readonly ListDefinition[], number: number) =>
  new Map(
    lists.map((list) => {
      const { put, load, remove } = rowStatements(list, number)
      return [list.name, { put: database.prepare(put), load: database.prepare(load), remove: database.prepare(remove) }]
    }),
  )

/** One generation of the lists in its own tables. Rows and checkpoint are written in one transaction without a pause. */
export const generationOf = (
  database: Connection,
  lists: readonly ListDefinition[],
  number: number,
): ListGeneration => {
  prepareTables(database, lists, number)
  const rows = statementsOf(database, lists, number)
  const load = database.prepare('SELECT epoch, position, hash FROM checkpoints WHERE generation = ?')
  const save = database.prepare(
    'INSERT OR REPLACE INTO checkpoints (generation, epoch, position, hash) VALUES (?, ?, ?, ?)',
  )
  return {
    // `get` adds a field of the driver's own to the row; `all` does not.
    checkpoint: () => (load.all(number) as Checkpoint[])[0] ?? null,
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
          // one array instead of many arguments: the driver would flatten them into one first
          for (const row of put) statements.put.run(columns.map((column) => row[column]))
          for (const key of remove) statements.remove.run(key)
        }
        save.run(number, epoch, position, hash)
      })()
    },
    clear: () => {
      database.transaction(() => {
        for (const list of lists) database.exec(`DELETE FROM "${tableOf(list, number)}"`)
        database.prepare('DELETE FROM checkpoints WHERE generation = ?').run(number)
      })()
    },
  }
}
