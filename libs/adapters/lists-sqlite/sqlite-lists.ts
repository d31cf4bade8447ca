import Database from 'libsql'
import { Kysely, SqliteDialect } from 'kysely'
import type { Checkpoint } from '@huiyin/event-sourcing'
import type { ListDefinition, ListGenerations } from '@huiyin/read-model'
import {
  CREATE_META,
  dropGeneration,
  generationOf,
  isSame,
  type Connection,
  type SqliteGeneration,
} from './generation.js'
import { MAPPED } from './mapped.js'
import { readingThreads, type ReadingThreads } from './reading-threads.js'
import { tableOf } from './statements.js'

/** The lists of one process: a file of their own, disposable, with one live generation and perhaps one being rebuilt. */
export interface SqliteLists<Tables> extends ListGenerations {
  readonly live: SqliteGeneration
  next(): SqliteGeneration
  swap(live: Checkpoint | null): boolean
  /** Questions about the live generation, by the lists' own names. */
  readonly query: Kysely<Tables>
  close(): Promise<void>
}

/** Views carry the lists' own names; one of a list that is no longer there would answer with nothing for ever. */
const pointViews = (database: Connection, lists: readonly ListDefinition[], generation: number): void => {
  const views = database.prepare("SELECT name FROM sqlite_master WHERE type = 'view'").all() as { name: string }[]
  for (const { name } of views) database.exec(`DROP VIEW "${name}"`)
  for (const list of lists) database.exec(`CREATE VIEW "${list.name}" AS SELECT * FROM "${tableOf(list, generation)}"`)
}

/** The generation that is live now, whichever that is when it is asked. */
const liveOf = (now: () => SqliteGeneration): SqliteGeneration => ({
  checkpoint: () => now().checkpoint(),
  keep: (work, move) => now().keep(work, move),
  clear: () => {
    now().clear()
  },
})

export interface SqliteListsOptions {
  /** `:memory:` for specs. */
  readonly file: string
  readonly lists: readonly ListDefinition[]
  /** Left out, questions are answered on this thread: one after the other, and before anything else. Never of a `:memory:`. */
  readonly readers?: ReadingThreads
}

/** Opens or creates the file of the lists. */
export const sqliteLists = <Tables>(options: SqliteListsOptions): SqliteLists<Tables> => {
  const { lists } = options
  const database = new Database(options.file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.prepare(MAPPED).all()
  database.exec(CREATE_META)
  let number = (database.prepare('SELECT live FROM generations').all() as { live: number }[])[0]!.live
  let current = generationOf(database, lists, number)
  database.transaction(() => pointViews(database, lists, number))()
  const here = () => new SqliteDialect({ database: database as never })
  const query = new Kysely<Tables>({
    dialect: options.readers ? readingThreads(options.file, options.readers) : here(),
  })
  return {
    live: liveOf(() => current),
    query,
    next: () => generationOf(database, lists, number + 1),
    swap: (live) => {
      if (!isSame(current.checkpoint(), live)) return false
      const next = generationOf(database, lists, number + 1)
      database.transaction(() => {
        database.prepare('UPDATE generations SET live = ?').run(number + 1)
        pointViews(database, lists, number + 1)
        dropGeneration(database, number)
      })()
      number += 1
      current = next
      return true
    },
    close: async () => {
      await query.destroy()
      database.close() // kysely closes only what it has used
    },
  }
}
