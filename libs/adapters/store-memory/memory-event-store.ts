import { randomUUID } from 'node:crypto'
import type { Clock, Instant } from '@huiyin/kernel'
import {
  checkAppend,
  conflictFrom,
  findCommand,
  hints,
  NO_STREAM,
  parseHeader,
  partOf,
  planAppend,
  StoreClosed,
  VersionConflict,
  type Append,
  type Appended,
  type EventStore,
  type LogHead,
  type Position,
  type StoredEvent,
} from '@huiyin/event-sourcing'

/** What outlives the store that wrote it: give it to the next one and the same log is open again. */
export interface MemoryLog {
  readonly epoch: string
  readonly events: StoredEvent[]
}

/** An empty log. */
export const memoryLog = (): MemoryLog => ({ epoch: randomUUID(), events: [] })

const recordedAt = (stored: StoredEvent): Instant => parseHeader(stored.header).recordedAt

const headOf = (events: readonly StoredEvent[]): LogHead | null => {
  const last = events.at(-1)
  return last ? { position: last.position, hash: last.hash, recordedAt: recordedAt(last) } : null
}

const byStream = (events: readonly StoredEvent[]): Map<string, StoredEvent[]> => {
  const streams = new Map<string, StoredEvent[]>()
  for (const one of events) {
    const stream = streams.get(one.stream)
    if (stream) stream.push(one)
    else streams.set(one.stream, [one])
  }
  return streams
}

const writerOf = (events: StoredEvent[], clock: Clock) => {
  const streams = byStream(events)
  const plan = (request: Append, stream: readonly StoredEvent[]): StoredEvent[] => {
    const now = clock.now()
    const last = events.at(-1)
    const latest = last ? recordedAt(last) : now
    const planned = planAppend(request, stream.at(-1) ?? NO_STREAM, now > latest ? now : latest)
    return planned.map((one, index) => ({ position: (events.length + index + 1) as Position, ...one }))
  }
  const write = (request: Append): Appended => {
    checkAppend(request)
    const stream = streams.get(request.stream) ?? []
    try {
      const written = plan(request, stream)
      events.push(...written)
      stream.push(...written)
      streams.set(request.stream, stream)
      return { events: written, again: false }
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error
      const mine = findCommand(request.context.command, stream.slice(conflictFrom(request)))
      if (mine.length === 0) throw error
      return { events: mine, again: true }
    }
  }
  return { write, stream: (name: string, after: number) => (streams.get(name) ?? []).slice(after) }
}

/** The event store of specs: the whole contract, nothing on disk. What is in `log` is the log; a new one when left out. */
export const memoryEventStore = (options: { readonly clock: Clock; readonly log?: MemoryLog }): EventStore => {
  const { epoch, events } = options.log ?? memoryLog()
  const { write, stream } = writerOf(events, options.clock)
  const listeners = hints()
  let closed = false

  const answering = async <T>(answer: () => T): Promise<T> => {
    if (closed) throw new StoreClosed()
    return answer()
  }

  return {
    epoch,
    append: (request) =>
      answering(() => {
        const appended = write(request)
        if (!appended.again) listeners.tell()
        return appended
      }),
    readStream: (name, afterVersion = 0) => answering(() => stream(name, afterVersion)),
    readLog: (after, limit) => answering(() => events.slice(after ?? 0, (after ?? 0) + limit)),
    readLogOf: (categories, after, limit) =>
      answering(() => partOf(events.slice(after ?? 0, (after ?? 0) + limit), categories)),
    readAt: (position) => answering(() => events[position - 1] ?? null),
    head: () => answering(() => headOf(events)),
    positionKnownAt: (instant) =>
      answering(() => events.findLast((stored) => recordedAt(stored) <= instant)?.position ?? null),
    onAppended: listeners.onAppended,
    close: async () => {
      closed = true
      listeners.stop()
    },
  }
}
