import Database from 'libsql'
import type { Checkpoint, Position } from '@huiyin/event-sourcing'
import type { Range, RangeJournal } from '@huiyin/analytics'

interface Row {
  readonly epoch: string | null
  readonly position: number | null
  readonly hash: string | null
  readonly pendingFrom: number | null
  readonly pendingTo: number | null
}

/** The journal of ranges in a file of its own: a range is on disk before it is sent (`synchronous=FULL`). */
export const sqliteRangeJournal = (options: { readonly file: string }): RangeJournal & { close(): void } => {
  const database = new Database(options.file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec(`
    CREATE TABLE IF NOT EXISTS live (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL);
    INSERT OR IGNORE INTO live (one, generation) VALUES (1, 1);
    CREATE TABLE IF NOT EXISTS ranges (
      generation INTEGER PRIMARY KEY, epoch TEXT, position INTEGER, hash TEXT, pendingFrom INTEGER, pendingTo INTEGER
    );`)
  const read = database.prepare('SELECT epoch, position, hash, pendingFrom, pendingTo FROM ranges WHERE generation = ?')
  const live = database.prepare('SELECT generation FROM live')
  const row = (generation: number) => read.get(generation) as Row | undefined
  const begin = database.prepare(
    'INSERT INTO ranges (generation, pendingFrom, pendingTo) VALUES (?, ?, ?) ' +
      'ON CONFLICT (generation) DO UPDATE SET pendingFrom = excluded.pendingFrom, pendingTo = excluded.pendingTo',
  )
  const finish = database.prepare(
    'UPDATE ranges SET epoch = ?, position = ?, hash = ?, pendingFrom = NULL, pendingTo = NULL WHERE generation = ?',
  )
  return {
    generation: () => (live.get() as { generation: number }).generation,
    done: (generation): Checkpoint | null => {
      const found = row(generation)
      if (!found || found.position === null) return null
      return { epoch: found.epoch!, position: found.position as Position, hash: found.hash! }
    },
    pending: (generation): Range | null => {
      const found = row(generation)
      if (!found || found.pendingTo === null) return null
      return { from: found.pendingFrom as Position | null, to: found.pendingTo as Position }
    },
    begin: (generation, { from, to }) => {
      begin.run(generation, from, to)
    },
    finish: (generation, { epoch, position, hash }) => {
      finish.run(epoch, position, hash, generation)
    },
    goLive: (generation) => {
      database.prepare('UPDATE live SET generation = ?').run(generation)
    },
    close: () => {
      database.close()
    },
  }
}
