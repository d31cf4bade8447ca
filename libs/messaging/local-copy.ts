import type { Consumer } from './bus.js'
import type { PublishedEvent } from './publisher.js'

/**
 * Where the published events lie that a copy is made from. It lives and dies with the consumer's mark: if one were lost
 * without the other, the copy would lack what came before the mark and nobody would notice.
 */
export interface CopyStore {
  /** The events kept for a copy, in the order in which they were kept. */
  load(copy: string): Promise<readonly PublishedEvent[]>
  /** Keeps an event, and never loses it while the mark that passed it stays; false when it had been kept before. */
  keep(copy: string, event: PublishedEvent): Promise<boolean>
}

/** What a context remembers of another, built from what that one published (design §3, the bus). */
export interface LocalCopy<V> {
  /** By key, and always up to date with what was delivered: read it again rather than keep a value. */
  readonly values: ReadonlyMap<string, V>
  readonly consumer: Consumer
}

export interface LocalCopyOptions<V> {
  /** The consumer's name and the copy's: one for each context that keeps one. */
  readonly name: string
  readonly from: string
  readonly store: CopyStore
  /** The names of the events it is made from; left out: every event of that context. */
  readonly only?: readonly string[]
  /** Pure: the value of a key before (null: none) and one event give the value after. */
  readonly fold: (value: V | null, event: PublishedEvent) => V | null
}

/**
 * A copy of what another context published, kept by key. The events are kept, not the values, so a restart folds them
 * anew and a better fold needs no rebuilding. An event counts once however often and in whatever bursts it is
 * delivered; nothing may be concluded from the order of events of different keys.
 */
export const localCopy = async <V>(options: LocalCopyOptions<V>): Promise<LocalCopy<V>> => {
  const { name, from, store, fold, only } = options
  const values = new Map<string, V>()
  const put = (key: string, value: V | null) => {
    if (value === null) values.delete(key)
    else values.set(key, value)
  }
  const after = (event: PublishedEvent) => fold(values.get(event.key) ?? null, event)
  for (const event of await store.load(name)) put(event.key, after(event))
  return {
    values,
    consumer: {
      name,
      from,
      everywhere: true,
      ...(only && { only }),
      handle: async (event) => {
        if (only && !only.includes(event.name)) return
        const value = after(event) // before it is kept: an event that cannot be folded must not count as handled
        if (await store.keep(name, event)) put(event.key, value)
      },
    },
  }
}
