import { existsSync } from 'node:fs'
import Database from 'libsql'
import type { Position } from '@huiyin/event-sourcing'
import type { DeadLetter, PublishedEvent } from '@huiyin/messaging'

/** How far a consumer has come: the log's epoch, the position, and the hash of the event there. */
export interface Mark {
  readonly epoch: string
  readonly position: Position
  readonly hash: string
}

interface DeadRow {
  readonly consumer: string
  readonly position: number
  readonly event: string
  readonly reason: string
  readonly attempts: number
}

const statementsOf = (database: Database.Database) => ({
  load: database.prepare('SELECT epoch, position, hash FROM marks WHERE consumer = ?'),
  save: database.prepare(`
    INSERT INTO marks (consumer, epoch, position, hash) VALUES (?, ?, ?, ?)
    ON CONFLICT (consumer) DO UPDATE SET epoch = excluded.epoch, position = excluded.position, hash = excluded.hash
    WHERE marks.epoch <> excluded.epoch OR marks.position < excluded.position`),
  bury: database.prepare(
    'INSERT OR REPLACE INTO dead_letters (consumer, position, event, reason, attempts) VALUES (?, ?, ?, ?, ?)',
  ),
  remove: database.prepare('DELETE FROM dead_letters WHERE consumer = ? AND position = ?'),
  every: database.prepare('SELECT consumer, epoch, position, hash FROM marks ORDER BY consumer'),
  dead: database.prepare('SELECT consumer, position, event, reason, attempts FROM dead_letters ORDER BY position'),
})

/**
 * Marks and dead letters of the embedded bus, in a file of their own. A mark may be older than what was handled (then
 * events come twice), never newer; a bus that woke after another went on moves none back.
 */
export const openMarks = (file: string) => {
  const database = new Database(file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec(`
    CREATE TABLE IF NOT EXISTS marks (
      consumer TEXT PRIMARY KEY, epoch TEXT NOT NULL, position INTEGER NOT NULL, hash TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS dead_letters (
      consumer TEXT NOT NULL, position INTEGER NOT NULL, event TEXT NOT NULL, reason TEXT NOT NULL,
      attempts INTEGER NOT NULL, PRIMARY KEY (consumer, position)
    ) WITHOUT ROWID;`)
  const { load, save, bury, remove, every, dead } = statementsOf(database)
  return {
    load: (consumer: string): Mark | null => (load.all(consumer) as Mark[])[0] ?? null,
    save: (consumer: string, { epoch, position, hash }: Mark) => {
      save.run(consumer, epoch, position, hash)
    },
    bury: ({ consumer, position, event, reason, attempts }: DeadLetter) => {
      bury.run(consumer, position, JSON.stringify(event), reason, attempts)
    },
    deadLetters: (): readonly DeadLetter[] =>
      (dead.all() as DeadRow[]).map((row) => ({
        ...row,
        position: row.position as Position,
        event: JSON.parse(row.event) as PublishedEvent,
      })),
    /** Takes a dead letter out; false when there was none. */
    remove: ({ consumer, position }: Pick<DeadLetter, 'consumer' | 'position'>): boolean =>
      remove.run(consumer, position).changes === 1,
    all: (): readonly (Mark & { readonly consumer: string })[] =>
      every.all() as (Mark & { readonly consumer: string })[],
    close: () => {
      database.close()
    },
  }
}

export type Marks = ReturnType<typeof openMarks>

/** What lies in the file of a bus that does not run: every mark, and the dead letters. Nothing where there is no file. */
export const readMarks = (
  file: string,
): { readonly marks: ReturnType<Marks['all']>; readonly letters: readonly DeadLetter[] } => {
  if (!existsSync(file)) return { marks: [], letters: [] }
  const opened = openMarks(file)
  try {
    return { marks: opened.all(), letters: opened.deadLetters() }
  } finally {
    opened.close()
  }
}
