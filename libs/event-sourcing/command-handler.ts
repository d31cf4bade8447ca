import { LRUCache } from 'lru-cache'
import type { Decider } from './decider.js'
import type { EnvelopeContext } from './envelope.js'
import { commandOf, parseHeader } from './envelope.js'
import { definitionOf, type DomainEvent, type EventDefinitions, type EventOf } from './events.js'
import {
  CommandIdReused,
  VersionConflict,
  type EventStore,
  type NewEvent,
  type Position,
  type StoredEvent,
} from './event-store.js'
import { eventIn } from './facts.js'
import { recordedFacts, voidingsOf, type RecordedFacts } from './voiding.js'

/**
 * What became of a command. `position` is where the caller's own writing ended, so that a reader can wait for it; null
 * when the stream is empty. `again` says that this very command had been handled before and this is its first result.
 */
export type Handled<E, R> =
  | { readonly ok: true; readonly events: readonly E[]; readonly position: Position | null; readonly again: boolean }
  | { readonly ok: false; readonly refusal: R }

/** Who asks and when, and how far the asker's scope reaches: units by id; left out where scope does not matter. */
export interface CommandContext extends EnvelopeContext {
  readonly within?: ReadonlySet<string>
  /** Units the command is about that the state does not say; the scope has to reach every one of them as well. */
  readonly concerns?: readonly string[]
  /** The asker and everybody above him today; left out where the asker is no person of the organisation. */
  readonly atOrAbove?: ReadonlySet<string>
  /** Persons complained of in what the command is about, where the state does not say who they are. */
  readonly complainedOf?: readonly string[]
}

/** The aggregate belongs to a unit outside the asker's scope, or to another tenant: nobody reaches across tenants. */
export type OutOfScope = 'NotYourUnit'

/** From whom an aggregate is hidden. */
export interface Hiding<S, H extends string> {
  /** The persons complained of in this state: to them and to everybody below them it is as if it did not exist. */
  readonly complainedOf: (state: S) => readonly string[]
  /** The answer where a command would otherwise begin the aggregate anew. */
  readonly refusal: H
}

/** How a command is made of the facts of the stream themselves: rare, because the whole stream is read for it. */
export type FromFacts<C, E> = (facts: RecordedFacts<E>) => C

const isFromFacts = <C, E>(asked: C | FromFacts<C, E>): asked is FromFacts<C, E> => typeof asked === 'function'

/** Handles one command for the aggregate with this id. */
export type Handle<C, E, R> = (
  id: string,
  asked: C | FromFacts<C, E>,
  context: CommandContext,
) => Promise<Handled<E, R | OutOfScope>>

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
  /** Whose the stream is, as its first fact says; null while it has none. */
  readonly tenant: string | null
  readonly results: Map<string, Result<E>>
}

export interface HandlerOptions<X extends EventDefinitions, C, S, R, H extends string = never> {
  readonly store: EventStore
  readonly definitions: X
  readonly decider: Decider<C, EventOf<X>, S, R>
  /** The unit an aggregate belongs to in this state; null while it belongs to none. Scope is judged on it. */
  readonly unitOf?: (state: S) => string | null
  /** Left out where an aggregate is about nothing that anybody complains of. */
  readonly hiding?: Hiding<S, H>
  /** How many folded streams are kept in memory. */
  readonly cached?: number
  /** How often a command is decided anew after somebody else wrote first. */
  readonly attempts?: number
}

/** A decision turned into what the store takes; a fact that does not fit its definition is a fault. */
const encode = (definitions: EventDefinitions, events: readonly DomainEvent[]): NewEvent[] =>
  events.map(({ type, data }) => {
    const definition = definitionOf(definitions, type)
    if (!definition) throw new Error(`${definitions.category} defines no event ${type}`)
    return { type, schema: definition.schema, body: JSON.stringify(definition.data.parse(data)) }
  })

