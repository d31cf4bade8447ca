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
  type PlannedEvent,
  type Position,
  type StoredEvent,
  type StreamHead,
} from '@huiyin/event-sourcing'
import { recentlyUsed, type Recent } from './recent.js'
import type { RecentLog } from './recent-log.js'
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

type Statements = ReturnType<typeof statementsOf>

/** A commit group under way: what it changes in memory once it is durable, and its moment. */
interface Group {
  readonly heads: Map<string, StreamHead>
  readonly written: StoredEvent[]
  readonly recordedAt: Instant
  position: number
}

/** What to tell one caller once the group is durable. */
type Answer = () => void

/** What a command wrote before, when it is among the facts past the version it expects; the conflict itself when not. */
const writtenBefore = (sql: Statements, request: Append, conflict: unknown): Appended => {
  if (!(conflict instanceof VersionConflict)) throw conflict
  const since = sql.stream.all(request.stream, conflictFrom(request)) as StoredEvent[]
  const mine = findCommand(request.context.command, since)
  if (mine.length === 0) throw conflict
  return { events: mine, again: true }
}

/** Decides the appends of a group one after the other, on what the group has written so far. */
const groupWriter = (sql: Statements, heads: Recent<string, StreamHead>) => {
  const headOf = (stream: string, group: Group): StreamHead =>
    group.heads.get(stream) ?? heads.get(stream) ?? (sql.head.get(stream) as StreamHead | undefined) ?? NO_STREAM

  const insert = (planned: readonly PlannedEvent[], group: Group): Appended => {
    const events = planned.map(({ stream, version, header, body, hash }): StoredEvent => {
      group.position += 1
      // One array instead of six arguments: the driver would flatten them into one first.
      sql.insert.run([group.position, stream, version, header, body, hash])
      return { position: group.position as Position, stream, version, header, body, hash }
    })
    group.written.push(...events)
    const { stream, version, hash } = events[events.length - 1]!
    group.heads.set(stream, { version, hash })
    return { events, again: false }
  }

  const plan = (request: Append, group: Group): readonly PlannedEvent[] | Appended => {
    try {
      return planAppend(request, headOf(request.stream, group), group.recordedAt)
    } catch (error) {
      return writtenBefore(sql, request, error)
    }
  }

  return ({ request, resolve, reject }: Waiting, group: Group): Answer => {
    let planned: readonly PlannedEvent[] | Appended
    try {
      planned = plan(request, group)
    } catch (refusal) {
      return () => reject(refusal)
    }
    const appended = 'again' in planned ? planned : insert(planned, group)
    return () => resolve(appended)
  }
}

/** The end of the log, kept in memory. */
const endOf = (sql: Statements) => {
  const last = sql.last.get() as { position: number; header: string } | undefined
  return { position: last?.position ?? 0, recordedAt: last ? parseHeader(last.header).recordedAt : '' }
}

/**
 * Writes what is waiting in one transaction with one fsync, then answers each append; says whether anything was
 * written. A refused append is refused before anything of it is inserted, so it leaves its neighbours in the group
 * untouched; when the commit itself fails, every append of the group is rejected and memory stays as it was. Throws
 * when even that cannot be undone: then this connection must not be used any more.
 */
export const groupCommit = (database: Connection, clock: Clock, recent?: RecentLog) => {
  const sql = statementsOf(database)
  const heads = recentlyUsed<string, StreamHead>(HEADS_KEPT)
  const write = groupWriter(sql, heads)
  let end = endOf(sql)

  const commit = (waiting: readonly Waiting[]): readonly Answer[] => {
    const now = clock.now()
    const recordedAt = now > end.recordedAt ? now : end.recordedAt
    const group: Group = { heads: new Map(), written: [], recordedAt, position: end.position }
    sql.begin.run()
    const answers = waiting.map((one) => write(one, group))
    sql.commit.run()
    for (const [stream, head] of group.heads) heads.set(stream, head)
    recent?.push(group.written)
    if (group.position > end.position) end = { position: group.position, recordedAt }
    return answers
  }

  return (waiting: readonly Waiting[]): boolean => {
    const before = end.position
    try {
      for (const answer of commit(waiting)) answer()
    } catch (error) {
      for (const { reject } of waiting) reject(error)
      if (database.inTransaction) sql.rollback.run()
    }
    return end.position > before
  }
}
