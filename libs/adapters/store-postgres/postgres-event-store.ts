import {
  checkAppend,
  conflictFrom,
  findCommand,
  hints,
  StoreClosed,
  VersionConflict,
  type Append,
  type Appended,
  type EventStore,
} from '@huiyin/event-sourcing'
import type { Clock } from '@huiyin/kernel'
import { appender, LogReplaced, type Appender } from './appender.js'
import { persistently, poolOf, schemaOf, type LogPlace } from './connection.js'
import { groupQueue, type Waiting } from './group-queue.js'
import type { Outcome } from './plan-group.js'
import { readerOf } from './reader.js'
import { openSchema } from './schema.js'
import { watchLog } from './watcher.js'

export interface PostgresLogOptions extends LogPlace {
  readonly clock: Clock
  /**
   * The contexts whose appends this process is told of at once; everybody's when left out. What others wrote it learns with
   * the next look at the log's end: a process that reads its own streams only is not woken by each fact of the others.
   */
  readonly listenTo?: readonly string[]
  /** How often the end of the log is looked at; notifications only make it sooner. */
  readonly pollMillis?: number
  /** How long a lost database is waited for before a call rejects with `LogUnreachable`. */
  readonly patienceMillis?: number
}

const POLL_MILLIS = 200
const PATIENCE_MILLIS = 5_000
const READERS = 4

type Reader = ReturnType<typeof readerOf>

/** What a command wrote before, when it is among the facts past the version it expects; the refusal itself when not. */
const answerTo = async (read: Reader, request: Append, outcome: Outcome): Promise<Appended> => {
  if ('events' in outcome) return { events: outcome.events, again: false }
  if (!(outcome.refused instanceof VersionConflict)) throw outcome.refused
  const since = await read.stream(request.stream, conflictFrom(request))
  const mine = findCommand(request.context.command, since)
  if (mine.length === 0) throw outcome.refused
  return { events: mine, again: true }
}

/**
 * Commits a group and answers each append. A connection that was lost, also in the middle of the commit, is opened again
 * and the same group sent once more: what had been written is then found by its command, what had not is written.
 */
const committing =
  (writer: Appender, read: Reader, options: { readonly patience: number; readonly onWritten: (end: number) => void }) =>
  async (group: readonly Waiting[]): Promise<void> => {
    const { patience, onWritten } = options
    try {
      const requests = group.map(({ request }) => request)
      const { events, after, outcomes } = await persistently(patience, () => writer.write(requests))
      if (events.length > 0) onWritten(after.position)
      for (const [index, { request, resolve, reject }] of group.entries()) {
        const asked = () => answerTo(read, request, outcomes[index]!)
        persistently(patience, asked).then(resolve, reject)
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

/** The listeners of a store: told once of every end of the log that is seen by looking or was written here. */
const ends = () => {
  const listeners = hints()
  let known = 0
  return {
    ...listeners,
    reached: (position: number) => {
      if (position <= known) return
      known = position
      listeners.tell()
    },
  }
}

/** The parts of a store that is open. */
const partsOf = (options: PostgresLogOptions, epoch: string) => {
  const { clock, listenTo, pollMillis = POLL_MILLIS, patienceMillis: patience = PATIENCE_MILLIS, ...place } = options
  const schema = schemaOf(place)
  const pool = poolOf(place, READERS)
  const read = readerOf(pool, schema)
  const writer = appender({ place, schema, epoch, clock })
  const listeners = ends()
  const queue = groupQueue(committing(writer, read, { patience, onWritten: listeners.reached }))
  const watch = (onReplaced: () => void) =>
    watchLog({
      ...{ place, schema, pollMillis },
      ...(listenTo && { contexts: listenTo }),
      onNotified: (processId) => {
        if (processId !== writer.processId()) listeners.tell()
      },
      onBack: listeners.tell,
      onEnd: (position, found) => {
        if (found === epoch) listeners.reached(position)
        else onReplaced()
      },
    })
  return { pool, read, writer, listeners, queue, watch, patience }
}

/**
 * The event store of several processes: one PostgreSQL database, in which each process appends to its own streams and
 * everybody reads. Acknowledged appends are on the database's disk. Appends that arrive while a transaction runs share
 * the next one (group commit). Opens or makes the log; throws `ForeignLog` for anything else. Calls reject with
 * `LogUnreachable` when the database stays away, and with `LogReplaced` once the log was restored in a new epoch.
 */
export const postgresEventStore = async (options: PostgresLogOptions): Promise<EventStore> => {
  const epoch = await openSchema(options)
  const { pool, read, writer, listeners, queue, watch, patience } = partsOf(options, epoch)
  let ended: Error | null = null
  const watcher = watch(() => (ended ??= new LogReplaced(epoch)))
  const answering = async <T>(answer: () => Promise<T>): Promise<T> => {
    if (ended) throw ended
    return persistently(patience, answer)
  }

  return {
    epoch,
    append: async (request) => {
      if (ended) throw ended
      checkAppend(request)
      return queue.push(request)
    },
    readStream: (stream, afterVersion = 0) => answering(() => read.stream(stream, afterVersion)),
    readLog: (after, limit) => answering(() => read.log(after ?? 0, limit)),
    readLogOf: (categories, after, limit) => answering(() => read.part(categories, after ?? 0, limit)),
    readAt: (position) => answering(() => read.at(position)),
    head: () => answering(read.head),
    positionKnownAt: (instant) => answering(() => read.knownAt(instant)),
    onAppended: listeners.onAppended,
    close: async () => {
      if (ended instanceof StoreClosed) return
      ended = new StoreClosed()
      await queue.drained()
      listeners.stop()
      await watcher.stop()
      await writer.close()
      await pool.end()
    },
  }
}
