import type { Clock, Instant } from '@huiyin/kernel'
import {
  checkAppend,
  parseHeader,
  StoreClosed,
  type EventStore,
  type LogHead,
  type Position,
  type StoredEvent,
} from '@huiyin/event-sourcing'
import { groupCommit, type Waiting } from './group-commit.js'
import { openLog, type Connection } from './schema.js'

const COLUMNS = 'position, stream, version, header, body, hash'

const readerOf = (database: Connection) => {
  const stream = database.prepare(`SELECT ${COLUMNS} FROM events WHERE stream = ? AND version > ? ORDER BY version`)
  const log = database.prepare(`SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`)
  const at = database.prepare(`SELECT ${COLUMNS} FROM events WHERE position = ?`)
  const last = database.prepare(`SELECT ${COLUMNS} FROM events ORDER BY position DESC LIMIT 1`)
  const recordedAt = (position: number) => parseHeader((at.get(position) as StoredEvent).header).recordedAt

  return {
    stream: (name: string, after: number) => stream.all(name, after) as StoredEvent[],
    log: (after: number, limit: number) => log.all(after, limit) as StoredEvent[],
    // `get` adds a field of the driver's own to the row; `all` does not.
    at: (position: number) => (at.all(position) as StoredEvent[])[0] ?? null,
    head: (): LogHead | null => {
      const end = last.get() as StoredEvent | undefined
      return end ? { position: end.position, hash: end.hash, recordedAt: parseHeader(end.header).recordedAt } : null
    },
    /** `recordedAt` never falls along the log and positions have no gaps here, so halving finds the place. */
    knownAt: (instant: Instant): Position | null => {
      let low = 0
      let high = (last.get() as StoredEvent | undefined)?.position ?? 0
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (recordedAt(middle) <= instant) low = middle
        else high = (middle - 1) as Position
      }
      return low === 0 ? null : (low as Position)
    },
  }
}

/**
 * The event store of one machine: one SQLite file, WAL, every acknowledged append on disk. Appends that arrive while
 * the loop is busy share one transaction and one fsync (group commit).
 */
export const sqliteEventStore = (options: { readonly file: string; readonly clock: Clock }): EventStore => {
  const { database, epoch } = openLog(options.file)
  const commit = groupCommit(database, options.clock)
  const read = readerOf(database)
  const listeners = new Set<() => void>()
  let waiting: Waiting[] = []
  let closed = false

  const flush = () => {
    if (waiting.length === 0) return
    const group = waiting
    waiting = []
    commit(group)
    for (const listener of listeners) listener()
  }
  const open = () => {
    if (closed) throw new StoreClosed()
  }

  return {
    epoch,
    append: async (request) => {
      open()
      checkAppend(request)
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        waiting.push({ request, resolve, reject })
      })
    },
    readStream: async (stream, afterVersion = 0) => {
      open()
      return read.stream(stream, afterVersion)
    },
    readLog: async (after, limit) => {
      open()
      return read.log(after ?? 0, limit)
    },
    readAt: async (position) => {
      open()
      return read.at(position)
    },
    head: async () => {
      open()
      return read.head()
    },
    positionKnownAt: async (instant) => {
      open()
      return read.knownAt(instant)
    },
    onAppended: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      if (closed) return
      closed = true
      flush()
      listeners.clear()
      database.close()
    },
  }
}
