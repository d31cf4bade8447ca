import { dayIn } from '@huiyin/kernel'
import {
  CommandIdReused,
  decodeEvent,
  derivedCommandId,
  sha256,
  typeOf,
  VersionConflict,
  type EnvelopeContext,
  type EventStore,
} from '@huiyin/event-sourcing'
import { numberingEvents } from '../domain/numbering/events.js'
import { blockAfter, numberText, type NumberBlock } from '../domain/numbering/numbering.js'

/** A number for an item that is about to be registered. */
export interface TakenNumber {
  readonly text: string
  /** The item was not registered with it: the next one may have it. */
  giveBack(): void
}

/** Gives numbers, no number twice. What a process had not given when it ended is left out. */
export interface Numbers {
  take(by: EnvelopeContext): Promise<TakenNumber>
}

/** So many are set aside at once: one append for twenty items, and a gap of at most twenty after a crash. */
const BLOCK = 20

interface Reserved {
  readonly version: number
  readonly last: NumberBlock | null
}

const readOn = async (store: EventStore, stream: string, from: Reserved): Promise<Reserved> => {
  const last = (await store.readStream(stream, from.version)).at(-1)
  if (!last) return from
  const { data } = decodeEvent(numberingEvents, { ...typeOf(last.header), body: last.body })
  return { version: last.version, last: numberingEvents.defs.NumbersReserved.data.parse(data) }
}

/** Sets the next block aside; null when somebody else did, who has it then. */
const reserve = async (
  store: EventStore,
  stream: string,
  { version, last }: Reserved,
  by: EnvelopeContext,
): Promise<NumberBlock | null> => {
  const block = blockAfter(last, BLOCK)
  const { schema, data } = numberingEvents.defs.NumbersReserved
  const body = JSON.stringify(data.parse(block))
  const { tenant, occurred, correlation, causation } = by
  try {
    const { again } = await store.append({
      stream,
      expected: version === 0 ? 'new' : version,
      context: {
        ...{ tenant, occurred, correlation, causation },
        actor: { person: 'system:numbering', post: null, unit: null },
        command: { id: derivedCommandId('numbers', stream, String(block.from)), print: sha256(body) },
      },
      events: [{ type: 'NumbersReserved', schema, body }],
    })
    return again ? null : block
  } catch (error) {
    if (error instanceof VersionConflict || error instanceof CommandIdReused) return null
    throw error
  }
}

/** The numbers of one tenant and year in this process: what is left of a block, and how far the stream was read. */
const ofYear = (store: EventStore, stream: string) => {
  let free: number[] = []
  let known: Reserved = { version: 0, last: null }
  let turn: Promise<unknown> = Promise.resolve()

  const refill = async (by: EnvelopeContext): Promise<void> => {
    while (free.length === 0) {
      known = await readOn(store, stream, known)
      const block = await reserve(store, stream, known, by)
      if (block) free = Array.from({ length: BLOCK }, (_, nth) => block.from + nth)
    }
  }
  return {
    take: (by: EnvelopeContext): Promise<number> => {
      const taken = turn.then(async () => {
        await refill(by)
        return free.shift()!
      })
      turn = taken.catch(() => undefined)
      return taken
    },
    giveBack: (ordinal: number): void => {
      free = [...free, ordinal].toSorted((one, other) => one - other)
    },
  }
}

/** Numbers by tenant and by the year, in the zone of the registration, in which it happened. */
export const numbersFrom = (store: EventStore): Numbers => {
  const years = new Map<string, ReturnType<typeof ofYear>>()
  return {
    take: async (by) => {
      const year = dayIn(by.occurred.zone, by.occurred.at).slice(0, 4)
      const stream = `${numberingEvents.category}-${by.tenant}-${year}`
      const numbers = years.get(stream) ?? ofYear(store, stream)
      years.set(stream, numbers)
      const ordinal = await numbers.take(by)
      return { text: numberText(year, ordinal), giveBack: () => numbers.giveBack(ordinal) }
    },
  }
}
