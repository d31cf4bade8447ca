import type { Instant } from '@huiyin/kernel'
import { parseHeader, typeOf, type Actor, type Header, type Occurred } from './envelope.js'
import { decodeEvent, type EventDefinitions, type EventOf } from './events.js'
import type { EventStore, Position, StoredEvent } from './event-store.js'

/** Where a fact stands and how it came: what a projection may use beside the fact itself. */
export interface FactAt {
  readonly position: Position
  readonly streamId: string
  readonly version: number
  readonly eventId: string
  readonly tenant: string
  readonly occurred: Occurred
  readonly recordedAt: Instant
  readonly actor: Actor
}

/** Reads stored facts of one aggregate for a projection; facts of other streams are none of its business. */
export type FactReader<X extends EventDefinitions> = (
  stored: StoredEvent,
) => { readonly event: EventOf<X>; readonly at: FactAt } | null

/** A fact taken apart, each part when it is first asked for. */
interface TakenApart {
  readonly by: EventDefinitions
  readonly event: unknown
  header?: Header
}

/** A fact just committed is read by its handler, lists, fact tables and publishers one after the other. */
const takenApart = new WeakMap<StoredEvent, TakenApart>()

const apart = (definitions: EventDefinitions, stored: StoredEvent): TakenApart => {
  const known = takenApart.get(stored)
  if (known?.by === definitions) return known
  const { type, schema } = typeOf(stored.header)
  const made: TakenApart = { by: definitions, event: decodeEvent(definitions, { type, schema, body: stored.body }) }
  takenApart.set(stored, made)
  return made
}

/**
 * A stored fact in its current schema. It is decoded once for as long as the same object is handed round, so what it
 * gives must not be changed. Throws `UnknownEvent` for a fact the definitions do not know.
 */
export const eventIn = <X extends EventDefinitions>(definitions: X, stored: StoredEvent): EventOf<X> =>
  apart(definitions, stored).event as EventOf<X>

/** A stored fact as `eventIn` gives it, with its header. */
export const factIn = <X extends EventDefinitions>(
  definitions: X,
  stored: StoredEvent,
): { readonly header: Header; readonly event: EventOf<X> } => {
  const fact = apart(definitions, stored)
  fact.header ??= parseHeader(stored.header)
  return { header: fact.header, event: fact.event as EventOf<X> }
}

/** A reader of one aggregate's facts, decoded to their current schema. */
export const factReader = <X extends EventDefinitions>(definitions: X): FactReader<X> => {
  const prefix = `${definitions.category}-`
  return (stored) => {
    if (!stored.stream.startsWith(prefix)) return null
    const { header, event } = factIn(definitions, stored)
    const at: FactAt = {
      position: stored.position,
      streamId: stored.stream.slice(prefix.length),
      version: stored.version,
      eventId: header.id,
      tenant: header.tenant,
      occurred: header.occurredAt,
      recordedAt: header.recordedAt,
      actor: header.actor,
    }
    return { event, at }
  }
}

/** A place a projection has reached: the log's epoch, the position, and the hash of the fact there. */
export interface Checkpoint {
  readonly epoch: string
  readonly position: Position
  readonly hash: string
}

/** Whether a place is in this log: the same log, and the same fact there. After a restore it may not be. */
export const isInLog = async (store: EventStore, { epoch, position, hash }: Checkpoint): Promise<boolean> =>
  epoch === store.epoch && (await store.readAt(position))?.hash === hash
