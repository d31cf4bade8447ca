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
  PortfolioAssigned: event(
    1,
    'A member of a leadership team answers for a portfolio, and the units it covers, from a day on.',
    z.object({
      ...{ portfolioId: z.string(), name: z.string(), nameEn: z.string().nullable(), unitId: z.string() },
      ...{ unitIds: z.array(z.string()), validFrom, validTo: z.string().nullable() },
    }),
  ),
  PortfolioEnded: event(
    1,
    'A member of a leadership team answers for a portfolio until a day.',
    z.object({ portfolioId: z.string(), unitId: z.string(), validFrom, validTo: z.string() }),
  ),
  PostTaken: event(
    1,
    'The day came from which the person holds a post: who held it before, and who stands at or above him.',
    z.object({
      ...{ postId: z.string(), unitId: z.string(), rank, on: z.string() },
      ...{ formerPersonId: z.string().nullable(), formerStays: z.boolean(), atOrAbove: z.array(z.string()) },
    }),
  ),
  PostLeft: event(
    1,
    'The day came from which the person holds a post no longer: who holds it now, and whether he stays in the unit.',
    z.object({
      ...{ postId: z.string(), unitId: z.string(), rank, on: z.string() },
      ...{ heldBy: z.string().nullable(), stays: z.boolean() },
      /** From when he had held it. */
      validFrom,
    }),
  ),
})
export type PersonEvent = EventOf<typeof personEvents>
