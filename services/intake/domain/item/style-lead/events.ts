// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { event } from '@huiyin/event-sourcing'

/** Every unit that has or had the item, so that each of its entries hears of it. */
const unitIds = z.array(z.string())

/** That an item is a lead about how somebody works, or is none after all. */
export const styleLeadEvents = {
  StyleLeadNamed: event(
    1,
    'The item is a style lead: it goes before others. By its campaign’s catalogue, or because somebody said so.',
    z.object({
      unitIds,
      /** What of the catalogue makes it one; left out: somebody named it. */
      code: z.string().optional(),
      /** Who named it, and why; left out: its campaign’s catalogue does. */
      ...{ namedBy: z.string().optional(), reason: z.string().optional() },
    }),
  ),
  StyleLeadDropped: event(
    1,
    'Somebody else found that the item is no style lead; it stands among the others again.',
    z.object({ unitIds, reason: z.string(), droppedBy: z.string() }),
  ),
}
