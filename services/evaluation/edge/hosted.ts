import type { HostedContext } from '@huiyin/process-host/hosting'
import type { ListQueries } from '@huiyin/read-model'
import type { RatingRow } from '../projections/ratings.js'
import { evaluationCalls } from './calls.js'
import { bindEvaluation, evaluation, type EvaluationNeeds } from './service.js'

/** Evaluation as a process of its own hosts it; where rankings are computed the caller says. */
export const hostedEvaluation = (
  computeRanking: (parts: Parameters<HostedContext['bind']>[0]) => EvaluationNeeds['computeRanking'],
): HostedContext => ({
  ...evaluation,
  name: evaluation.context,
  bind: (parts) => bindEvaluation({ store: parts.store, copies: parts.copies, computeRanking: computeRanking(parts) }),
  answers: ({ store, lists, listsCaughtUp: settle }) => ({
    calls: evaluationCalls({ store, lists: lists.query as ListQueries<{ readonly ratings: RatingRow }>, settle }),
  }),
})
