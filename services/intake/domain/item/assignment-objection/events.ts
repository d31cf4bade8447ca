// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import type { Deadline } from '@huiyin/calendar'
import { event } from '@huiyin/event-sourcing'

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null

/** With the way it was counted (product promise 1); its shape belongs to the calendar. */
export const deadline = z.custom<Deadline>(
  (value) => isMap(value) && 'derivation' in value,
  'a deadline with its derivation',
)

/** What was decided says the same, whatever was decided. */
const decision = z.object({ unitId: z.string(), reason: z.string(), decidedBy: z.string() })

/** What the unit that got an item says against that, and what becomes of it. */
export const assignmentObjectionEvents = {
  AssignmentObjectionRaised: event(
    1,
    'The unit that got the item said it is not competent; somebody else has to decide by this deadline.',
    z.object({
      ...{ unitId: z.string(), reason: z.string(), raisedBy: z.string(), deadline },
      /** The unit that is competent in its opinion; null: it knows of none. */
      rightUnitId: z.string().nullable(),
    }),
  ),
  AssignmentObjectionUpheld: event(
    1,
    'Somebody else decided that the unit is not competent; the item went to another.',
    decision,
  ),
  AssignmentObjectionRejected: event(
    1,
    'Somebody else decided that the unit is competent; the item stayed, and its deadline with it.',
    decision,
  ),
  AssignmentObjectionOverdue: event(
    1,
    'The decision about an objection to the assignment was due, and nobody had decided.',
    z.object({ unitId: z.string(), dueAt: z.string() }),
  ),
}
