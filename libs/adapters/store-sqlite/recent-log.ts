import type { StoredEvent } from '@huiyin/event-sourcing'

/** The last committed facts in memory; positions count up by one in this store, so a place in the log is one in the ring. */
export interface RecentLog {
  /** Adds facts that were just committed, in order. */
  push(events: readonly StoredEvent[]): void
  /** The facts after a position when all of them are still here, else null. */
  after(position: number, limit: number): StoredEvent[] | null
}

/** Keeps so many facts, so that whoever follows the log closely does not read them from the file again. */
export const recentLog = (kept: number): RecentLog => {
  const ring: (StoredEvent | undefined)[] = Array.from({ length: kept })
  let end = 0
  return {
    push: (events) => {
      for (const stored of events) {
        ring[stored.position % kept] = stored
        end = stored.position
      }
    },
    after: (position, limit) => {
      const isHere = (at: number) => ring[at % kept]?.position === at
      if (end - position > kept || position >= end || !isHere(position + 1)) return null
      const found: StoredEvent[] = []
      for (let at = position + 1; at <= end && found.length < limit; at += 1) found.push(ring[at % kept]!)
      return found
    },
  }
}
