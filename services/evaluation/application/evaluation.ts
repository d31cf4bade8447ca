import type { Instant } from '@huiyin/kernel'
import { commandHandler, type EnvelopeContext, type EventStore } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { evaluationCommands } from '@huiyin/contracts/evaluation'
import { rankingEvents } from '../domain/ranking/events.js'
import { ranking, type Computed } from '../domain/ranking/ranking.js'
import { ratingEvents } from '../domain/rating/events.js'
import { rating, type RatingState } from '../domain/rating/rating.js'

/** Of what a ranking is asked: the tenant's cases received in these days, with verdicts for a moment. */
export interface RankingQuestion {
  readonly tenant: string
  readonly from: string
  readonly to: string
  readonly at: Instant
}

/** What evaluation needs from outside. */
export interface EvaluationPorts {
  readonly store: EventStore
  /** Seals the log, asks the figures at that position, and ranks; null when nothing has come due. */
  readonly computeRanking: (question: RankingQuestion) => Promise<Computed | null>
  /** The persons an item complains of. */
  readonly complainedOf: (itemId: string) => readonly string[]
}

/** Runs the commands of evaluation; each belongs to one ranking or to the rating of one report. */
export const evaluationHandlers = ({
  store,
  computeRanking,
  complainedOf,
}: EvaluationPorts): CommandHandlers<typeof evaluationCommands> => {
  const handleRanking = commandHandler({ store, definitions: rankingEvents, decider: ranking, cached: 100 })
  const hiding = {
    complainedOf: (rated: RatingState | null) => (rated ? complainedOf(rated.itemId) : []),
    refusal: 'ItemUnknown' as const,
  }
  const handleRating = commandHandler({ store, definitions: ratingEvents, decider: rating, hiding, cached: 1_000 })
  const published = async (rankingId: string) => {
    const facts = await store.readStream(`${rankingEvents.category}-${rankingId}`)
    const last = facts.at(-1)
    return last ? (JSON.parse(last.body) as { readonly from: string; readonly to: string }) : null
  }
  const by = ({ actor }: EnvelopeContext) => actor.person
  return {
    RateReport: ({ reportId, ...input }, context) => {
      const about = { ...context, complainedOf: complainedOf(input.itemId) }
      return handleRating(reportId, { type: 'RateReport', ...input }, about)
    },
    RecordCallBack: ({ reportId, ...input }, context) => {
      const about = { ...context, complainedOf: complainedOf(input.itemId) }
      return handleRating(reportId, { type: 'RecordCallBack', ...input }, about)
    },
    PublishRanking: async ({ rankingId, ...input }, context) => {
      const { tenant } = context
      const computed = await computeRanking({ tenant, ...input.period, at: input.at })
      return handleRanking(rankingId, { type: 'PublishRanking', ...input, by: by(context), computed }, context)
    },
    CorrectRanking: async ({ rankingId, ...input }, context) => {
      const { tenant, occurred } = context
      const period = await published(rankingId)
      const computed = period && (await computeRanking({ tenant, ...period, at: occurred.at }))
      return handleRanking(rankingId, { type: 'CorrectRanking', ...input, by: by(context), computed }, context)
    },
  }
}
