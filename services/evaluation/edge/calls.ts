import { evaluationCalls as calls } from '@huiyin/contracts/evaluation'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import type { HistorySources } from '@huiyin/read-model'
import type { RatingRow } from '../projections/ratings.js'
import { evaluationHistory } from './history.js'
import { ratingOf } from './rating-of.js'

/** What evaluation answers to other processes, each call to those alone who need it. */
export const evaluationCalls = (sources: HistorySources<{ readonly ratings: RatingRow }>): SignedCalls => ({
  ...answerPeers(calls.itemHistory, ['dashboard-api'], evaluationHistory(sources)),
  ...answerPeers(calls.givenRating, ['citizen'], ({ reportId }) => ratingOf(sources.store, reportId)),
})
