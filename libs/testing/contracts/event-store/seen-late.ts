import type { Append, Position, StoredEvent } from '@huiyin/event-sourcing'
import type { Broken } from './broken.js'

/** What is written while another append is under way, where the append is such a one, is seen three reads too late. */
export const seenLate =
  (isSuch: (request: Append) => boolean): Broken['wrap'] =>
  (store) => {
    const late = new Map<Position, number>()
    let inFlight = 0
    const visibleOf = (events: readonly StoredEvent[]): readonly StoredEvent[] => {
      const visible = events.filter(({ position }) => !late.has(position))
      for (const [position, reads] of late) {
        if (reads > 1) late.set(position, reads - 1)
        else late.delete(position)
      }
      return visible
    }
    return {
      ...store,
      append: async (request) => {
        inFlight += 1
        const appended = await store.append(request)
        if (inFlight > 1 && isSuch(request)) for (const { position } of appended.events) late.set(position, 3)
        inFlight -= 1
        return appended
      },
      readLog: async (after, limit) => visibleOf(await store.readLog(after, limit)),
      readLogOf: async (categories, after, limit) => {
        const part = await store.readLogOf(categories, after, limit)
        return { ...part, facts: visibleOf(part.facts) }
      },
    }
  }
