// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

export const ratingEvents = defineEvents('evaluation-rating', {
  ReportRated: event(
    1,
    'Somebody who was answered said how satisfied he is.',
    z.object({ itemId: z.string(), unitId: z.string(), rating: z.string(), remark: z.string().nullable() }),
  ),
})
export type RatingEvent = EventOf<typeof ratingEvents>
