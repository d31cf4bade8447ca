import type { Instant } from '@huiyin/kernel'
import { factReader, type EventStore } from '@huiyin/event-sourcing'
import { entryEvents } from '../domain/entry/events.js'

/** An objection to the reply to one report, as whoever raised it may know it: no person, no note. */
export interface ToldObjection {
  readonly reportId: string
  readonly raisedAt: Instant
  readonly dueAt: Instant | null
  readonly decided: { readonly upheld: boolean; readonly reason: string; readonly at: Instant } | null
}

const readFact = factReader(entryEvents)

/** The objections put before somebody on an entry, in the order in which they came, each with what was decided. */
export const objectionsOf = async (store: EventStore, entryId: string): Promise<readonly ToldObjection[]> => {
  const told: ToldObjection[] = []
  for (const stored of await store.readStream(`${entryEvents.category}-${entryId}`)) {
    const fact = readFact(stored)
    if (!fact) continue
    const { event, at } = fact
    if (event.type === 'ObjectionRecorded') {
      const { reportId, deadline } = event.data
      told.push({ reportId, raisedAt: at.occurred.at, dueAt: deadline.dueAt ?? null, decided: null })
    } else if (event.type === 'ObjectionLapseRecorded') {
      const lapsed = told.findLastIndex((one) => one.reportId === event.data.reportId && !one.decided)
      if (lapsed !== -1) told.splice(lapsed, 1)
    } else if (event.type === 'ObjectionUpheld' || event.type === 'ObjectionRejected') {
      const { reportId, reason } = event.data
      const open = told.findLastIndex((one) => one.reportId === reportId && !one.decided)
      const decided = { upheld: event.type === 'ObjectionUpheld', reason, at: at.occurred.at }
      if (open !== -1) told[open] = { ...told[open]!, decided }
    }
  }
  return told
}
