// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { event } from '@huiyin/event-sourcing'
import { deadline } from '../plan/events.js'

const whose = { itemId: z.string(), unitId: z.string() }

/** What supervision does with an entry; part of its facts. */
export const followUpEventDefinitions = {
  DeadlinePaused: event(
    1,
    'The clock stood still for these days, both ends included; the deadline moved.',
    z.object({ ...whose, from: z.string(), to: z.string(), reason: z.string(), decidedBy: z.string(), deadline }),
  ),
  SupervisionRecorded: event(
    1,
    'A supervisor pressed for the work, visited, handed out a card, or hung the sign.',
    z.object({ ...whose, action: z.string(), text: z.string(), recordedBy: z.string() }),
  ),
  ReRectificationOrdered: event(
    1,
    'The work was ordered to be done anew by this deadline.',
    z.object({ ...whose, trigger: z.string(), reason: z.string(), orderedBy: z.string(), deadline }),
  ),
  LookedBack: event(
    1,
    'The closed entry was looked at again: was it carried out, is it solved, has the situation changed?',
    z.object({
      ...whose,
      /** The day, by which it is told how often the campaign's round came. */
      on: z.string(),
      ...{ carriedOut: z.boolean(), solved: z.boolean(), changed: z.boolean() },
      ...{ finding: z.string(), lookedBy: z.string() },
    }),
  ),
} as const
