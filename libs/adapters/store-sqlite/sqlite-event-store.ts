import type { Clock, Instant } from '@huiyin/kernel'
import {
  checkAppend,
  hints,
  parseHeader,
  StoreClosed,
  type Append,
  type Appended,
  type EventStore,
  type LogHead,
  type Position,
  type StoredEvent,
} from '@huiyin/event-sourcing'
import { groupCommit, type Waiting } from './group-commit.js'
import { closeLog, openLog, type Connection } from './schema.js'

const COLUMNS = 'position, stream, version, header, body, hash'

// Many rows are fetched as arrays: measured, the driver takes a fifth longer for rows with named fields.
type Row = [position: Position, stream: string, version: number, header: string, body: string, hash: string]
type StreamRow = [position: Position, version: number, header: string, body: string, hash: string]

const readerOf = (database: Connection) => {
  const stream = database
    .prepare(
      'SELECT position, version, header, body, hash FROM events WHERE stream = ? AND version > ? ORDER BY version',
    )
    .raw(true)
  const log = database.prepare(`SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`).raw(true)
  const at = database.prepare(`SELECT ${COLUMNS} FROM events WHERE position = ?`)
  const last = database.prepare(`SELECT ${COLUMNS} FROM events ORDER BY position DESC LIMIT 1`)
  const recordedAt = (position: number) => parseHeader((at.get(position) as StoredEvent).header).recordedAt

  return {
    stream: (name: string, after: number): StoredEvent[] =>
      (stream.all(name, after) as unknown as StreamRow[]).map(([position, version, header, body, hash]) => {
        return { position, stream: name, version, header, body, hash }
      }),
    log: (after: number, limit: number): StoredEvent[] =>
      (log.all(after, limit) as unknown as Row[]).map(([position, stream, version, header, body, hash]) => {
        return { position, stream, version, header, body, hash }
      }),
    // `get` adds a field of the driver's own to the row; `all` does not.
    at: (position: number) => (at.all(position) as StoredEvent[])[0] ?? null,
    head: (): LogHead | null => {
      const end = last.get() as StoredEvent | undefined
      return end ? { position: end.position, hash: end.hash, recordedAt: parseHeader(end.header).recordedAt } : null
    },
    /** `recordedAt` never falls along the log and positions have no gaps here, so halving finds the place. */
    knownAt: (instant: Instant): Position | null => {
      let low = 0
      let high: number = (last.get() as StoredEvent | undefined)?.position ?? 0
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (recordedAt(middle) <= instant) low = middle
        else high = middle - 1
      }
      return low === 0 ? null : (low as Position)
    },
  }
}

/** Appends that arrive while the loop is busy wait here; one commit takes all of them. */
const commitQueue = (commit: (waiting: readonly Waiting[]) => void) => {
  let waiting: Waiting[] = []
  const flush = () => {
    if (waiting.length === 0) return
    const group = waiting
    waiting = []
    commit(group)
  }
  const push = (request: Append): Promise<Appended> =>
    new Promise((resolve, reject) => {
      checkAppend(request) // what it throws rejects the promise
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ request, resolve, reject })
    })
  return { push, flush }
}

/**
 * The event store of one machine: one SQLite file, WAL, every acknowledged append on disk. Appends that arrive while
 * the loop is busy share one transaction and one fsync (group commit).
 */
export const sqliteEventStore = (options: { readonly file: string; readonly clock: Clock }): EventStore => {
  const { database, epoch } = openLog(options.file)
  const commit = groupCommit(database, options.clock)
  const read = readerOf(database)
  const listeners = hints()
  let closed = false
  const queue = commitQueue((group) => {
    try {
      if (commit(group)) listeners.tell()
    } catch {
      closed = true // what could not be undone must not be read as if it were written
    }
  })
  const answering = async <T>(answer: () => T): Promise<T> => {
    if (closed) throw new StoreClosed()
    return answer()
  }

  return {
    epoch,
    append: (request) => (closed ? Promise.reject(new StoreClosed()) : queue.push(request)),
    readStream: (stream, afterVersion = 0) => answering(() => read.stream(stream, afterVersion)),
    readLog: (after, limit) => answering(() => read.log(after ?? 0, limit)),
    readAt: (position) => answering(() => read.at(position)),
    head: () => answering(read.head),
    positionKnownAt: (instant) => answering(() => read.knownAt(instant)),
    onAppended: listeners.onAppended,
    close: async () => {
      if (closed) return
      closed = true
      queue.flush()
      listeners.stop()
      closeLog(database)
    },
  }
}
