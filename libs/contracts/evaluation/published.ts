import { z } from 'zod'
import { definePublished, published, type PublishedData } from '../published.js'
import { day, id } from '../shapes.js'

/** What evaluation tells the other contexts. The key is the ranking. */
export const evaluationPublished = definePublished({
  RankingPublished: published(
    1,
    'A ranking was made public, pinned to a position of the log.',
    z.object({ rankingId: id, version: z.int().min(1), from: day, to: day, position: z.int() }),
    { rankingId: 'demo-city:2026-Q3', version: 1, from: '2026-07-01', to: '2026-09-30', position: 9_499 },
  ),
})

export type EvaluationPublished<N extends keyof typeof evaluationPublished> = PublishedData<
  typeof evaluationPublished,
  N
>
