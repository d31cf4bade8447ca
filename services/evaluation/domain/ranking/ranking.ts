import { accept, reject, type Decision } from '@huiyin/kernel'
import type { Decider } from '@huiyin/event-sourcing'
import type { EvaluationInput } from '@huiyin/contracts/evaluation'
import type { Difference, PublishedRanking, PublishedUnit, RankingEvent } from './events.js'

/** The ranking as the figures say it at a position, asked by the handler; null: nothing has come due in the period. */
export type Computed = Omit<PublishedRanking, 'version' | 'from' | 'to'>

export type RankingCommand =
  | ({ readonly type: 'PublishRanking'; readonly by: string; readonly computed: Computed | null } & Omit<
      EvaluationInput<'PublishRanking'>,
      'rankingId'
    >)
  | ({ readonly type: 'CorrectRanking'; readonly by: string; readonly computed: Computed | null } & Omit<
      EvaluationInput<'CorrectRanking'>,
      'rankingId'
    >)

export type RankingRefusal =
  'RankingAlreadyPublished' | 'RankingNotPublished' | 'PeriodNotOver' | 'NothingToRank' | 'NothingChanged'

/** The version in force; null before the first. */
export type RankingState = PublishedRanking | null

const evolve = (_: RankingState, event: RankingEvent): RankingState => {
  switch (event.type) {
    case 'RankingPublished':
      return event.data
    case 'RankingCorrected':
      return event.data
  }
}

const sameUnit = (one: PublishedUnit | null, other: PublishedUnit | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** What is different from one version to the next, unit by unit. */
export const differencesOf = (
  before: readonly PublishedUnit[],
  after: readonly PublishedUnit[],
): readonly Difference[] => {
  const ids = [...new Set([...before, ...after].map(({ unitId }) => unitId))].sort()
  const find = (units: readonly PublishedUnit[], unitId: string) => units.find((unit) => unit.unitId === unitId) ?? null
  return ids
    .map((unitId) => ({ unitId, before: find(before, unitId), after: find(after, unitId) }))
    .filter((difference) => !sameUnit(difference.before, difference.after))
}

const publish = (
  { period, at, computed, by }: Extract<RankingCommand, { type: 'PublishRanking' }>,
  state: RankingState,
): Decision<RankingEvent, RankingRefusal> => {
  if (state) return reject('RankingAlreadyPublished')
  if (at.slice(0, 10) <= period.to) return reject('PeriodNotOver')
  if (!computed) return reject('NothingToRank')
  return accept({ type: 'RankingPublished', data: { version: 1, ...period, ...computed, publishedBy: by } })
}

/** A published figure is never changed in silence: a correction is a new version with its difference (promise 3). */
const correct = (
  { computed, reason, by }: Extract<RankingCommand, { type: 'CorrectRanking' }>,
  state: RankingState,
): Decision<RankingEvent, RankingRefusal> => {
  if (!state) return reject('RankingNotPublished')
  if (!computed) return reject('NothingToRank')
  const differences = [...differencesOf(state.units, computed.units)]
  if (differences.length === 0) return reject('NothingChanged')
  const { version, from, to } = state
  return accept({
    type: 'RankingCorrected',
    data: { version: version + 1, from, to, ...computed, differences, reason, correctedBy: by },
  })
}

const decide = (command: RankingCommand, state: RankingState): Decision<RankingEvent, RankingRefusal> => {
  switch (command.type) {
    case 'PublishRanking':
      return publish(command, state)
    case 'CorrectRanking':
      return correct(command, state)
  }
}

/** A published ranking of one period: its first version and every correction. */
export const ranking: Decider<RankingCommand, RankingEvent, RankingState, RankingRefusal> = {
  initialState: null,
  evolve,
  decide,
}
