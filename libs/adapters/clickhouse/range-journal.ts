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

const openFile = (file: string): Database.Database => {
  const database = new Database(file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec(`
    CREATE TABLE IF NOT EXISTS live (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL);
    INSERT OR IGNORE INTO live (one, generation) VALUES (1, 1);
    CREATE TABLE IF NOT EXISTS ranges (
      generation INTEGER PRIMARY KEY, epoch TEXT, position INTEGER, hash TEXT, pendingFrom INTEGER, pendingTo INTEGER
    );`)
  return database
}

const statementsOf = (database: Database.Database) => ({
  live: database.prepare('SELECT generation FROM live'),
  goLive: database.prepare('UPDATE live SET generation = ?'),
  read: database.prepare('SELECT epoch, position, hash, pendingFrom, pendingTo FROM ranges WHERE generation = ?'),
  begin: database.prepare(
    'INSERT INTO ranges (generation, pendingFrom, pendingTo) VALUES (?, ?, ?) ' +
      'ON CONFLICT (generation) DO UPDATE SET pendingFrom = excluded.pendingFrom, pendingTo = excluded.pendingTo',
  ),
  finish: database.prepare(
    'UPDATE ranges SET epoch = ?, position = ?, hash = ?, pendingFrom = NULL, pendingTo = NULL WHERE generation = ?',
  ),
})

const doneIn = (row: Row | undefined): Checkpoint | null =>
  row && row.position !== null ? { epoch: row.epoch!, position: row.position as Position, hash: row.hash! } : null

const pendingIn = (row: Row | undefined): Range | null =>
  row && row.pendingTo !== null ? { from: row.pendingFrom as Position | null, to: row.pendingTo as Position } : null

/** The journal of ranges in a file of its own: a range is on disk before it is sent (`synchronous=FULL`). */
export const sqliteRangeJournal = (options: { readonly file: string }): RangeJournal & { close(): void } => {
  const database = openFile(options.file)
  const sql = statementsOf(database)
  const row = (generation: number) => sql.read.get(generation) as Row | undefined
  return {
    generation: () => (sql.live.get() as { generation: number }).generation,
    done: (generation) => doneIn(row(generation)),
    pending: (generation) => pendingIn(row(generation)),
    begin: (generation, { from, to }) => {
      sql.begin.run(generation, from, to)
    },
    finish: (generation, { epoch, position, hash }) => {
      sql.finish.run(epoch, position, hash, generation)
    },
    goLive: (generation) => {
      sql.goLive.run(generation)
    },
    close: () => {
      database.close()
    },
  }
}
