// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const rank = z.enum(['principal', 'deputy', 'member'])
/** Both days included. */
const validFrom = z.string()

export const personEvents = defineEvents('organisation-person', {
  PersonAdded: event(
    1,
    'A person belongs to the organisation from a day on.',
    z.object({ name: z.string(), validFrom }),
  ),
  PersonAppointed: event(
    1,
    'A person holds a post in a unit from a day on.',
    z.object({
      /** As it was when the post was given. */
      personName: z.string(),
      postId: z.string(),
      postTitle: z.string(),
      unitId: z.string(),
      rank,
      validFrom,
      validTo: z.string().nullable(),
    }),
  ),
  AppointmentEnded: event(
    1,
    'A person holds a post until a day.',
    z.object({ postId: z.string(), unitId: z.string(), validFrom, validTo: z.string() }),
  ),
})
export type PersonEvent = EventOf<typeof personEvents>
