import type { Clock, Instant } from '@huiyin/kernel'
import {
  checkAppend,
  hints,
  parseHeader,
  partOf,
  StoreClosed,
  type Append,
  type Appended,
  type EventStore,
  type LogHead,
  type Position,
  type StoredEvent,
} from '@huiyin/event-sourcing'
import { groupCommit, type Waiting } from './group-commit.js'
import { recentLog, type RecentLog } from './recent-log.js'
import { closeLog, openLog, type Connection } from './schema.js'

const COLUMNS = 'position, stream, version, header, body, hash'

/** Rows come as arrays: the driver spends a fifth of a read on the names of an object's fields. */
type Row = readonly [position: Position, stream: string, version: number, header: string, body: string, hash: string]
type StreamRow = readonly [position: Position, version: number, header: string, body: string, hash: string]
const factOf = ([position, stream, version, header, body, hash]: Row): StoredEvent => ({
  position,
  stream,
  version,
  header,
  body,
  hash,
})

const factOfStream =
  (stream: string) =>
  ([position, version, header, body, hash]: StreamRow): StoredEvent => ({
    position,
    stream,
    version,
    header,
    body,
    hash,
  })

/** How many of the last facts are kept in memory for those who follow the log closely. */
const RECENT_KEPT = 20_000

const readerOf = (database: Connection, recent: RecentLog) => {
  const select = (rest: string) => database.prepare(`SELECT ${COLUMNS} FROM events ${rest}`).raw()
  // whose stream it is needs not come back with each of its rows: reading a long stream is a tenth faster without
  const stream = database
    .prepare(
      'SELECT position, version, header, body, hash FROM events WHERE stream = ? AND version > ? ORDER BY version',
    )
    .raw()
  const log = select('WHERE position > ? ORDER BY position LIMIT ?')
  const at = select('WHERE position = ?')
  const last = select('ORDER BY position DESC LIMIT 1')
  const one = (rows: readonly unknown[]): StoredEvent | null => (rows.length > 0 ? factOf(rows[0] as Row) : null)
  const recordedAt = (position: number) => parseHeader(one(at.all(position))!.header).recordedAt

  return {
    stream: (name: string, after: number) => (stream.all(name, after) as StreamRow[]).map(factOfStream(name)),
    log: (after: number, limit: number) => recent.after(after, limit) ?? (log.all(after, limit) as Row[]).map(factOf),
    at: (position: number) => one(at.all(position)),
    head: (): LogHead | null => {
      const end = one(last.all())
      return end ? { position: end.position, hash: end.hash, recordedAt: parseHeader(end.header).recordedAt } : null
    },
    /** `recordedAt` never falls along the log and positions have no gaps here, so halving finds the place. */
    knownAt: (instant: Instant): Position | null => {
      let low = 0
      let high: number = one(last.all())?.position ?? 0
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
  const recent = recentLog(RECENT_KEPT)
  const commit = groupCommit(database, options.clock, recent)
  const read = readerOf(database, recent)
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
    readLogOf: (categories, after, limit) => answering(() => partOf(read.log(after ?? 0, limit), categories)),
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