const folding = <X extends EventDefinitions, C, S, R, H extends string>({
  definitions,
  decider,
}: HandlerOptions<X, C, S, R, H>) => {
  type E = EventOf<X>
  const voidings = voidingsOf(definitions)
  const empty = (): Folded<S, E> => {
    const { initialState: state } = decider
    return { version: 0, position: null, tenant: null, state, results: new Map() }
  }
  const remember = (results: Map<string, Result<E>>, { header, position }: StoredEvent, decoded: E) => {
    const { id, print } = commandOf(header)
    const known = results.get(id)
    if (known && known.position >= position) return // another reader of this stream was here before
    results.set(id, { print, events: known ? [...known.events, decoded] : [decoded], position })
  }
  const advance = (
    { results, ...folded }: Folded<S, E>,
    stored: readonly StoredEvent[],
    voided?: ReadonlySet<Position>,
  ): Folded<S, E> => {
    let { state, version, position, tenant } = folded
    for (const one of stored) {
      tenant ??= parseHeader(one.header).tenant
      const decoded: E = eventIn(definitions, one)
      if (!voided?.has(one.position)) state = decider.evolve(state, decoded)
      ;({ version, position } = one)
      remember(results, one, decoded)
    }
    return { version, position, tenant, state, results }
  }
  /** A whole stream, as if its voided facts had never been said; what their commands answered stays remembered. */
  const foldWhole = (results: Folded<S, E>['results'], stream: readonly StoredEvent[]): Folded<S, E> =>
    advance({ ...empty(), results }, stream, voidings.voidedIn(stream))
  return { empty, advance, foldWhole, isVoiding: voidings.isVoiding }
}

/** Folded streams, the most recently used in memory, each at the latest version this process has seen. */
const foldedStreams = <X extends EventDefinitions, C, S, R, H extends string>(
  options: HandlerOptions<X, C, S, R, H>,
) => {
  type Stream = Folded<S, EventOf<X>>
  const { empty, advance, foldWhole, isVoiding } = folding(options)
  const cache = new LRUCache<string, Stream>({ max: options.cached ?? 5_000 })

  const keep = (stream: string, folded: Stream): Stream => {
    if ((cache.get(stream)?.version ?? 0) < folded.version) cache.set(stream, folded)
    return folded
  }
  /** What was voided cannot be taken out of a folded state: the stream is folded anew, which is rare. */
  const moveOn = (stream: string, from: Stream, stored: readonly StoredEvent[]): Stream | Promise<Stream> => {
    if (stored.length === 0) return from
    if (!stored.some(isVoiding)) return keep(stream, advance(from, stored))
    if (from.version === 0) return keep(stream, foldWhole(from.results, stored))
    return options.store.readStream(stream).then((whole) => keep(stream, foldWhole(from.results, whole)))
  }
  const catchUp = async (stream: string): Promise<Stream> => {
    const known = cache.get(stream) ?? empty()
    return moveOn(stream, known, await options.store.readStream(stream, known.version))
  }
  /** The stream from its first fact on, folded, with the facts themselves. */
  const readWhole = async (stream: string) => {
    const stored = await options.store.readStream(stream)
    const folded = keep(stream, foldWhole(cache.get(stream)?.results ?? new Map(), stored))
    return { folded, facts: recordedFacts(options.definitions, stored) }
  }
  return { remembered: (stream: string) => cache.get(stream), moveOn, catchUp, readWhole }
}

/** What a command said the first time. Throws `CommandIdReused` when that was another request. */
const firstResult = <S, E>({ results }: Folded<S, E>, { command }: EnvelopeContext) => {
  const result = results.get(command.id)
  if (result && result.print !== command.print) throw new CommandIdReused(command.id)
  return result && { ok: true as const, events: result.events, position: result.position, again: true }
}

/** What there is to answer without writing anything, or the facts to write. */
type Verdict<E, R> =
  { readonly write: null; readonly answer: Handled<E, R> } | { readonly write: readonly E[]; readonly answer: null }

type Judging<C, E, S, R, H extends string> = {
  readonly decider: Decider<C, E, S, R>
  readonly unitOf?: (state: S) => string | null
  readonly hiding?: Hiding<S, H>
}

const isOutOfScope = <S>(
  unitOf: ((state: S) => string | null) | undefined,
  state: S,
  { within, concerns = [] }: CommandContext,
): boolean => {
  if (!within) return false
  const unit = unitOf?.(state) ?? null
  return (unit !== null && !within.has(unit)) || concerns.some((one) => !within.has(one))
}

/** Whether the asker, or somebody above him, is complained of: then he learns nothing, not even that it exists. */
const isHidden = <S, H extends string>(
  hiding: Hiding<S, H> | undefined,
  state: S,
  { atOrAbove, complainedOf = [] }: CommandContext,
): boolean => {
  if (!hiding || !atOrAbove) return false
  return [...hiding.complainedOf(state), ...complainedOf].some((person) => atOrAbove.has(person))
}

