import { randomUUID } from 'node:crypto'
import Database from 'libsql'

/** The SQLite connection of the log. One process owns the file (the host holds the folder's lock). */
export type Connection = Database.Database

const FORMAT = '1'

/** The file is no log of a format this version can read. */
export class ForeignLog extends Error {
  override name = 'ForeignLog'
}

const CREATE = `
  CREATE TABLE log_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    header TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (stream, version)
  );`

const valueOf = (database: Connection, key: string): string | undefined =>
  (database.prepare('SELECT value FROM log_meta WHERE key = ?').get(key) as { value: string } | undefined)?.value

const tablesOf = (database: Connection): readonly string[] =>
  (database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[]).map(
    ({ name }) => name,
  )

/** Tables, epoch and format in one transaction, so that a log is either not there or whole. */
const create = (database: Connection): void => {
  database.exec('BEGIN IMMEDIATE')
  database.exec(CREATE)
  const put = database.prepare('INSERT INTO log_meta (key, value) VALUES (?, ?)')
  put.run('epoch', randomUUID())
  put.run('format', FORMAT)
  database.exec('COMMIT')
}

/** Refuses, before anything is written to it, a file that some other program or version made. */
const checkFormat = (database: Connection, file: string): void => {
  const tables = tablesOf(database)
  if (tables.length === 0) return create(database)
  if (!tables.includes('log_meta')) throw new ForeignLog(`${file} is no log: it holds ${tables.join(', ')}`)
  const format = valueOf(database, 'format')
  if (format !== FORMAT) {
    throw new ForeignLog(`${file} holds a log of format ${format}; this version reads format ${FORMAT}`)
  }
}

/**
 * Opens or creates the log file: WAL, `synchronous=FULL`, so that an acknowledged append survives power loss. Both texts
 * of a fact are kept byte for byte. Throws `ForeignLog` for a file of another format.
 */
export const openLog = (file: string): { readonly database: Connection; readonly epoch: string } => {
  const database = new Database(file)
  try {
    database.exec('PRAGMA synchronous = FULL')
    checkFormat(database, file)
    database.exec('PRAGMA journal_mode = WAL')
    return { database, epoch: valueOf(database, 'epoch')! }
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Closes the log file. What the WAL still holds is moved into the file first, so that a closed log is one file to copy;
 * where that fails it stays in the WAL, which is as durable.
 */
export const closeLog = (database: Connection): void => {
  try {
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
  } catch {
    // The WAL keeps it.
  }
  database.close()
}
