import type Database from 'libsql'
import type { Checkpoint } from '@huiyin/event-sourcing'
import type { ListDefinition, ListGeneration } from '@huiyin/read-model'
import { rowWriter } from './row-writer.js'
import { createStatements, tableOf } from './statements.js'

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

/** As many rows can be read in any order. */
const FEW_ROWS = 1_000

/**
 * Lets SQLite look at how the rows are spread, a sample of each index, whenever they may have doubled: milliseconds.
 * Without that it takes a tenant for ten rows, and goes through all of a city's to find fifty by their keys.
 */
const lookingAgain = (database: Connection, isFilled: boolean) => {
  let [written, next] = [0, isFilled ? 0 : FEW_ROWS]
  return (rows: number): void => {
    written += rows
    if (written < next) return
    database.exec('PRAGMA analysis_limit = 1000')
    database.exec('ANALYZE')
    next = Math.max(FEW_ROWS, written * 2)
  }
}

/** Whether two places are one. */
export const isSame = (one: Checkpoint | null, other: Checkpoint | null): boolean =>
  one?.position === other?.position && one?.hash === other?.hash && one?.epoch === other?.epoch

/** A generation in SQLite: everything is answered at once, so a step is one transaction without a pause. */
export interface SqliteGeneration extends ListGeneration {
  checkpoint(): Checkpoint | null
  keep(...asked: Parameters<ListGeneration['keep']>): boolean
  clear(): void
}

/** One generation of the lists in its own tables. Rows and checkpoint are written in one transaction without a pause. */
export const generationOf = (
  database: Connection,
  lists: readonly ListDefinition[],
  number: number,
): SqliteGeneration => {
  prepareTables(database, lists, number)
  const writers = new Map(lists.map((list) => [list.name, rowWriter(database, list, number)]))
  const load = database.prepare('SELECT epoch, position, hash FROM checkpoints WHERE generation = ?')
  const save = database.prepare(
    'INSERT OR REPLACE INTO checkpoints (generation, epoch, position, hash) VALUES (?, ?, ?, ?)',
  )
  // `get` adds a field of the driver's own to the row; `all` does not.
  const checkpoint = () => (load.all(number) as Checkpoint[])[0] ?? null
  const look = lookingAgain(database, checkpoint() !== null)
  look(0)
  return {
    checkpoint,
    keep: (work, { from, to }) => {
      const written = database.transaction(() => {
        if (!isSame(checkpoint(), from)) return null
        let rows = 0
        for (const one of work) rows += writers.get(one.list.name)!.write(one)
        save.run(number, to.epoch, to.position, to.hash)
        return rows
      })()
      if (written !== null) look(written)
      return written !== null
    },
    clear: () => {
      database.transaction(() => {
        for (const list of lists) database.exec(`DELETE FROM "${tableOf(list, number)}"`)
        database.prepare('DELETE FROM checkpoints WHERE generation = ?').run(number)
      })()
    },
  }
}