/** What is said of an aggregate nobody has heard of, to somebody it is hidden from; he does not begin one either. */
const judgeUnseen = <C, E, S, R, H extends string>(
  { decider, unitOf, hiding }: Judging<C, E, S, R, H>,
  command: C,
  context: CommandContext,
): Verdict<E, R | H | OutOfScope> => {
  const { initialState } = decider
  if (isOutOfScope(unitOf, initialState, context)) return OUTSIDE
  const decision = decider.decide(command, initialState)
  if (!decision.ok) return { write: null, answer: decision }
  if (decision.events.length > 0 && hiding) return { write: null, answer: { ok: false, refusal: hiding.refusal } }
  return { write: null, answer: { ok: true, events: [], position: null, again: false } }
}

const OUTSIDE = { write: null, answer: { ok: false, refusal: 'NotYourUnit' } } as const

const judge = <C, E, S, R, H extends string>(
  judging: Judging<C, E, S, R, H>,
  folded: Folded<S, E>,
  command: C,
  context: CommandContext,
): Verdict<E, R | H | OutOfScope> => {
  const { decider, unitOf, hiding } = judging
  if (folded.tenant !== null && folded.tenant !== context.tenant) return OUTSIDE
  const earlier = firstResult(folded, context)
  if (earlier) return { write: null, answer: earlier }
  if (isHidden(hiding, folded.state, context)) return judgeUnseen(judging, command, context)
  if (isOutOfScope(unitOf, folded.state, context)) return OUTSIDE
  const decision = decider.decide(command, folded.state)
  if (!decision.ok) return { write: null, answer: decision }
  if (decision.events.length > 0) return { write: decision.events, answer: null }
  return { write: null, answer: { ok: true, events: [], position: folded.position, again: false } }
}

/** Decides a command on the stream as it stands, from memory where that is enough. */
const deciding = <X extends EventDefinitions, C, S, R, H extends string>(
  options: HandlerOptions<X, C, S, R, H>,
  streams: ReturnType<typeof foldedStreams<X, C, S, R, H>>,
) => {
  type E = EventOf<X>
  const onFacts = async (stream: string, asked: FromFacts<C, E>, context: CommandContext) => {
    const { folded, facts } = await streams.readWhole(stream)
    return { folded, verdict: judge(options, folded, asked(facts), context) }
  }
  const onState = async (stream: string, command: C, context: CommandContext) => {
    const remembered = streams.remembered(stream)
    const folded = remembered ?? (await streams.catchUp(stream))
    const verdict = judge(options, folded, command, context)
    if (!remembered || verdict.write || (verdict.answer.ok && verdict.answer.again)) return { folded, verdict }
    const latest = await streams.catchUp(stream)
    if (latest.version === folded.version) return { folded, verdict }
    return { folded: latest, verdict: judge(options, latest, command, context) }
  }
  return (stream: string, asked: C | FromFacts<C, E>, context: CommandContext) =>
    isFromFacts(asked) ? onFacts(stream, asked, context) : onState(stream, asked, context)
}

/**
 * The only loop that reads, folds, decides and appends. Folded streams are kept in memory by version, so a stream in use
 * is not read again; a refusal or an empty answer from memory is confirmed against the store first. Throws
 * `VersionConflict` when others wrote first too often, `CommandIdReused` when the command id stands for another request.
 */
export const commandHandler = <X extends EventDefinitions, C, S, R, H extends string = never>(
  options: HandlerOptions<X, C, S, R, H>,
): Handle<C, EventOf<X>, R | H> => {
  type E = EventOf<X>
  const { store, definitions, attempts = 5 } = options
  const streams = foldedStreams(options)
  const decideOn = deciding(options, streams)

  const write = async (stream: string, folded: Folded<S, E>, facts: readonly E[], context: EnvelopeContext) => {
    const expected = folded.version === 0 ? 'new' : folded.version
    const { events, again } = await store.append({ stream, expected, context, events: encode(definitions, facts) })
    const next = await (again ? streams.catchUp(stream) : streams.moveOn(stream, folded, events))
    return { ...firstResult(next, context)!, again }
  }

  return async (id, asked, context) => {
    const stream = `${definitions.category}-${id}`
    for (let attempt = 1; ; attempt += 1) {
      const { folded, verdict } = await decideOn(stream, asked, context)
      if (!verdict.write) return verdict.answer
      try {
        return await write(stream, folded, verdict.write, context)
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt >= attempts) throw error
        await streams.catchUp(stream)
      }
    }
  }
}
