import { LRUCache } from 'lru-cache'
import type { Clock, Instant } from '@huiyin/kernel'
import {
  conflictFrom,
  findCommand,
  NO_STREAM,
  parseHeader,
  planAppend,
  VersionConflict,
  type Append,
  type Appended,
  type Position,
  type StoredEvent,
  type StreamHead,
} from '@huiyin/event-sourcing'
import type { Connection } from './schema.js'

/** An append waiting for the next commit. */
export interface Waiting {
  readonly request: Append
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

/** How many stream heads are kept in memory; others are read from the file. */
const HEADS_KEPT = 200_000

const statementsOf = (database: Connection) => ({
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
  rollback: database.prepare('ROLLBACK'),
  insert: database.prepare(
    'INSERT INTO events (position, stream, version, header, body, hash) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  head: database.prepare('SELECT version, hash FROM events WHERE stream = ? ORDER BY version DESC LIMIT 1'),
  stream: database.prepare(
    'SELECT position, stream, version, header, body, hash FROM events WHERE stream = ? AND version > ? ORDER BY version',
  ),
  last: database.prepare('SELECT position, header FROM events ORDER BY position DESC LIMIT 1'),
})

/** What a commit group changes in memory once it is durable. */
interface Group {
  readonly heads: Map<string, StreamHead>
  position: number
  recordedAt: Instant
}

/**
 * Writes what is waiting in one transaction with one fsync, then answers each append. A refused append has been checked
 * before anything of it was inserted, so it leaves its neighbours in the group untouched; when the commit itself fails,
 * every append of the group is rejected and memory stays as it was.
 */
export const groupCommit = (database: Connection, clock: Clock) => {
  const sql = statementsOf(database)
  const heads = new LRUCache<string, StreamHead>({ max: HEADS_KEPT })
  const last = sql.last.get() as { position: number; header: string } | undefined
  const end = { position: last?.position ?? 0, recordedAt: last ? parseHeader(last.header).recordedAt : '' }

  const headOf = (stream: string, group: Group): StreamHead =>
    group.heads.get(stream) ?? heads.get(stream) ?? (sql.head.get(stream) as StreamHead | undefined) ?? NO_STREAM

  const insert = (request: Append, group: Group): Appended => {
    const now = clock.now()
    const recordedAt = now > group.recordedAt ? now : group.recordedAt
    const planned = planAppend(request, headOf(request.stream, group), recordedAt)
    const events = planned.map(({ stream, version, header, body, hash }): StoredEvent => {
      group.position += 1
      sql.insert.run(group.position, stream, version, header, body, hash)
      return { position: group.position as Position, stream, version, header, body, hash }
    })
    group.recordedAt = recordedAt
    const tail = events[events.length - 1]!
    group.heads.set(request.stream, { version: tail.version, hash: tail.hash })
    return { events, again: false }
  }

  const answerFor = (request: Append, group: Group): Appended => {
    try {
      return insert(request, group)
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error
      const since = sql.stream.all(request.stream, conflictFrom(request)) as StoredEvent[]
      const mine = findCommand(request.context.command, since)
      if (mine.length === 0) throw error
      return { events: mine, again: true }
    }
  }

  const isRefusal = (error: unknown) =>
    error instanceof Error && (error.name === 'VersionConflict' || error.name === 'CommandIdReused')

  const writeGroup = (waiting: readonly Waiting[], group: Group): (() => void)[] =>
    waiting.map(({ request, resolve, reject }) => {
      try {
        const appended = answerFor(request, group)
        return () => resolve(appended)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return () => reject(error)
      }
    })

  return (waiting: readonly Waiting[]): void => {
    const group: Group = { heads: new Map(), ...end }
    let answers: (() => void)[]
    try {
      sql.begin.run()
      answers = writeGroup(waiting, group)
      sql.commit.run()
    } catch (error) {
      if (database.inTransaction) sql.rollback.run()
      for (const { reject } of waiting) reject(error)
      return
    }
    for (const [stream, head] of group.heads) heads.set(stream, head)
    end.position = group.position
    end.recordedAt = group.recordedAt
    for (const answer of answers) answer()
  }
}
