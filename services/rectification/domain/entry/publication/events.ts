// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { event } from '@huiyin/event-sourcing'

const whose = { itemId: z.string(), unitId: z.string() }

/** What becomes public of an entry; part of its facts. */
export const publicationEventDefinitions = {
  PublicationDrafted: event(
    1,
    'Somebody wrote what everybody may read of the entry; nothing is public yet.',
    z.object({ ...whose, kind: z.string(), text: z.string().nullable(), draftedBy: z.string() }),
  ),
  PublicationRedacted: event(
    1,
    'Passages of the text were blacked out; where they stood in it, in characters, is named.',
    z.object({
      ...whose,
      spans: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
      reason: z.string(),
      redactedBy: z.string(),
    }),
  ),
  PublicPhotoDrafted: event(
    1,
    'A picture was made of a piece of evidence, with areas blacked out; nothing is public yet.',
    z.object({
      ...whose,
      /** What it is called in the open, if it becomes so. */
      photoId: z.string(),
      /** By which content the evidence is known. */
      of: z.string(),
      /** In thousandths of the width and height, from the upper left, upright. */
      areas: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
      /** Where the new picture lies, sealed. */
      file: z.string(),
      draftedBy: z.string(),
    }),
  ),
  PublicPhotoRemoved: event(
    1,
    'A picture that was drawn for the public is none any more; where it was public, it is gone at once.',
    z.object({ ...whose, photoId: z.string(), reason: z.string(), removedBy: z.string() }),
  ),
  EntryPublished: event(
    1,
    'Somebody other than the drafter made the entry public, in these media and until this day.',
    z.object({
      ...whose,
      /** What it is called in the open: nobody comes from it to the item. */
      publicationId: z.string(),
      kind: z.string(),
      /** As everybody reads it, blacked out where it was. */
      text: z.string().nullable(),
      media: z.array(z.string()),
      until: z.string().nullable(),
      publishedBy: z.string(),
      /** The pictures with it; left out: none. */
      photos: z.array(z.object({ photoId: z.string(), file: z.string() })).optional(),
    }),
  ),
  PublicationWithdrawn: event(
    1,
    'The entry is not public any more.',
    z.object({ ...whose, publicationId: z.string(), reason: z.string(), withdrawnBy: z.string() }),
  ),
} as const
