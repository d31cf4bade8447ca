import { existsSync, statSync } from 'node:fs'
import Database from 'libsql'
import { newSecret, unwrap, wrap, WRAPPED_BYTES, type MasterKey } from '@huiyin/privacy'
import { createPrivateFile, WrongMasterKey } from './master-key.js'

/** The SQLite connection of the vault. One process owns the file (the host holds the folder's lock). */
export type Connection = Database.Database

/** The file is no vault of a format this version can read, or a row of it does not unwrap. */
export class ForeignVault extends Error {
  override name = 'ForeignVault'
}

/** Somebody else reads the file, so that erased bytes are still in its log. The erasure is to be asked for again. */
export class VaultBusy extends Error {
  override name = 'VaultBusy'
}

/** Bytes of a blind value. */
export const VALUE_BYTES = 16

const FORMAT = 1
const WAIT_MILLIS = 1000

/**
 * Secrets and blind values lie in tables with ascending numbers, in cells of fixed length that are overwritten with
 * zeros and never deleted, and in no index. Such cells never move. Where SQLite moves cells (an index, a row deleted
 * from between others) it leaves whole copies behind in pages, in spite of secure_delete: measured, one value in
 * 10,000.
 */
const TABLES = `
  CREATE TABLE installation (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL);
  CREATE TABLE subjects (
    number INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    wrapped BLOB NOT NULL CHECK (length(wrapped) = ${WRAPPED_BYTES})
  );
  CREATE UNIQUE INDEX subjects_by_name ON subjects (subject);
  CREATE TABLE blind_rows (
    number INTEGER PRIMARY KEY,
    subject INTEGER NOT NULL,
    value BLOB NOT NULL CHECK (length(value) = ${VALUE_BYTES})
  );
  CREATE INDEX blind_rows_by_subject ON blind_rows (subject);
  CREATE TABLE links (subject TEXT PRIMARY KEY, person TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX links_by_person ON links (person);
  PRAGMA user_version = ${FORMAT};`

/** The index over blind values is made anew at each opening and is in memory only. */
const LOOKUP = `
  CREATE TEMP TABLE lookup (value BLOB, subject INTEGER, PRIMARY KEY (value, subject)) WITHOUT ROWID;
  INSERT OR IGNORE INTO temp.lookup SELECT value, subject FROM blind_rows WHERE value <> zeroblob(${VALUE_BYTES})
    ORDER BY value, subject;`

/** Whether there is no vault at this place yet. */
export const isNewVault = (file: string): boolean => !existsSync(file) || statSync(file).size === 0

const formatOf = (database: Connection): number =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

const isEmpty = (database: Connection): boolean => database.prepare('SELECT 1 FROM sqlite_master').get() === undefined

const create = (database: Connection, master: MasterKey): void => {
  database.exec(`BEGIN IMMEDIATE; ${TABLES}`)
  database
    .prepare('INSERT INTO installation VALUES (?, ?)')
    .run(['installation', wrap(master, 'installation', newSecret())])
  database.exec('COMMIT')
}

const secretOf = (database: Connection, master: MasterKey, file: string): Buffer => {
  const row = database.prepare("SELECT wrapped FROM installation WHERE name = 'installation'").get()
  const secret = unwrap(master, 'installation', (row as { wrapped: Uint8Array }).wrapped)
  if (secret) return secret
  throw new WrongMasterKey(`the master key does not open ${file}: it belongs to another vault, or the file is damaged`)
}

/**
 * Moves what the write-ahead log holds into the file and cuts the log to nothing, so that no older version of a page is
 * left in it. Throws `VaultBusy` when another reader of the file prevents it.
 */
export const emptyLog = (database: Connection): void => {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number }
  if (busy !== 0)
    throw new VaultBusy('another process reads the key vault: erased keys are still in its write-ahead log')
}

const prepare = (database: Connection, master: MasterKey, file: string): Buffer => {
  const format = formatOf(database)
  const isNew = format === 0 && isEmpty(database)
  if (format !== FORMAT && !isNew) throw new ForeignVault(`${file} is no key vault of format ${FORMAT}`)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA secure_delete = ON')
  database.exec('PRAGMA temp_store = MEMORY')
  if (isNew) create(database, master)
  const secret = secretOf(database, master, file)
  emptyLog(database)
  database.exec(LOOKUP)
  return secret
}

/**
 * Opens or creates the vault file (mode 0600) and finishes an erasure that a crash cut short before the log was emptied.
 * Throws `WrongMasterKey`, `ForeignVault` or `VaultBusy`.
 */
export const openVault = (
  file: string,
  master: MasterKey,
): { readonly database: Connection; readonly secret: Buffer } => {
  if (!existsSync(file)) createPrivateFile(file, '')
  const database = new Database(file, { timeout: WAIT_MILLIS })
  try {
    return { database, secret: prepare(database, master, file) }
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    database.close()
    throw error
  }
}
