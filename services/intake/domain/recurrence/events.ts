// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const wave = z.number().int()
const problem = { itemId: z.string(), foundOn: z.string() }

export const recurrenceEvents = defineEvents('intake-recurrence', {
  ProblemNoted: event(
    1,
    'A problem of this kind was found.',
    z.object({ campaign: z.string(), problem: z.string(), ...problem }),
  ),
  RecurrenceNoticed: event(
    1,
    'Problems of one kind were found so often within so many days that a special programme is proposed.',
    z.object({
      wave,
      campaign: z.string(),
      problem: z.string(),
      /** From so many within so many days, as the campaign said then. */
      needed: z.number().int(),
      days: z.number().int(),
    }),
  ),
  ProblemRecurred: event(1, 'A problem belongs to an alert.', z.object({ wave, ...problem })),
  ProgrammeRecorded: event(
    1,
    'A special programme was opened in answer to an alert.',
    z.object({ wave, workId: z.string(), unitId: z.string(), on: z.string() }),
  ),
  ProgrammeDeclined: event(
    1,
    'Somebody decided that an alert needs no special programme, and said why.',
    z.object({ wave, reason: z.string(), decidedBy: z.string(), on: z.string() }),
  ),
})
export type RecurrenceEvent = EventOf<typeof recurrenceEvents>
