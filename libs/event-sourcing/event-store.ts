import type { Brand, Instant } from '@huiyin/kernel'
import type { EnvelopeContext } from './envelope.js'

/**
 * A place in the log. Opaque: compare it and keep it, never calculate with it; stores number differently and may leave
 * gaps.
 */
export type Position = Brand<number, 'Position'>

/** A fact as it lies on disk: two texts, byte for byte, and the hash over them. */
export interface StoredEvent {
  readonly position: Position
  readonly stream: string
  readonly version: number
  readonly header: string
  readonly body: string
  readonly hash: string
}

/** A fact to be written: `body` is the JSON text that will be stored. */
export interface NewEvent {
  readonly type: string
  readonly schema: number
  readonly body: string
}

/** Facts of one command for one stream, and the version the decision was made at. */
export interface Append {
  readonly stream: string
  /** `new`: the stream must not exist yet; a number: exactly this version is its last. */
  readonly expected: 'new' | number
  readonly context: EnvelopeContext
  readonly events: readonly NewEvent[]
}

/** What an append wrote, or, when the same command had been written before, what it wrote then. */
export interface Appended {
  readonly events: readonly StoredEvent[]
  readonly again: boolean
}

/** What a stretch of the log has for somebody who wants some of it. */
export interface LogPart {
  /** Those that were wanted, in order. */
  readonly facts: readonly StoredEvent[]
  /** The last fact of the stretch, whoever it is for: reading goes on from there. Null where there was none. */
  readonly reached: { readonly position: Position; readonly hash: string } | null
  /** How many facts the stretch has. */
  readonly looked: number
}

/** The end of the log. */
export interface LogHead {
  readonly position: Position
  readonly hash: string
  readonly recordedAt: Instant
}

/**
 * The log. Acknowledged means durable. Every adapter passes the whole contract suite in `@huiyin/testing`.
 */
export interface EventStore {
  /** Names this log; a restored backup starts a new epoch, so that marks taken on the lost part are found out. */
  readonly epoch: string
  /**
   * All or nothing, durable when it resolves. Rejects with `VersionConflict` when the stream stands elsewhere, with
   * `CommandIdReused` when the command id was used for something else, with `BadAppend` when the request is malformed.
   */
  append(request: Append): Promise<Appended>
  /** The facts of a stream after a version (0: all), in order; empty for an unknown stream. */
  readStream(stream: string, afterVersion?: number): Promise<readonly StoredEvent[]>
  /** The log after a position (null: from the beginning), in order, at most `limit` facts. No committed fact is skipped. */
  readLog(after: Position | null, limit: number): Promise<readonly StoredEvent[]>
  /**
   * The same for somebody who wants the facts of some categories of streams only (`<category>-<id>`): looks at no more
   * than `limit` facts and gives those that are wanted, so that a process of one context is not sent what others wrote.
   */
  readLogOf(categories: readonly string[], after: Position | null, limit: number): Promise<LogPart>
  /** One fact by its position, or null when the log has none there. */
  readAt(position: Position): Promise<StoredEvent | null>
  /** The end of the log, or null when it is empty. */
  head(): Promise<LogHead | null>
  /** The last position recorded at or before an instant, or null when everything was recorded later. */
  positionKnownAt(instant: Instant): Promise<Position | null>
  /** Calls back after something was committed; a hint only, the log is the truth. Returns how to stop. */
  onAppended(listener: () => void): () => void
  /** Finishes what was accepted, then stops; later calls reject with `StoreClosed`. */
  close(): Promise<void>
}

/** Somebody else wrote first; read again and decide anew. */
export class VersionConflict extends Error {
  override name = 'VersionConflict'
  constructor(
    readonly stream: string,
    readonly expected: 'new' | number,
    readonly actual: number,
  ) {
    super(`${stream} is at version ${actual}, not at ${expected}`)
  }
}

/** A command id stands for one request; this one already stands for another. */
export class CommandIdReused extends Error {
  override name = 'CommandIdReused'
  constructor(readonly commandId: string) {
    super(`command id ${commandId} was already used for a different request`)
  }
}

/** The request itself is malformed: no events, a stream or type name with characters we do not allow, a bad version. */
export class BadAppend extends Error {
  override name = 'BadAppend'
}

/** The store was closed. */
export class StoreClosed extends Error {
  override name = 'StoreClosed'
  constructor() {
    super('the event store is closed')
  }
}
