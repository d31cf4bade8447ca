import type { Instant } from '@huiyin/kernel'
import { parseHeader, typeOf, type Actor, type Occurred } from './envelope.js'
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

/** A reader of one aggregate's facts, decoded to their current schema. */
export const factReader = <X extends EventDefinitions>(definitions: X): FactReader<X> => {
  const prefix = `${definitions.category}-`
  return (stored) => {
    if (!stored.stream.startsWith(prefix)) return null
    const header = parseHeader(stored.header)
    const { type, schema } = typeOf(stored.header)
    const event = decodeEvent(definitions, { type, schema, body: stored.body })
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
