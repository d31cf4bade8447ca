// Facts on disk. Add a schema with its upcast; never edit one.
import { z } from 'zod'
import { defineEvents, event, type EventOf } from '@huiyin/event-sourcing'

/** A unit's place: counts, not rates, so that everything else can be computed again. */
const unit = z.object({
  unitId: z.string(),
  numerator: z.number().int(),
  denominator: z.number().int(),
  /** null: fewer cases than the minimum, so it is not ranked. */
  rank: z.number().int().nullable(),
  rankLowest: z.number().int().nullable(),
  rankHighest: z.number().int().nullable(),
})
export type PublishedUnit = z.infer<typeof unit>

/** A ranking as it stood: of cases whose deadline has passed, at a moment, from a prefix of the log. */
const ranking = {
  version: z.number().int(),
  from: z.string(),
  to: z.string(),
  at: z.string(),
  position: z.number().int(),
  /** The seal that covers the position: with it anybody can check that the prefix is the one that was used. */
  seal: z.object({ position: z.number().int(), hash: z.string() }),
  minimum: z.number().int(),
  units: z.array(unit),
}
export type PublishedRanking = z.infer<z.ZodObject<typeof ranking>>

/** What is different for one unit between two versions; null: it was not in that version. */
const difference = z.object({ unitId: z.string(), before: unit.nullable(), after: unit.nullable() })
export type Difference = z.infer<typeof difference>

export const rankingEvents = defineEvents('evaluation-ranking', {
  RankingPublished: event(
    1,
    'The ranking of a period was made public, pinned to a position and its seal.',
    z.object({ ...ranking, publishedBy: z.string() }),
  ),
  RankingCorrected: event(
    1,
    'A new version of a published ranking, with what is different and why.',
    z.object({ ...ranking, differences: z.array(difference), reason: z.string(), correctedBy: z.string() }),
  ),
})
export type RankingEvent = EventOf<typeof rankingEvents>
