// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { event } from '@huiyin/event-sourcing'

const whose = { itemId: z.string(), unitId: z.string() }

/** How an entry goes on when the organisation changes; part of its facts. Its number and its days stay (S4-92). */
export const passingEventDefinitions = {
  EntryPassedOn: event(
    1,
    'The entry passed from who held a post to who follows him, or waits for somebody to be appointed; its days stay.',
    z.object({
      ...{ ...whose, postId: z.string(), principal: z.boolean(), on: z.string() },
      ...{ fromPersonId: z.string().nullable(), toPersonId: z.string().nullable() },
      /** Whether it was given to him by name; else it is his who heads the unit. */
      named: z.boolean(),
      /** Who follows stands at or below whom the item complains of: it does not pass to him. */
      withheld: z.literal(true).optional(),
      leadEntryId: z.string().optional(),
    }),
  ),
  EntryTakenOver: event(
    1,
    'The unit became part of another, which goes on with the entry; its days stay.',
    z.object({ ...whose, intoUnitId: z.string(), on: z.string(), leadEntryId: z.string().optional() }),
  ),
} as const
