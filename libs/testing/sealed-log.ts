import {
  isSeal,
  sealer,
  sealOf,
  type Append,
  type EventStore,
  type Seal,
  type StoredEvent,
} from '@huiyin/event-sourcing'
import type { SettableClock } from './clock.js'

/** A small log to tamper with: what lies in it, in order, and its seals. */
export interface SealedLog {
  readonly events: readonly StoredEvent[]
  readonly seals: readonly Seal[]
}

const STREAMS = ['intake-item-1', 'rectification-entry-1', 'intake-item-2']

const noted = (nth: number, stream: string, version: number, says: readonly string[]): Append => ({
  stream,
  expected: version === 0 ? 'new' : version,
  context: {
    tenant: 'city-1',
    occurred: { at: '2026-03-29T16:00:00.000Z', zone: 'Asia/Shanghai', precision: 'day' },
    actor: { person: 'p-1', post: null, unit: 'u-1' },
    command: { id: `cmd-${nth}`, print: `print-${nth}` },
    correlation: `corr-${nth}`,
    causation: `cmd-${nth}`,
  },
  events: says.map((text, index) => ({
    type: 'ThingNoted',
    schema: 1,
    body: JSON.stringify({ says: `${text} ${nth}.${index}` }),
  })),
})

/** What to write: how many appends, how many facts in each by turns, and what they say. */
export interface SealedLogOptions {
  readonly appends?: number
  readonly atOnce?: readonly number[]
  readonly says?: string
}

/**
 * Writes appends a second apart, in three streams by turns, with a seal after every fourth fact. An append of more facts
 * than that leaves some between the range of a seal and the seal.
 */
export const sealedLog = async (
  store: EventStore,
  clock: SettableClock,
  { appends = 7, atOnce = [1, 2], says = '回音' }: SealedLogOptions = {},
): Promise<SealedLog> => {
  const { sealDue } = sealer({ store, clock, every: 4 })
  for (let nth = 0; nth < appends; nth += 1) {
    clock.advance(1_000)
    const stream = STREAMS[nth % STREAMS.length]!
    const facts = Array.from({ length: atOnce[nth % atOnce.length]! }, () => says)
    await store.append(noted(nth, stream, (await store.readStream(stream)).length, facts))
    clock.advance(1_000)
    await sealDue()
  }
  const events = await store.readLog(null, 1_000_000)
  return { events, seals: events.filter(isSeal).map(sealOf) }
}
