import { LRUCache } from 'lru-cache'
import type { Decider } from './decider.js'
import { commandOf, parseHeader } from './envelope.js'
import type { EventStore, Position, StoredEvent } from './event-store.js'
import type { EventDefinitions, EventOf } from './events.js'
import { eventIn } from './facts.js'
import { recordedFacts, voidingsOf } from './voiding.js'

/** What a command said: its print, where its facts stand in the stream and in the log, and its facts while they are kept. */
export interface Said<E> {
  readonly print: string
  /** The version of its first fact, and that of its last. */
  readonly from: number
  readonly to: number
  readonly position: Position
  /** Null once another command has said something: a command is sent again at once or hardly ever. */
  readonly events: readonly E[] | null
}

/**
 * A stream folded up to a version. What each of its commands said is kept in one map that all versions of a stream
 * share and that only grows; it may know more than this version, never something that is not in the log.
 */
export interface Folded<S, E> {
  readonly version: number
  readonly position: Position | null
  readonly state: S
  /** Whose the stream is, as its first fact says; null while it has none. */
  readonly tenant: string | null
  /** The command of its last fact; null while it has none. */
  readonly last: string | null
  readonly said: Map<string, Said<E>>
}

/** What is folded, and how. */
export interface FoldingOptions<X extends EventDefinitions, C, S, R> {
  readonly store: EventStore
  readonly definitions: X
  readonly decider: Decider<C, EventOf<X>, S, R>
  /** How many folded streams are kept in memory. */
  readonly cached?: number
}

/** Streams that are worked on: a city of 1,200 items a day has some ten days of them open, each in two contexts. */
const CACHED = 20_000

/** Forgets the facts of the command that spoke last, now that another one does; where they stand stays known. */
const forgetFacts = <E>(said: Map<string, Said<E>>, last: string | null): void => {
  const before = last === null ? undefined : said.get(last)
  if (before?.events) said.set(last!, { ...before, events: null })
}

/** Notes what a fact says of its command, and gives the command's id. */
const remember = <E>(said: Map<string, Said<E>>, { header, version, position }: StoredEvent, decoded: E): string => {
  const { id, print } = commandOf(header)
  const known = said.get(id)
  if (known && known.position >= position) return id // another reader of this stream was here before
  const events = known ? known.events && [...known.events, decoded] : [decoded]
  said.set(id, { print, from: known?.from ?? version, to: version, position, events })
  return id
}

const folding = <X extends EventDefinitions, C, S, R>({ definitions, decider }: FoldingOptions<X, C, S, R>) => {
  type E = EventOf<X>
  const voidings = voidingsOf(definitions)
  const empty = (): Folded<S, E> => {
    const { initialState: state } = decider
    return { version: 0, position: null, tenant: null, state, last: null, said: new Map() }
  }
  const advance = (
    { said, ...folded }: Folded<S, E>,
    stored: readonly StoredEvent[],
    voided?: ReadonlySet<Position>,
  ): Folded<S, E> => {
    let { state, version, position, tenant, last } = folded
    for (const one of stored) {
      tenant ??= parseHeader(one.header).tenant
      const decoded: E = eventIn(definitions, one)
      if (!voided?.has(one.position)) state = decider.evolve(state, decoded)
      ;({ version, position } = one)
      const command = remember(said, one, decoded)
      if (command !== last) forgetFacts(said, last)
      last = command
    }
    return { version, position, tenant, state, last, said }
  }
  /** A whole stream, as if its voided facts had never been said; what their commands said stays remembered. */
  const foldWhole = (said: Folded<S, E>['said'], stream: readonly StoredEvent[]): Folded<S, E> =>
    advance({ ...empty(), said }, stream, voidings.voidedIn(stream))
  return { empty, advance, foldWhole, isVoiding: voidings.isVoiding }
}

/** Folded streams, the most recently used in memory, each at the latest version this process has seen. */
export const foldedStreams = <X extends EventDefinitions, C, S, R>(options: FoldingOptions<X, C, S, R>) => {
  type Stream = Folded<S, EventOf<X>>
  const { store, definitions, cached = CACHED } = options
  const { empty, advance, foldWhole, isVoiding } = folding(options)
  const cache = new LRUCache<string, Stream>({ max: cached })

  const keep = (stream: string, folded: Stream): Stream => {
    if ((cache.get(stream)?.version ?? 0) < folded.version) cache.set(stream, folded)
    return folded
  }
  /** What was voided cannot be taken out of a folded state: the stream is folded anew, which is rare. */
  const moveOn = (stream: string, from: Stream, stored: readonly StoredEvent[]): Stream | Promise<Stream> => {
    if (stored.length === 0) return from
    if (!stored.some(isVoiding)) return keep(stream, advance(from, stored))
    if (from.version === 0) return keep(stream, foldWhole(from.said, stored))
    return store.readStream(stream).then((whole) => keep(stream, foldWhole(from.said, whole)))
  }
  const catchUp = async (stream: string): Promise<Stream> => {
    const known = cache.get(stream) ?? empty()
    return moveOn(stream, known, await store.readStream(stream, known.version))
  }
  /** The stream from its first fact on, folded, with the facts themselves. */
  const readWhole = async (stream: string) => {
    const stored = await store.readStream(stream)
    const folded = keep(stream, foldWhole(cache.get(stream)?.said ?? new Map(), stored))
    return { folded, facts: recordedFacts(definitions, stored) }
  }
  /** The facts of a command, from memory or from the log. */
  const factsOf = async (stream: string, { events, from, to }: Said<EventOf<X>>): Promise<readonly EventOf<X>[]> => {
    if (events) return events
    const stored = await store.readStream(stream, from - 1)
    return stored.filter(({ version }) => version <= to).map((one) => eventIn(definitions, one))
  }
  return { remembered: (stream: string) => cache.get(stream), moveOn, catchUp, readWhole, factsOf }
}
