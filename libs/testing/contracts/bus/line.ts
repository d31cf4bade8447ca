import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import type { EventStore, StoredEvent } from '@huiyin/event-sourcing'
import { parseHeader, typeOf } from '@huiyin/event-sourcing'
import type { Bus, Consumer, PublishedEvent, Publisher } from '@huiyin/messaging'

/** One log with the buses that were opened over it, one after the other, on the same marks. */
export interface Line {
  readonly store: EventStore
  /** A bus of the contexts alpha, beta and gamma over this log, not yet started. */
  bus(consumers: readonly Consumer[]): Promise<Bus>
  /** The process of the last bus dies as it stands: the next bus finds what was on disk at this moment. */
  crash(): Promise<void>
  /**
   * A backup of the log is put in place: as many facts of it as said. Properly restored it starts a new epoch; files
   * copied by hand keep the old one. Marks stay as they are.
   */
  restore(facts: number, epoch: 'new' | 'kept'): Promise<void>
  /**
   * Everything published so far comes once more on its way to the consumers, as when a second relay starts without a
   * mark. Resolves when it is under way; nothing happens where nothing lies between the log and its consumers.
   */
  again(): Promise<void>
}

/** Makes a fresh line. `attempts` is how often an event is tried. */
export interface OpenLine {
  (): Promise<Line>
  readonly attempts: number
}

/** Promises by their title; a promise that is not held rejects. */
export type BusPromises = Readonly<Record<string, (open: OpenLine) => Promise<void>>>

/** What a fact of these promises says. */
export interface Note {
  readonly key: string
  readonly n: number
}

/** What alpha, beta and gamma tell the others: every fact that is no secret. A broken fact is a fault. */
export const publishers: readonly Publisher[] = ['alpha', 'beta', 'gamma'].map((context) => ({
  context,
  category: `${context}-note`,
  publish: ({ stream, header, body }: StoredEvent) => {
    const { type } = typeOf(header)
    if (!stream.startsWith(`${context}-`) || type === 'SecretKept') return null
    if (type === 'NoteBroken') throw new Error('this fact does not fit what it is published as')
    const { id, tenant, occurredAt, correlation } = parseHeader(header)
    const data = JSON.parse(body) as Note
    return { id, context, name: type, version: 1, key: data.key, data, tenant, occurredAt, correlation }
  },
}))

/** Appends a fact of a context; each has a stream of its own, so writers never meet. */
export const note = async (store: EventStore, context: string, data: Note, type = 'NoteTaken'): Promise<void> => {
  await store.append({
    stream: `${context}-note-${randomUUID()}`,
    expected: 'new',
    context: {
      tenant: 'tenant-1',
      occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'person-1', post: null, unit: null },
      command: { id: randomUUID(), print: 'print' },
      correlation: `correlation-${data.n}`,
      causation: 'causation-1',
    },
    events: [{ type, schema: 1, body: JSON.stringify(data) }],
  })
}

/** Appends these numbers under one key, one after the other. */
export const notes = async (store: EventStore, context: string, key: string, numbers: readonly number[]) => {
  for (const n of numbers) await note(store, context, { key, n })
}

export const noteOf = ({ data }: PublishedEvent): Note => data as Note

/** A consumer that remembers what it was given, and does with it what it is told. */
export const listener = (
  name: string,
  from: string,
  handle: (event: PublishedEvent) => Promise<void> = () => Promise.resolve(),
) => {
  const seen: PublishedEvent[] = []
  const consumer: Consumer = {
    name,
    from,
    handle: async (event) => {
      seen.push(event)
      await handle(event)
    },
  }
  return { consumer, seen, numbers: () => seen.map((event) => noteOf(event).n) }
}

/** Numbers in the order in which they first came. */
export const firsts = (numbers: readonly number[]): number[] => [...new Set(numbers)]
/** Which numbers came, in whatever order and however often. */
export const all = (numbers: readonly number[]): number[] => firsts(numbers).sort((one, other) => one - other)
export const range = (length: number, from = 0): number[] => Array.from({ length }, (_, index) => from + index)
export const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))
export const never = (): Promise<void> => new Promise(() => undefined)

/** A promise somebody else resolves. */
export const gate = () => {
  let open = () => undefined as void
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open: () => open(), opened }
}

/** How long a promise waits for what a bus does in its own time. A spec of broken buses has less of it. */
export const patience = { millis: 5_000 }

/** Waits for something that a bus does in its own time; a bus that never does it is told by name. */
export const until = async (what: string, happened: () => boolean): Promise<void> => {
  for (const end = Date.now() + patience.millis; !happened() && Date.now() < end;) await pause(2)
  expect({ what, happened: happened() }).toStrictEqual({ what, happened: true })
}

/** Gives up on what should have come to an end by itself. */
export const inTime = async <T>(what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} came to no end`)), patience.millis)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Opens a bus, starts it, does something, waits until all of it was handled, and stops the bus. */
export const during = async (
  line: Line,
  consumers: readonly Consumer[],
  work: (bus: Bus) => Promise<void> = () => Promise.resolve(),
): Promise<Bus> => {
  const bus = await line.bus(consumers)
  await bus.start()
  await work(bus)
  await inTime('settling', bus.settle())
  await inTime('stopping', bus.stop())
  return bus
}
