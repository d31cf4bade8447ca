import type Database from 'libsql'
import type { ListChanges, ListDefinition, ListRow, ListWork } from '@huiyin/read-model'
import { changeStatement, rowStatements } from './statements.js'

/** So many combinations of columns that change together are kept prepared for a list; there are some dozens. */
const MOST_COMBINATIONS = 200

/** The statements that change some columns of a row, prepared when a combination is met. */
const changeStatements = (database: Database.Database, list: ListDefinition, generation: number) => {
  const prepared = new Map<string, Database.Statement>()
  return (columns: readonly string[]): Database.Statement => {
    const combination = columns.join(',')
    const known = prepared.get(combination)
    if (known) return known
    if (prepared.size >= MOST_COMBINATIONS) prepared.clear()
    const statement = database.prepare(changeStatement(list, generation, columns))
    prepared.set(combination, statement)
    return statement
  }
}

/**
 * Reads and writes the rows of one list of a generation. Of a row that is there only the columns that changed are
 * written: SQLite makes every index anew whose column is named, also with the value it had, and the items have more than twenty.
 */
export const rowWriter = (database: Database.Database, list: ListDefinition, generation: number) => {
  const columns = Object.keys(list.columns)
  const statements = rowStatements(list, generation)
  const [load, put, remove] = [statements.load, statements.put, statements.remove].map((sql) =>
    database.prepare(sql),
  ) as [Database.Statement, Database.Statement, Database.Statement]
  const changing = changeStatements(database, list, generation)
  /** The rows under these keys, by key; frozen, for what changed is told by comparing with them. */
  const found = (keys: readonly string[]): ReadonlyMap<string, ListRow> => {
    if (keys.length === 0) return new Map()
    const rows = load.all(JSON.stringify(keys)) as ListRow[]
    return new Map(rows.map((row) => [row[list.key] as string, Object.freeze(row)]))
  }
  // one array instead of many arguments: the driver would flatten them into one first
  const writeOne = (row: ListRow, before: ListRow | undefined): void => {
    if (!before) {
      put.run(columns.map((column) => row[column]))
      return
    }
    const changed = columns.filter((column) => before[column] !== row[column])
    if (changed.length > 0) changing(changed).run([...changed.map((column) => row[column]), row[list.key]])
  }
  return {
    /** Does what a batch does to the list; says how many rows it put. */
    write: ({ keys, change }: ListWork): number => {
      const before = found(keys)
      const changes: ListChanges = change(before)
      for (const row of changes.put) writeOne(row, before.get(row[list.key] as string))
      for (const key of changes.remove) remove.run(key)
      return changes.put.length
    },
  }
}
