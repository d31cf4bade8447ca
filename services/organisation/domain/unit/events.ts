// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const names = { name: z.string(), nameEn: z.string().nullable() }
/** The day from which it holds; when it was said and recorded stands in the header. */
const validFrom = z.string()

export const unitEvents = defineEvents('organisation-unit', {
  UnitCreated: event(
    1,
    'A unit exists from a day on.',
    z.object({ ...names, parentId: z.string().nullable(), level: z.string(), validFrom }),
  ),
  UnitRenamed: event(1, 'A unit has another name from a day on.', z.object({ ...names, validFrom })),
  UnitMoved: event(1, 'A unit belongs to another parent from a day on.', z.object({ parentId: z.string(), validFrom })),
  UnitMerged: event(
    1,
    'A unit became part of another, which takes over all it had.',
    z.object({ intoUnitId: z.string(), validFrom }),
  ),
  UnitTakenOver: event(
    1,
    'The day came from which the unit is part of another: what it had open is that one’s.',
    z.object({ intoUnitId: z.string(), on: z.string() }),
  ),
  UnitClosed: event(1, 'A unit exists no longer from a day on.', z.object({ reason: z.string(), validFrom })),
})
export type UnitEvent = EventOf<typeof unitEvents>
