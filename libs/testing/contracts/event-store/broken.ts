import { hashOf, parseHeader, VersionConflict, type Append, type Appended } from '@huiyin/event-sourcing'
import type { EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import type { Clock } from '@huiyin/kernel'

/** What a wrapper knows of the log it spoils: its clock, and which opening of it this is, counted from 1. */
export interface Session {
  readonly clock: Clock
  readonly opened: number
}

/** A store that keeps every promise but these. */
export interface Broken {
  /** The promise it is there to break, and those that cannot hold without it. */
  readonly breaks: readonly [string, ...string[]]
  wrap(store: EventStore, session: Session): EventStore
}

/** Broken stores by what is wrong with them. */
export type BrokenStores = Readonly<Record<string, Broken>>

/** Breaks a store in its `append` only. */
export const appendBreaks = (
  breaks: Broken['breaks'],
  append: (request: Append, store: EventStore, session: Session) => Promise<Appended>,
): Broken => ({
  breaks,
  wrap: (store, session) => ({ ...store, append: (request) => append(request, store, session) }),
})

/** Sends what was refused for its version once more, at the version where the stream stands. */
export const insisting = async (
  store: EventStore,
  request: Append,
  when: (conflict: VersionConflict) => boolean,
): Promise<Appended> => {
  try {
    return await store.append(request)
  } catch (error) {
    if (!(error instanceof VersionConflict) || !when(error)) throw error
    return store.append({ ...request, expected: error.actual === 0 ? 'new' : error.actual })
  }
}

/** Closes only when what was accepted is finished, for wrappers that wait before they write. */
export const finishing = (store: EventStore): EventStore => {
  const inFlight = new Set<Promise<unknown>>()
  return {
    ...store,
    append: (request) => {
      const appended = store.append(request)
      inFlight.add(appended)
      void appended.catch(() => null).finally(() => inFlight.delete(appended))
      return appended
    },
    close: async () => {
      await Promise.allSettled(inFlight)
      await store.close()
    },
  }
}

/** Shows every fact through a lens. */
export const showing = (
  breaks: Broken['breaks'],
  lens: (one: StoredEvent, store: EventStore, session: Session) => StoredEvent | Promise<StoredEvent>,
): Broken => ({
  breaks,
  wrap: (store, session) => {
    const all = (events: readonly StoredEvent[]) => Promise.all(events.map(async (one) => lens(one, store, session)))
    const at = async (position: Position) => {
      const one = await store.readAt(position)
      return one && lens(one, store, session)
    }
    return finishing({
      ...store,
      append: async (request) => {
        const { events, again } = await store.append(request)
        return { events: await all(events), again }
      },
      readStream: async (stream, after) => all(await store.readStream(stream, after)),
      readLog: async (after, limit) => all(await store.readLog(after, limit)),
      readLogOf: async (categories, after, limit) => {
        const { facts, reached, looked } = await store.readLogOf(categories, after, limit)
        const end = reached && { position: reached.position, hash: (await at(reached.position))!.hash }
        return { facts: await all(facts), reached: end, looked }
      },
      readAt: at,
      head: async () => {
        const head = await store.head()
        return head && { ...head, hash: (await at(head.position))!.hash }
      },
    })
  },
})

/** The same fact with another header, hashed so that only the header is wrong. */
export const withHeader = (one: StoredEvent, header: string): StoredEvent => ({
  ...one,
  header,
  hash: hashOf(header, one.body),
})

/** The same fact with some fields of its header changed and its whole stream hashed and chained anew. */
export const rechained = async (
  one: StoredEvent,
  store: EventStore,
  change: (header: Record<string, unknown>, stored: StoredEvent) => Record<string, unknown>,
): Promise<StoredEvent> => {
  let previousHash = ''
  for (const stored of await store.readStream(one.stream)) {
    const changed = change({ ...parseHeader(stored.header) }, stored)
    const shown = withHeader(stored, JSON.stringify({ ...changed, previousHash }))
    if (stored.version === one.version) return shown
    previousHash = shown.hash
  }
  throw new Error(`${one.stream} has no version ${one.version}`)
}
