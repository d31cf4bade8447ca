import { expect } from '@jest/globals'
import type { EventStore, LogPart, Position, StoredEvent } from '@huiyin/event-sourcing'
import { appendOf, dataOf, lastPosition, type Promises } from './log.js'
import { besides } from './beside.js'

const MOST_PARTS = 100

/** The stretches of the log from a position to its end. */
const partsAfter = async (
  store: EventStore,
  categories: readonly string[],
  { after, limit }: { readonly after: Position | null; readonly limit: number },
): Promise<LogPart[]> => {
  const parts: LogPart[] = []
  for (let at = after; parts.length < MOST_PARTS; at = parts.at(-1)!.reached!.position) {
    const part = await store.readLogOf(categories, at, limit)
    if (!part.reached) break
    parts.push(part)
  }
  return parts
}

/** Facts of three categories, of which one begins like another, now of the one and now of the other. */
const mixed = async (store: EventStore): Promise<readonly StoredEvent[]> => {
  const written: StoredEvent[] = []
  for (const version of [0, 2, 4]) {
    for (const stream of ['a-b-1', 'c-d-1', 'a-bc-1', 'c-d-2']) {
      const expected = version === 0 ? 'new' : version
      written.push(...(await store.append(appendOf(stream, expected, version + 1, version + 2))).events)
    }
  }
  return written
}

const ofStreams = (log: readonly StoredEvent[], ...streams: readonly string[]) =>
  log.filter(({ stream }) => streams.includes(stream))

/** How the facts of some categories are read. */
export const parts: Promises = {
  'who wants some categories is given all of their facts, in order, and nothing of others': async (open) => {
    const { store } = await open()
    const log = await mixed(store)
    for (const limit of [1, 3, 24, 50]) {
      const read = await partsAfter(store, ['a-b'], { after: null, limit })
      expect(read.flatMap(({ facts }) => facts)).toStrictEqual(ofStreams(log, 'a-b-1'))
      const both = await partsAfter(store, ['c-d', 'a-bc'], { after: null, limit })
      expect(both.flatMap(({ facts }) => facts)).toStrictEqual(ofStreams(log, 'c-d-1', 'c-d-2', 'a-bc-1'))
    }
  },
  'reading some categories goes as far as reading the log, also where nothing is for them': async (open) => {
    const { store } = await open()
    const log = await mixed(store)
    for (const [categories, limit] of [[['a-b'], 4] as const, [['e-f'], 7] as const, [[], 21] as const]) {
      const read = await partsAfter(store, categories, { after: log[2]!.position, limit })
      const ends = read.map((_, nth) => log[Math.min(log.length - 1, 2 + (nth + 1) * limit)]!)
      expect(read.map(({ reached }) => reached)).toStrictEqual(ends.map(({ position, hash }) => ({ position, hash })))
      expect(ends.at(-1)).toBe(log.at(-1))
      const lengths = ends.map((end, nth) => log.indexOf(end) - (nth === 0 ? 2 : log.indexOf(ends[nth - 1]!)))
      expect(read.map(({ looked }) => looked)).toStrictEqual(lengths)
    }
  },
  'at the end of the log there is nothing to look at for anybody': async (open) => {
    const { store } = await open()
    const nothing = { facts: [], reached: null, looked: 0 }
    expect(await store.readLogOf(['a-b'], null, 10)).toStrictEqual(nothing)
    const { events } = await store.append(appendOf('c-d-1', 'new', 'one', 'two'))
    expect(await store.readLogOf(['a-b', 'c-d'], lastPosition(events), 10)).toStrictEqual(nothing)
  },
  'a reader of some categories that follows writers of two processes skips no fact of theirs': async (open) => {
    const [one, other] = await besides(await open())
    const write = async (store: EventStore, stream: string) => {
      for (let version = 0; version < 12; version += 1) {
        await store.append(appendOf(stream, version === 0 ? 'new' : version, version + 1))
      }
    }
    const writers = [one, other, one, other].flatMap((store, nth) => [
      write(store, `a-b-part${nth}`),
      write(store, `c-d-part${nth}`),
    ])
    let isDone = false
    const writing = Promise.all(writers).finally(() => (isDone = true))
    const followed: LogPart[] = []
    for (let last = false; !last;) {
      last = isDone
      const after = followed.at(-1)?.reached?.position ?? null
      followed.push(...(await partsAfter(one, ['a-b'], { after, limit: 5 })))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writing
    const facts = followed.flatMap((part) => part.facts)
    expect(facts).toHaveLength(48)
    for (let nth = 0; nth < 4; nth += 1) {
      expect(dataOf(ofStreams(facts, `a-b-part${nth}`))).toStrictEqual(Array.from({ length: 12 }, (_, at) => at + 1))
    }
  },
}
