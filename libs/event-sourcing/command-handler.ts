import { LRUCache } from 'lru-cache'
import type { Decider } from './decider.js'
import type { EnvelopeContext } from './envelope.js'
import { commandOf, typeOf } from './envelope.js'
import { decodeEvent, type DomainEvent, type EventDefinitions, type EventOf } from './events.js'
import { CommandIdReused, VersionConflict, type EventStore, type NewEvent, type Position, type StoredEvent } from './event-store.js'

/**
 * What became of a command. `position` is where the caller's own writing ended, so that a reader can wait for it; null
 * when the stream is empty. `again` says that this very command had been handled before and this is its first result.
 */
export type Handled<E, R> =
  | { readonly ok: true; readonly events: readonly E[]; readonly position: Position | null; readonly again: boolean }
  | { readonly ok: false; readonly refusal: R }

/** Handles one command for the aggregate with this id. */
export type Handle<C, E, R> = (id: string, command: C, context: EnvelopeContext) => Promise<Handled<E, R>>

interface Result<E> {
  readonly print: string
  readonly events: readonly E[]
  readonly position: Position
}

/**
 * A stream folded up to a version. What each of its commands said is kept in one map that all versions of a stream
 * share and that only grows; it may know more than this version, never something that is not in the log.
 */
interface Folded<S, E> {
  readonly version: number
  readonly position: Position | null
  readonly state: S
  readonly results: Map<string, Result<E>>
}

export interface HandlerOptions<X extends EventDefinitions, C, S, R> {
  readonly store: EventStore
  readonly definitions: X
  readonly decider: Decider<C, EventOf<X>, S, R>
  /** How many folded streams are kept in memory. */
  readonly cached?: number
  /** How often a command is decided anew after somebody else wrote first. */
  readonly attempts?: number
}

/** A decision turned into what the store takes; a fact that does not fit its definition is a fault. */
const encode = (definitions: EventDefinitions, events: readonly DomainEvent[]): NewEvent[] =>
  events.map(({ type, data }) => {
    const definition = definitions.defs[type]
    if (!definition) throw new Error(`${definitions.category} defines no event ${type}`)
    return { type, schema: definition.schema, body: JSON.stringify(definition.data.parse(data)) }
  })

const folding = <X extends EventDefinitions, C, S, R>({ definitions, decider }: HandlerOptions<X, C, S, R>) => {
  type E = EventOf<X>
  const empty = (): Folded<S, E> => ({ version: 0, position: null, state: decider.initialState, results: new Map() })
  const remember = (results: Map<string, Result<E>>, { header, position }: StoredEvent, decoded: E) => {
    const { id, print } = commandOf(header)
    const known = results.get(id)
    if (known && known.position >= position) return // another reader of this stream was here before
    results.set(id, { print, events: known ? [...known.events, decoded] : [decoded], position })
  }
  const advance = ({ results, ...folded }: Folded<S, E>, stored: readonly StoredEvent[]): Folded<S, E> => {
    let { state, version, position } = folded
    for (const one of stored) {
      const { type, schema } = typeOf(one.header)
      const decoded = decodeEvent(definitions, { type, schema, body: one.body })
      state = decider.evolve(state, decoded)
      ;({ version, position } = one)
      remember(results, one, decoded)
    }
    return { version, position, state, results }
  }
  return { empty, advance }
}

/**
 * The only loop that reads, folds, decides and appends. Folded streams are kept in memory by version, so a stream in use
 * is not read again; a refusal or an empty answer from memory is confirmed against the store first. Throws
 * `VersionConflict` when others wrote first too often, `CommandIdReused` when the command id stands for another request.
 */
export const commandHandler = <X extends EventDefinitions, C, S, R>(
  options: HandlerOptions<X, C, S, R>,
): Handle<C, EventOf<X>, R> => {
  type E = EventOf<X>
  const { store, definitions, decider, attempts = 5 } = options
  const { empty, advance } = folding(options)
  const cache = new LRUCache<string, Folded<S, E>>({ max: options.cached ?? 20_000 })

  const keep = (stream: string, folded: Folded<S, E>): Folded<S, E> => {
    if ((cache.get(stream)?.version ?? 0) < folded.version) cache.set(stream, folded)
    return folded
  }

  const catchUp = async (stream: string): Promise<Folded<S, E>> => {
    const known = cache.get(stream) ?? empty()
    const fresh = await store.readStream(stream, known.version)
    return fresh.length === 0 ? known : keep(stream, advance(known, fresh))
  }

  const firstResult = (folded: Folded<S, E>, { command }: EnvelopeContext): Handled<E, R> | null => {
    const result = folded.results.get(command.id)
    if (!result) return null
    if (result.print !== command.print) throw new CommandIdReused(command.id)
    return { ok: true, events: result.events, position: result.position, again: true }
  }

  const append = async (stream: string, folded: Folded<S, E>, events: readonly E[], context: EnvelopeContext) => {
    const expected = folded.version === 0 ? 'new' : folded.version
    const appended = await store.append({ stream, expected, context, events: encode(definitions, events) })
    if (appended.again) return firstResult(await catchUp(stream), context)
    const written = firstResult(keep(stream, advance(folded, appended.events)), context)
    return written && { ...written, again: false }
  }

  /** Decides on memory first; what memory refuses or finds done is decided once more on what the store says. */
  const decideOn = async (stream: string, command: C, context: EnvelopeContext) => {
    const remembered = cache.get(stream)
    let folded = remembered ?? (await catchUp(stream))
    let decision = firstResult(folded, context) ? null : decider.decide(command, folded.state)
    if (remembered && decision && (!decision.ok || decision.events.length === 0)) {
      folded = await catchUp(stream)
      if (folded.version !== remembered.version) {
        decision = firstResult(folded, context) ? null : decider.decide(command, folded.state)
      }
    }
    return { folded, decision }
  }

  return async (id, command, context) => {
    const stream = `${definitions.category}-${id}`
    for (let attempt = 1; ; attempt += 1) {
      const { folded, decision } = await decideOn(stream, command, context)
      const earlier = firstResult(folded, context)
      if (earlier) return earlier
      if (!decision || !decision.ok) return decision ?? { ok: true, events: [], position: folded.position, again: false }
      if (decision.events.length === 0) return { ok: true, events: [], position: folded.position, again: false }
      try {
        const written = await append(stream, folded, decision.events, context)
        if (written) return written
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt >= attempts) throw error
        await catchUp(stream)
      }
    }
  }
}
