import { evaluationCommands } from '@huiyin/contracts/evaluation'
import type { EventStore } from '@huiyin/event-sourcing'
import { complainedOfCopy, type BoundService, type CopyStore } from '@huiyin/messaging'
import { evaluationHandlers, type EvaluationPorts } from '../application/evaluation.js'
import { evaluationPublisher } from '../application/publish.js'
import { rankings } from '../projections/rankings.js'
import { ratingFacts } from '../projections/rating-facts.js'
import { ratings } from '../projections/ratings.js'

/** What evaluation publishes, and what is kept from its facts. */
export const evaluation = {
  context: 'evaluation',
  publishers: [evaluationPublisher],
  lists: [rankings, ratings],
  alarms: [],
  facts: [ratingFacts],
} as const

/** What evaluation stands on in whichever process it runs. */
export interface EvaluationNeeds {
  readonly store: EventStore
  readonly copies: CopyStore
  readonly computeRanking: EvaluationPorts['computeRanking']
}

/** Binds evaluation: its copy of who is complained of is loaded first. */
export const bindEvaluation = async ({ store, copies, computeRanking }: EvaluationNeeds): Promise<BoundService> => {
  const { complainedOf, consumer } = await complainedOfCopy('evaluation-complained-of', copies)
  return {
    commands: {
      definitions: evaluationCommands,
      handlers: evaluationHandlers({ store, computeRanking, complainedOf }),
    },
    consumers: () => [consumer],
  }
}
