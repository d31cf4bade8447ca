// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

export const majorProblemEvents = defineEvents('intake-major-problem', {
  MajorProblemReported: event(
    1,
    'A unit reported a major problem upward; by when it was due, and whether it was late.',
    z.object({
      ...{ unitId: z.string(), toUnitId: z.string(), campaign: z.string(), title: z.string(), text: z.string() },
      /** The condition as it was called then. */
      condition: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
      happenedAt: z.string(),
      /** So many hours after it happened. */
      hours: z.number().int(),
      dueAt: z.string(),
      late: z.boolean(),
      reportedBy: z.string(),
    }),
  ),
  MajorProblemAcknowledged: event(
    1,
    'Somebody of the unit it was reported to took note of it, and said what is to be done.',
    z.object({ instruction: z.string(), acknowledgedBy: z.string() }),
  ),
})
export type MajorProblemEvent = EventOf<typeof majorProblemEvents>
