import { z } from 'zod'

/** What of a campaign's matters may be public (K15): the list of problems, a column of texts and answers, exposure. */
export const PUBLICATION_KINDS = ['list', 'column', 'exposure'] as const
export type PublicationKind = (typeof PUBLICATION_KINDS)[number]

/** Whether and what a campaign makes public, and in how many media at least; no kind: nothing. */
export const publicationRules = z.strictObject({
  kinds: z.array(z.enum(PUBLICATION_KINDS)).max(PUBLICATION_KINDS.length),
  media: z.int().min(1).max(5),
})
export type PublicationRules = z.infer<typeof publicationRules>
