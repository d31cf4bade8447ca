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

/**
 * Marks and dead letters of the embedded bus, in a file of their own. A mark may be older than what was handled (then
 * events come twice), never newer.
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
  const load = database.prepare('SELECT epoch, position, hash FROM marks WHERE consumer = ?')
  const save = database.prepare('INSERT OR REPLACE INTO marks (consumer, epoch, position, hash) VALUES (?, ?, ?, ?)')
  const bury = database.prepare(
    'INSERT OR REPLACE INTO dead_letters (consumer, position, event, reason, attempts) VALUES (?, ?, ?, ?, ?)',
  )
  const dead = database.prepare(
    'SELECT consumer, position, event, reason, attempts FROM dead_letters ORDER BY position',
  )
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
    close: () => {
      database.close()
    },
  }
}

export type Marks = ReturnType<typeof openMarks>
