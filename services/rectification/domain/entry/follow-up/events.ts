// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { event } from '@huiyin/event-sourcing'
import { deadline } from '../plan/events.js'

/** The year, and which notice on it. */
const notice = { year: z.number().int(), version: z.number().int() }
const whose = { itemId: z.string(), unitId: z.string() }

/** What supervision does with an entry; part of its facts. */
export const followUpEventDefinitions = {
  DeadlinePaused: event(
    1,
    'The clock stood still for these days, both ends included; the deadline moved.',
    z.object({ ...whose, from: z.string(), to: z.string(), reason: z.string(), decidedBy: z.string(), deadline }),
  ),
  DeadlineRederived: event(
    1,
    'The deadline was counted anew by the notice on the public holidays of a year; where that concerned a day that had passed, somebody decided it.',
    z.object({ ...whose, ...notice, deadline, reason: z.string().optional(), decidedBy: z.string().optional() }),
  ),
  RederivationProposed: event(
    1,
    'By the notice on the public holidays of a year a day that has passed would be another; somebody is to decide.',
    z.object({ ...whose, ...notice, proposed: deadline }),
  ),
  RederivationRefused: event(
    1,
    'Somebody decided that the deadline stays as it was counted.',
    z.object({ ...whose, ...notice, reason: z.string(), decidedBy: z.string() }),
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
