// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { event } from '@huiyin/event-sourcing'

/** Who keeps an eye on an item. */
export const watchEvents = {
  ItemWatched: event(
    1,
    'Somebody keeps an eye on the item, for this reason.',
    z.object({ watchedBy: z.string(), reason: z.string() }),
  ),
  ItemWatchEnded: event(1, 'Somebody keeps an eye on the item no more.', z.object({ watchedBy: z.string() })),
}
