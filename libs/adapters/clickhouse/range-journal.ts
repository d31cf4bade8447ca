import Database from 'libsql'
import type { Checkpoint, Position } from '@huiyin/event-sourcing'
import type { Range, RangeJournal } from '@huiyin/analytics'

interface Row {
  readonly epoch: string | null
  readonly position: Position | null
  readonly hash: string | null
  readonly pendingEpoch: string | null
  readonly pendingFrom: Position | null
  readonly pendingTo: Position | null
  readonly pendingHash: string | null
}

const CREATE = `
  CREATE TABLE IF NOT EXISTS live (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL);
  INSERT OR IGNORE INTO live (one, generation) VALUES (1, 1);
  CREATE TABLE IF NOT EXISTS sent (
    generation INTEGER PRIMARY KEY, epoch TEXT, position INTEGER, hash TEXT,
    pendingEpoch TEXT, pendingFrom INTEGER, pendingTo INTEGER, pendingHash TEXT
  );`

const BEGIN = `
  INSERT INTO sent (generation, pendingEpoch, pendingFrom, pendingTo, pendingHash) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (generation) DO UPDATE SET pendingEpoch = excluded.pendingEpoch, pendingFrom = excluded.pendingFrom,
    pendingTo = excluded.pendingTo, pendingHash = excluded.pendingHash`

const FINISH = `
  UPDATE sent SET epoch = ?, position = ?, hash = ?,
    pendingEpoch = NULL, pendingFrom = NULL, pendingTo = NULL, pendingHash = NULL
  WHERE generation = ?`

/** The journal of ranges in a file of its own: a range is on disk before it is sent (`synchronous=FULL`). */
export const sqliteRangeJournal = (options: { readonly file: string }): RangeJournal & { close(): void } => {
  const database = new Database(options.file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec(CREATE)
  const live = database.prepare('SELECT generation FROM live')
  const read = database.prepare('SELECT * FROM sent WHERE generation = ?')
  const begin = database.prepare(BEGIN)
  const finish = database.prepare(FINISH)
  const row = (generation: number) => (read.all(generation) as Row[])[0]
  return {
    generation: () => (live.all() as { generation: number }[])[0]!.generation,
    done: (generation): Checkpoint | null => {
      const found = row(generation)
      if (!found || found.position === null) return null
      return { epoch: found.epoch!, position: found.position, hash: found.hash! }
    },
    pending: (generation): Range | null => {
      const found = row(generation)
      if (!found || found.pendingTo === null) return null
      const { pendingFrom: from, pendingEpoch, pendingTo, pendingHash } = found
      return { from, to: { epoch: pendingEpoch!, position: pendingTo, hash: pendingHash! } }
    },
    begin: (generation, { from, to }) => {
      begin.run(generation, to.epoch, from, to.position, to.hash)
    },
    finish: (generation, { epoch, position, hash }) => {
      finish.run(epoch, position, hash, generation)
    },
    forget: (generation) => {
      database.prepare('DELETE FROM sent WHERE generation = ?').run(generation)
    },
    goLive: (generation) => {
      database.prepare('UPDATE live SET generation = ?').run(generation)
    },
    close: () => {
      database.close()
    },
  }
}
