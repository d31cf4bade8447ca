import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { Append, EnvelopeContext, EventStore, NewEvent, Position, StoredEvent } from '@huiyin/event-sourcing'
import type { SettableClock } from '../../clock.js'

/** A log that was just made, open. Its clock is what the store asks for the time. */
export interface OpenedLog {
  readonly store: EventStore
  readonly clock: SettableClock
  /** Closes the store and opens the same log again, with the same clock. */
  readonly reopen: () => Promise<EventStore>
  /** Opens the log once more, as another process would; left out by a store that has its log to itself. */
  readonly beside?: () => Promise<EventStore>
}

/** Makes a fresh log. What "the same log again" means is the harness's business: a file, a database, arrays kept by it. */
export type OpenStore = () => Promise<OpenedLog>

/** Promises by their title; a promise that is not held rejects. */
export type Promises = Readonly<Record<string, (open: OpenStore) => Promise<void>>>

/** Who and when, for appends where it does not matter. */
export const contextOf = (commandId: string, print = 'print'): EnvelopeContext => ({
  tenant: 'tenant-1',
  occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  actor: { person: 'person-1', post: null, unit: null },
  command: { id: commandId, print },
  correlation: 'correlation-1',
  causation: 'causation-1',
})

/** A fact whose body is this data as JSON. */
export const fact = (data: unknown): NewEvent => ({ type: 'ThingNoted', schema: 1, body: JSON.stringify(data) })

/** An append of a command of its own, one fact for each piece of data. */
export const appendOf = (stream: string, expected: Append['expected'], ...data: readonly unknown[]): Append => ({
  stream,
  expected,
  context: contextOf(randomUUID()),
  events: data.map(fact),
})

/** Data of stored facts, in order. */
export const dataOf = (events: readonly StoredEvent[]): unknown[] => events.map(({ body }) => JSON.parse(body))

/** Versions of stored facts, in order. */
export const versionsOf = (events: readonly StoredEvent[]): number[] => events.map(({ version }) => version)

/** The position of the only, or last, fact of an append. */
export const lastPosition = (events: readonly StoredEvent[]): Position => {
  const last = events.at(-1)
  if (!last) throw new Error('the append wrote nothing')
  return last.position
}

/** The class and fields of what a promise rejects with, so that a wrong error is seen whole. */
export const expectRejection = async (
  attempt: Promise<unknown>,
  type: new (...args: never[]) => Error,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const error: unknown = await attempt.then(
    (value) => new Error(`resolved with ${JSON.stringify(value)} instead of rejecting`),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(type)
  expect(error).toMatchObject(fields)
}
