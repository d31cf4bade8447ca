import { isInLog, type Checkpoint, type EventStore } from '@huiyin/event-sourcing'
import { MarkNotInLog } from '@huiyin/messaging'
import type { Cluster } from './cluster.js'
import type { MarkStore, Place } from './mark-store.js'

/** A claimed partition, with how far its consumer has come in it. */
export interface Claimed {
  readonly place: Place
  readonly generation: number
  at: Checkpoint | null
  /** The offset to be read next. */
  offset: number
}

/** The partitions one member of a group has been given, each claimed when the first batch of it comes. */
export interface Claims {
  of(topic: string, partition: number): Promise<Claimed>
  /** The mark could not be saved, so somebody else has claimed it: it is claimed anew if the group still says so. */
  lose(claimed: Claimed): void
  /** Partitions were shared out anew. */
  clear(): void
}

const keyOf = ({ topic, partition }: Pick<Place, 'topic' | 'partition'>) => `${topic} ${partition}`

/** Throws `MarkNotInLog` when the consumer has a mark that this log does not have. */
export const claimsOf = (
  consumer: string,
  { store, marks, cluster }: { readonly store: EventStore; readonly marks: MarkStore; readonly cluster: Cluster },
): Claims => {
  const claimed = new Map<string, Promise<Claimed>>()
  const claim = async (place: Place): Promise<Claimed> => {
    const { generation, mark } = await marks.claim(place)
    if (mark?.at && !(await isInLog(store, mark.at))) throw new MarkNotInLog(consumer)
    const offset = mark?.cluster === (await cluster.id()) ? mark.offset : 0
    return { place, generation, at: mark?.at ?? null, offset }
  }
  return {
    of: (topic, partition) => {
      const place = { consumer, topic, partition }
      const found = claimed.get(keyOf(place))
      if (found) return found
      const made = claim(place)
      claimed.set(keyOf(place), made)
      made.catch(() => claimed.delete(keyOf(place)))
      return made
    },
    lose: ({ place }) => void claimed.delete(keyOf(place)),
    clear: () => claimed.clear(),
  }
}
