import { randomUUID } from 'node:crypto'
import {
  planAppend,
  VersionConflict,
  type Append,
  type EventStore,
  type Position,
  type StreamHead,
} from '@huiyin/event-sourcing'
import type { Range } from '@huiyin/analytics'
import type { Adapters } from '@huiyin/host/adapters'

// What the suite must catch: each is one promise broken, by a wrapper around an adapter and nowhere else.

const COMMIT_LAG_MILLIS = 20
const GAP_MILLIS = 15

const sleepHere = (millis: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, millis)
}

/** Answers an append from memory and writes it a little later. */
export const acknowledgingEarly = (inner: EventStore, lagMillis = COMMIT_LAG_MILLIS): EventStore => {
  const heads = new Map<string, StreamHead>()
  let end: number | null = null
  const headOf = async (stream: string): Promise<StreamHead> => {
    const last = (await inner.readStream(stream)).at(-1)
    return heads.get(stream) ?? { version: last?.version ?? 0, hash: last?.hash ?? '' }
  }
  const append = async (request: Append) => {
    const head = heads.get(request.stream) ?? (await headOf(request.stream))
    const before = (await inner.head())?.position ?? 0
    const planned = planAppend(request, heads.get(request.stream) ?? head, new Date().toISOString())
    const { version, hash } = planned.at(-1)!
    heads.set(request.stream, { version, hash })
    end ??= before
    const events = planned.map((one) => ({ ...one, position: ((end as number) += 1) as Position }))
    setTimeout(() => void inner.append(request).catch(() => undefined), lagMillis)
    return { events, again: false }
  }
  return {
    ...inner,
    append: (request) =>
      append(request).catch((error: unknown) => {
        if (error instanceof VersionConflict) return inner.append(request)
        throw error
      }),
  }
}

type Wrap = (adapters: Adapters) => Adapters

export const DEFECTS = {
  /** An append is acknowledged before it is committed. */
  'early-acknowledgement': (adapters) => ({
    ...adapters,
    eventStore: (options) => acknowledgingEarly(adapters.eventStore(options)),
  }),
  /** The checkpoint of the lists is written before the rows, in a transaction of its own. */
  'checkpoint-apart': (adapters) => ({
    ...adapters,
    lists: (options) => {
      const lists = adapters.lists<never>(options)
      const { keep } = lists.live
      const live: typeof lists.live = {
        ...lists.live,
        keep: (work, { from, to }) => {
          if (!keep([], { from, to })) return false
          sleepHere(GAP_MILLIS)
          return keep(work, { from: to, to })
        },
      }
      return { ...lists, live } as never
    },
  }),
  /** The range that is sent to ClickHouse is not written down before. */
  'range-not-written-down': (adapters) => ({
    ...adapters,
    ranges: (options) => {
      const ranges = adapters.ranges(options)
      const begun = new Map<number, Range>()
      return {
        ...ranges,
        pending: () => null,
        begin: (generation, range) => {
          begun.set(generation, range)
        },
        finish: async (generation, checkpoint) => {
          await ranges.begin(generation, begun.get(generation)!)
          await ranges.finish(generation, checkpoint)
        },
      }
    },
  }),
  /** A reaction's command gets another id with every delivery. */
  'random-reaction-id': (adapters) => ({
    ...adapters,
    bus: (options) => {
      const consumers = options.consumers.map((consumer) =>
        consumer.name !== 'rectification-to-intake'
          ? consumer
          : {
              ...consumer,
              handle: (event: Parameters<typeof consumer.handle>[0]) => consumer.handle({ ...event, id: randomUUID() }),
            },
      )
      return adapters.bus({ ...options, consumers })
    },
  }),
} as const satisfies Record<string, Wrap>

export type DefectName = keyof typeof DEFECTS
export const DEFECT_NAMES = Object.keys(DEFECTS) as readonly DefectName[]
