import { publisher } from '@huiyin/messaging'
import { evaluationPublished } from '@huiyin/contracts/evaluation'
import { rankingEvents } from '../domain/ranking/events.js'

/** What evaluation tells the other contexts: own event → published event. */
export const evaluationPublisher = publisher({
  context: 'evaluation',
  definitions: rankingEvents,
  published: evaluationPublished,
  ids: (rankingId) => ({ rankingId }),
  key: ({ rankingId }) => rankingId,
  map: { RankingPublished: 'RankingPublished', RankingCorrected: 'RankingPublished' },
})
