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
  const stream = await store.readStream(`${ratingEvents.category}-${reportId}`)
  for (const stored of stream) {
    const event = readFact(stored)?.event
    if (event?.type === 'ReportRated') return { rating: event.data.rating, remark: event.data.remark }
  }
  return null // call-backs that brought no word are none
}
