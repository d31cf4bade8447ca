// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const problem = {
  /** Counted on through all that was handed in under one list. */
  number: z.number().int(),
  ...{ title: z.string(), category: z.string(), rootCause: z.string() },
  ...{ fix: z.string(), establish: z.string(), dueOn: z.string() },
}
/** Empty: nothing was found. */
const handedIn = {
  handedInOn: z.string(),
  /** Days after the last day for it; 0: in time. Of what is added later too. */
  lateDays: z.number().int(),
  handedInBy: z.string(),
}

export const negativeListEvents = defineEvents('rectification-negative-list', {
  NegativeListsCalledFor: event(
    1,
    'A unit and these people of it were called upon to hand in negative lists by a day.',
    z.object({
      ...{ unitId: z.string(), campaign: z.string(), personIds: z.array(z.string()) },
      ...{ dueOn: z.string(), calledBy: z.string() },
    }),
  ),
  NegativeListExcused: event(
    1,
    'A list of somebody is no longer expected.',
    z.object({ personId: z.string(), reason: z.string(), excusedBy: z.string() }),
  ),
  UnitNegativeListHandedIn: event(
    1,
    'The unit handed in problems of its own; each becomes an entry in its ledger.',
    z.object({
      ...{ unitId: z.string(), campaign: z.string() },
      problems: z.array(z.object({ ...problem, responsibleId: z.string().nullable() })),
      ...handedIn,
    }),
  ),
  PersonalNegativeListHandedIn: event(
    1,
    'Somebody handed in problems of his own, or it was entered for him from paper.',
    z.object({ unitId: z.string(), personId: z.string(), problems: z.array(z.object(problem)), ...handedIn }),
  ),
  ListedProblemStruckOff: event(
    1,
    'Somebody else saw that a problem of a personal list is mended.',
    z.object({
      personId: z.string(),
      number: z.number().int(),
      finding: z.string(),
      struckOffOn: z.string(),
      struckOffBy: z.string(),
    }),
  ),
})
export type NegativeListEvent = EventOf<typeof negativeListEvents>
