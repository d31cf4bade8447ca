// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { event } from '@huiyin/event-sourcing'

/** By what code a report is followed. */
export const trackingEvents = {
  TrackingCodeGiven: event(
    1,
    'A report was given a tracking code; the code itself is nowhere, only its hash.',
    z.object({ reportId: z.string(), tracking: z.string() }),
  ),
}
