import type { Decider } from './decider.js'
import type { EnvelopeContext } from './envelope.js'
import { definitionOf, type DomainEvent, type EventDefinitions, type EventOf } from './events.js'
import { CommandIdReused, VersionConflict, type NewEvent, type Position } from './event-store.js'
import { foldedStreams, type Folded, type FoldingOptions, type Said } from './folded-streams.js'
import type { RecordedFacts } from './voiding.js'

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

export interface HandlerOptions<X extends EventDefinitions, C, S, R, H extends string = never> extends FoldingOptions<
  X,
  C,
  S,
  R
> {
  /** The unit an aggregate belongs to in this state; null while it belongs to none. Scope is judged on it. */
  readonly unitOf?: (state: S) => string | null
  /** Left out where an aggregate is about nothing that anybody complains of. */
  readonly hiding?: Hiding<S, H>
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

/** What a command said the first time. Throws `CommandIdReused` when that was another request. */
const saidBefore = <S, E>({ said }: Folded<S, E>, { command }: EnvelopeContext): Said<E> | null => {
  const before = said.get(command.id)
  if (before && before.print !== command.print) throw new CommandIdReused(command.id)
  return before ?? null
}

/** An answer for which nothing is written, the facts to write, or what the command said before. */
type Verdict<E, R> =
  | { readonly is: 'answer'; readonly answer: Handled<E, R> }
  | { readonly is: 'write'; readonly facts: readonly E[] }
  | { readonly is: 'again'; readonly said: Said<E> }

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
  if (!decision.ok) return { is: 'answer', answer: decision }
  if (decision.events.length > 0 && hiding) return { is: 'answer', answer: { ok: false, refusal: hiding.refusal } }
  return { is: 'answer', answer: { ok: true, events: [], position: null, again: false } }
}

const OUTSIDE = { is: 'answer', answer: { ok: false, refusal: 'NotYourUnit' } } as const

const judge = <C, E, S, R, H extends string>(
  judging: Judging<C, E, S, R, H>,
  folded: Folded<S, E>,
  command: C,
  context: CommandContext,
): Verdict<E, R | H | OutOfScope> => {
  const { decider, unitOf, hiding } = judging
  if (folded.tenant !== null && folded.tenant !== context.tenant) return OUTSIDE
  const said = saidBefore(folded, context)
  if (said) return { is: 'again', said }
  if (isHidden(hiding, folded.state, context)) return judgeUnseen(judging, command, context)
  if (isOutOfScope(unitOf, folded.state, context)) return OUTSIDE
  const decision = decider.decide(command, folded.state)
  if (!decision.ok) return { is: 'answer', answer: decision }
  if (decision.events.length > 0) return { is: 'write', facts: decision.events }
  return { is: 'answer', answer: { ok: true, events: [], position: folded.position, again: false } }
}

/** Decides a command on the stream as it stands, from memory where that is enough. */
const deciding = <X extends EventDefinitions, C, S, R, H extends string>(
  options: HandlerOptions<X, C, S, R, H>,
  streams: ReturnType<typeof foldedStreams<X, C, S, R>>,
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
    if (!remembered || verdict.is !== 'answer') return { folded, verdict }
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

  const tell = async (stream: string, said: Said<E>, again: boolean) => {
    const events = await streams.factsOf(stream, said)
    return { ok: true as const, events, position: said.position, again }
  }

  const write = async (stream: string, folded: Folded<S, E>, facts: readonly E[], context: EnvelopeContext) => {
    const expected = folded.version === 0 ? 'new' : folded.version
    const { events, again } = await store.append({ stream, expected, context, events: encode(definitions, facts) })
    const next = await (again ? streams.catchUp(stream) : streams.moveOn(stream, folded, events))
    return tell(stream, saidBefore(next, context)!, again)
  }

  return async (id, asked, context) => {
    const stream = `${definitions.category}-${id}`
    for (let attempt = 1; ; attempt += 1) {
      const { folded, verdict } = await decideOn(stream, asked, context)
      if (verdict.is === 'answer') return verdict.answer
      if (verdict.is === 'again') return tell(stream, verdict.said, true)
      try {
        return await write(stream, folded, verdict.facts, context)
      } catch (error) {
        if (!(error instanceof VersionConflict) || attempt >= attempts) throw error
        await streams.catchUp(stream)
      }
    }
  }
}
