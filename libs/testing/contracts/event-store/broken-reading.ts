import type { EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import { seenLate } from './seen-late.js'
import type { Broken, BrokenStores } from './broken.js'

const readsStream = (
  breaks: Broken['breaks'],
  readStream: (store: EventStore, stream: string, after: number) => Promise<readonly StoredEvent[]>,
): Broken => ({
  breaks,
  wrap: (store) => ({ ...store, readStream: (stream, after = 0) => readStream(store, stream, after) }),
})

const readsLog = (
  breaks: Broken['breaks'],
  readLog: (store: EventStore, after: Position | null, limit: number) => Promise<readonly StoredEvent[]>,
): Broken => ({
  breaks,
  wrap: (store) => ({ ...store, readLog: (after, limit) => readLog(store, after, limit) }),
})

/** What is at the places of a stream's facts, shown in the opposite order. */
const turnedInPlace = (events: readonly StoredEvent[]): StoredEvent[] => {
  const seen = new Map<string, number>()
  return events.map((one) => {
    const mine = events.filter(({ stream }) => stream === one.stream)
    const place = (seen.get(one.stream) ?? 0) + 1
    seen.set(one.stream, place)
    return { ...mine[mine.length - place]!, position: one.position }
  })
}

/** A fact written while another append is under way becomes visible three reads late: the gap of a sequence. */
const skipsLateCommits = seenLate(() => true)

const orders: BrokenStores = {
  'a stream is read from the version itself': readsStream(
    [
      'a stream is read on after a version',
      'of streams that a crowd asks for at once each is given whole, after the version asked for',
    ],
    (store, stream, after) => store.readStream(stream, Math.max(0, after - 1)),
  ),
  'streams whose names begin alike are one': readsStream(
    ['a stream is read on after a version'],
    async (store, stream, after) => {
      const log = await store.readLog(null, 1_000)
      return log.filter((one) => one.stream.startsWith(stream) && one.version > after)
    },
  ),
  'who asks while another does is given what the other asked for': {
    breaks: ['of streams that a crowd asks for at once each is given whole, after the version asked for'],
    wrap: (store) => {
      let underWay: Promise<readonly StoredEvent[]> | null = null
      return {
        ...store,
        readStream: async (stream, after) => {
          underWay ??= store.readStream(stream, after).finally(() => {
            underWay = null
          })
          return underWay
        },
      }
    },
  },
  'the log turns the facts of a stream round': readsLog(
    [
      'the log keeps the order of every stream and nothing else is in it',
      'what was acknowledged is there after reopening',
    ],
    async (store, after, limit) => turnedInPlace(await store.readLog(after, limit)),
  ),
  'the log keeps one context to itself': readsLog(
    ['the log keeps the order of every stream and nothing else is in it'],
    async (store, after, limit) => (await store.readLog(after, limit)).filter(({ stream }) => stream.startsWith('a-b')),
  ),
}

const paging: BrokenStores = {
  'an empty log waits for its first fact in vain': readsLog(
    ['an empty log has nothing to read'],
    async (store, after, limit) => {
      if (!(await store.head())) throw new Error('the log has no first fact')
      return store.readLog(after, limit)
    },
  ),
  'reading on skips a fact now and then': readsLog(
    ['the log is read on from any checkpoint'],
    async (store, after, limit) => {
      const events = await store.readLog(after, limit)
      return after !== null && limit === 100 ? events.slice(1) : events
    },
  ),
  'a reader gets one fact more': readsLog(['a reader gets no more facts than it asked for'], (store, after, limit) =>
    store.readLog(after, limit + 1),
  ),
  'facts stay where they are only until the next write': readsLog(
    ['reading the log again gives the same'],
    async (store, after, limit) => {
      const stale = (await store.readStream('a-b-later')).length > 0
      const events = await store.readLog(after, limit)
      return stale ? events.map((one) => ({ ...one, hash: one.hash.toUpperCase() })) : events
    },
  ),
  'a late commit is skipped': {
    breaks: [
      'a reader that follows concurrent writers skips no fact',
      'a reader that follows writers of two processes skips no fact, whoever commits later',
      'a reader of some categories that follows writers of two processes skips no fact of theirs',
    ],
    wrap: skipsLateCommits,
  },
}

const places: BrokenStores = {
  'the fact beside it is found': {
    breaks: ['a fact is found by its position'],
    wrap: (store) => ({
      ...store,
      readAt: async (position) => (await store.readAt((position + 1) as Position)) ?? store.readAt(position),
    }),
  },
  'where there is no fact the last one is found': {
    breaks: ['where the log has no fact there is none'],
    wrap: (store) => ({
      ...store,
      readAt: async (position) => (await store.readAt(position)) ?? (await store.readLog(null, 1_000)).at(-1) ?? null,
    }),
  },
  'past the end the log begins anew': readsLog(
    ['where the log has no fact there is none'],
    async (store, after, limit) => {
      const head = await store.head()
      return store.readLog(head && after && after > head.position ? null : after, limit)
    },
  ),
  'the head is the first fact of the last append': {
    breaks: ['the head is the last fact'],
    wrap: (store) => ({
      ...store,
      head: async () => {
        const head = await store.head()
        const before = head && (await store.readAt((head.position - 1) as Position))
        return before ? { ...head, position: before.position, hash: before.hash } : head
      },
    }),
  },
}

export const brokenReading: BrokenStores = { ...orders, ...paging, ...places }
