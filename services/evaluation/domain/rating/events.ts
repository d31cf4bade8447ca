// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const whose = { itemId: z.string(), unitId: z.string() }

export const ratingEvents = defineEvents('evaluation-rating', {
  ReportRated: event(
    1,
    'Somebody who was answered said how satisfied he is.',
    z.object({
      ...{ ...whose, rating: z.string(), remark: z.string().nullable() },
      /** How he was treated and spoken to, where he was asked. */
      attitude: z.string().optional(),
      language: z.string().optional(),
    }),
  ),
  CallBackRecorded: event(
    1,
    'Somebody who was answered was called back and said nothing, and why.',
    z.object({ ...whose, outcome: z.string(), remark: z.string().nullable() }),
  ),
})
export type RatingEvent = EventOf<typeof ratingEvents>
