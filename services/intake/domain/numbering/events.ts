// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

const ordinal = z.number().int().positive()

/** The numbers of a tenant's items in one year; a stream for each tenant and year. */
export const numberingEvents = defineEvents('intake-numbering', {
  NumbersReserved: event(
    1,
    'A block of numbers was set aside for items that are registered next.',
    z.object({ from: ordinal, to: ordinal }),
  ),
})
export type NumberingEvent = EventOf<typeof numberingEvents>
