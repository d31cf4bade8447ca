import Database from 'libsql'
import { parseHeader, type EventStore, type Position, type StoredEvent } from '@huiyin/event-sourcing'

/** A log file as it lies there, for verification: whatever its columns hold is read. */
export interface LogFile extends Pick<EventStore, 'head' | 'readLog'> {
  close(): void
}

const COLUMNS = ['stream', 'header', 'body', 'hash'].map((name) => `CAST(${name} AS BLOB) AS ${name}`).join(', ')

type Row = { readonly [K in 'position' | 'version']: number } & {
  readonly [K in 'stream' | 'header' | 'body' | 'hash']: ArrayBuffer
}
const textOf = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString()
const factOf = ({ position, version, stream, header, body, hash }: Row): StoredEvent => ({
  position: position as Position,
  stream: textOf(stream),
  version,
  header: textOf(header),
  body: textOf(body),
  hash: textOf(hash),
})

const recordedAtOf = ({ header }: StoredEvent): string => {
  try {
    return parseHeader(header).recordedAt
  } catch {
    return ''
  }
}

/**
 * Opens a log file to verify it. The driver ends the whole process when a text column is not UTF-8, and one flipped bit
 * can do that; here every column is read as bytes, which costs a third more time. What is not UTF-8 comes back changed,
 * so its hash no longer fits. Writes nothing; throws when the file is no database.
 */
export const sqliteLogFile = (file: string): LogFile => {
  const database = new Database(file)
  const log = database.prepare(
    `SELECT position, version, ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
  )
  const last = database.prepare(`SELECT position, version, ${COLUMNS} FROM events ORDER BY position DESC LIMIT 1`)
  return {
    readLog: async (after, limit) => (log.all(after ?? Number.MIN_SAFE_INTEGER, limit) as Row[]).map(factOf),
    head: async () => {
      const [end] = (last.all() as Row[]).map(factOf)
      return end ? { position: end.position, hash: end.hash, recordedAt: recordedAtOf(end) } : null
    },
    close: () => database.close(),
  }
}
