import type { Question } from './questions.js'
import type { PublishedRanking, PublishedRankings } from './schema.generated.js'

const RATE = '{ numerator denominator value interval }'
const ROW =
  '{ rankingId version from to at position sealPosition sealHash minimum reason decidedBy publishedAt units changed }'
const PLACE = `{ rank rankLowest rankHighest rate ${RATE} }`

export const RANKINGS: Question<{ readonly rankings: PublishedRankings }, Record<string, never>> = {
  text: `query Rankings { rankings { rows ${ROW} asOf { at position } } }`,
}

export const RANKING: Question<{ readonly ranking: PublishedRanking | null }, { readonly rankingId: string }> = {
  text: `query Ranking($rankingId: ID!) {
    ranking(rankingId: $rankingId) {
      rankingId asOf { at position } actions { command context target allowed refusal }
      versions {
        row ${ROW} overall ${RATE}
        ranking { unitId name rank rankLowest rankHighest standing group rate ${RATE} }
        tooFew { unitId name rate ${RATE} }
        changes { unitId before ${PLACE} after ${PLACE} why { fact facts } }
      }
    }
  }`,
}
