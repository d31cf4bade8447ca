import { z } from 'zod'
import { isOfType, parseHeader } from './envelope.js'
import { decodeEvent, event, type DomainEvent, type EventDefinitions, type EventOf } from './events.js'
import type { Position, StoredEvent } from './event-store.js'

/** What every fact that voids others says: which ones, why, and who did it. */
const voidingShape = {
  voids: z.array(z.object({ id: z.string(), type: z.string(), position: z.number() })).min(1),
  reason: z.string(),
  voidedBy: z.string(),
}

/** Defines the fact by which earlier ones of an aggregate are voided, with what it says beside that. */
export const voidingEvent = <S extends z.ZodRawShape>(schema: number, says: string, own: S) => ({
  ...event(schema, says, z.object({ ...voidingShape, ...own })),
  voids: true as const,
})

/** One fact of a stream, with what somebody who wants to void it has to know. */
export interface RecordedFact<E> {
  readonly id: string
  readonly position: Position
  /** The command that said it: what one command said falls together. */
  readonly command: string
  readonly person: string
  readonly event: E
}

/** Facts of one aggregate that void others: recognised without parsing, because every fact of a log is asked. */
export interface Voidings {
  readonly isVoiding: (stored: StoredEvent) => boolean
  /** Where the voided facts of a stream lie, as far as these facts say. */
  readonly voidedIn: (stream: readonly StoredEvent[]) => ReadonlySet<Position>
}

const NONE: ReadonlySet<Position> = new Set()

/** The voidings of one aggregate; none where its definitions name no fact that voids. */
export const voidingsOf = ({ category, voiding }: EventDefinitions): Voidings => {
  if (voiding === undefined) return { isVoiding: () => false, voidedIn: () => NONE }
  const prefix = `${category}-`
  const isVoiding = ({ stream, header }: StoredEvent) => isOfType(header, voiding) && stream.startsWith(prefix)
  return {
    isVoiding,
    voidedIn: (stream) => {
      const saying = stream.filter(isVoiding)
      if (saying.length === 0) return NONE
      const ids = new Set(saying.flatMap(({ body }) => saidByVoiding(body).voids.map(({ id }) => id)))
      return new Set(stream.filter(({ header }) => ids.has(parseHeader(header).id)).map(({ position }) => position))
    },
  }
}

/** What the body of a voiding says. */
export const saidByVoiding = (body: string) =>
  JSON.parse(body) as {
    readonly voids: readonly { readonly id: string; readonly type: string; readonly position: Position }[]
    readonly reason: string
    readonly voidedBy: string
  }

/** The facts of a stream, in order: those that stand, and those that were voided. */
export interface RecordedFacts<E> {
  readonly standing: readonly RecordedFact<E>[]
  readonly voided: readonly RecordedFact<E>[]
}

/** The facts of a whole stream as a voiding needs them. */
export const recordedFacts = <X extends EventDefinitions>(
  definitions: X,
  stream: readonly StoredEvent[],
): RecordedFacts<EventOf<X>> => {
  const voided = voidingsOf(definitions).voidedIn(stream)
  const facts = stream.map(({ header, body, position }) => {
    const { id, type, schema, actor, command } = parseHeader(header)
    const event = decodeEvent(definitions, { type, schema, body })
    return { id, position, command: command.id, person: actor.person, event }
  })
  return {
    standing: facts.filter(({ position }) => !voided.has(position)),
    voided: facts.filter(({ position }) => voided.has(position)),
  }
}

/** What a later fact means for one that is to be voided: it forbids that, or falls with it. Any other stands by itself. */
export interface VoidingRule<T extends string> {
  readonly heldBy: readonly T[]
  readonly takesAlong: readonly T[]
}

/** The rule of each type of fact that may be voided; a type without one stays for ever. */
export type VoidingRules<E extends DomainEvent> = { readonly [T in E['type']]?: VoidingRule<E['type']> }

export type VoidingRefusal = 'FactUnknown' | 'FactNotVoidable' | 'FactRestedOn' | 'OwnFact'

/** Which facts fall, or why none does. */
export type VoidingDecision<E> =
  | { readonly ok: true; readonly falls: readonly RecordedFact<E>[] }
  | { readonly ok: false; readonly refusal: VoidingRefusal }

/** A later fact that falls is held by what holds its own type; one that is never voided by itself holds by nothing. */
const heldBy = <E extends DomainEvent>(rules: VoidingRules<E>, type: E['type']): readonly string[] =>
  rules[type]?.heldBy ?? []

/**
 * Which facts fall when one is voided: everything its command said, and what those facts take along; all of it or
 * nothing, and nothing more where it was voided before. Nobody voids what he recorded himself, and nothing is voided that
 * a later fact rests on: that one first.
 */
export const decideVoiding = <E extends DomainEvent>(
  rules: VoidingRules<E>,
  { standing, voided }: RecordedFacts<E>,
  { factId, by }: { readonly factId: string; readonly by: string },
): VoidingDecision<E> => {
  if (voided.some(({ id }) => id === factId)) return { ok: true, falls: [] }
  const named = standing.find(({ id }) => id === factId)
  if (!named) return { ok: false, refusal: 'FactUnknown' }
  const said = standing.filter(({ command }) => command === named.command)
  if (said.some(({ event }) => !rules[event.type as E['type']])) return { ok: false, refusal: 'FactNotVoidable' }
  if (said.some(({ person }) => person === by)) return { ok: false, refusal: 'OwnFact' }
  const later = standing.slice(standing.indexOf(said.at(-1)!) + 1)
  const along = new Set(said.flatMap(({ event }) => rules[event.type as E['type']]!.takesAlong as readonly string[]))
  const falls = [...said, ...later.filter(({ event }) => along.has(event.type))]
  const holds = new Set(falls.flatMap(({ event }) => heldBy(rules, event.type as E['type'])))
  const isHeld = later.some((fact) => holds.has(fact.event.type) && !falls.includes(fact))
  return isHeld ? { ok: false, refusal: 'FactRestedOn' } : { ok: true, falls }
}

/** The names of what falls, as a voiding writes them down. */
export const voidsOf = (falls: readonly RecordedFact<DomainEvent>[]) =>
  falls.map(({ id, position, event: { type } }) => ({ id, type, position: position as number }))
