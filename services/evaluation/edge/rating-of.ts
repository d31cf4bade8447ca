import { factReader, type EventStore } from '@huiyin/event-sourcing'
import { ratingEvents } from '../domain/rating/events.js'

/** What was said of the reply to a report. */
export interface GivenRating {
  readonly rating: string
  readonly remark: string | null
}

const readFact = factReader(ratingEvents)

/** How satisfied somebody said to be with the reply to his report; null: nothing yet. */
export const ratingOf = async (store: EventStore, reportId: string): Promise<GivenRating | null> => {
  const [first] = await store.readStream(`${ratingEvents.category}-${reportId}`)
  const fact = first && readFact(first)
  return fact ? { rating: fact.event.data.rating, remark: fact.event.data.remark } : null
}
