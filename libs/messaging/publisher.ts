import type { PublishedData, PublishedDefinitions } from '@huiyin/contracts'
import {
  factIn,
  isImported,
  typeOf,
  type EventDefinitions,
  type EventOf,
  type Header,
  type StoredEvent,
} from '@huiyin/event-sourcing'

/** A published event as a consumer gets it, with where it came from. */
export interface PublishedEvent {
  /** The id of the fact it was made from; the same on every delivery. */
  readonly id: string
  readonly context: string
  readonly name: string
  readonly version: number
  /** What it is about, mostly an item: order is kept among events of one key within one context. */
  readonly key: string
  readonly data: unknown
  readonly tenant: string
  readonly occurredAt: Header['occurredAt']
  readonly correlation: string
  /** Taken over from another system, or what followed from that: history, of which no alarm proposes anything. */
  readonly imported?: true
}

/** Turns a stored fact of one context into its published event, or null when it stays inside. */
export interface Publisher {
  readonly context: string
  /** Of whose streams it publishes facts. */
  readonly category: string
  /** `only`: the names somebody wants; a fact that is published under another is passed by without being read. */
  readonly publish: (stored: StoredEvent, only?: readonly string[]) => PublishedEvent | null
}

type DataOf<X extends EventDefinitions, K extends string> = Extract<EventOf<X>, { readonly type: K }>['data']

export interface PublisherOptions<X extends EventDefinitions, P extends PublishedDefinitions> {
  readonly context: string
  readonly definitions: X
  readonly published: P
  /** Own event → published event. What is not named here stays inside the context. */
  readonly map: Partial<Record<keyof X['defs'] & string, keyof P & string>>
  /** Fields that no pick can give, made from the own event: rare, and pure. */
  readonly derive?: {
    readonly [K in keyof X['defs'] & string]?: (data: DataOf<X, K>) => Readonly<Record<string, unknown>>
  }
  /** The ids a published event needs from the stream's own id. */
  readonly ids: (streamId: string) => Readonly<Record<string, string>>
  /** What an event is about, from its published data; left out: its `itemId`. */
  readonly key?: (data: PublishedData<P, keyof P>) => string
}

const itemIdOf = (data: unknown): string => (data as { readonly itemId: string }).itemId

/**
 * A published event is a pick of named fields of one own event: the published definition's shape does the picking. A
 * fact that does not fit what it is published as is a fault.
 */
export const publisher = <X extends EventDefinitions, P extends PublishedDefinitions>(
  options: PublisherOptions<X, P>,
): Publisher => {
  const { context, definitions, published, ids, key = itemIdOf } = options
  const map = options.map as Readonly<Record<string, string | undefined>>
  const derive = (options.derive ?? {}) as Readonly<Record<string, ((data: object) => object) | undefined>>
  const prefix = `${definitions.category}-`
  return {
    context,
    category: definitions.category,
    publish: (stored, only) => {
      if (!stored.stream.startsWith(prefix)) return null
      const { type } = typeOf(stored.header)
      const name = map[type]
      const definition = name === undefined ? undefined : published[name]
      if (name === undefined || !definition || (only && !only.includes(name))) return null
      const { header, event } = factIn(definitions, stored)
      const data = event.data as object
      const given = { ...data, ...derive[type]?.(data), ...ids(stored.stream.slice(prefix.length)) }
      const picked = definition.data.parse(given) as PublishedData<P, keyof P>
      return {
        id: header.id,
        context,
        name,
        version: definition.version,
        key: key(picked),
        data: picked,
        tenant: header.tenant,
        occurredAt: header.occurredAt,
        correlation: header.correlation,
        ...(isImported(header.actor) && { imported: true }),
      }
    },
  }
}
