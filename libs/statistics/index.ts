export { compareRates, rateValue, sumRates, type Rate } from './rate.js'
export { formatPercent, roundHalfAway, roundRate } from './rounding.js'
export { canBeToldApart, intervalsOverlap, wilson95, type Interval } from './wilson.js'
export {
  groupOf,
  isDue,
  sumGroups,
  tally,
  verdictOf,
  type CaseTimes,
  type Group,
  type Verdict,
  type VerdictCounts,
} from './verdict.js'
export {
  RANKING_MINIMUM,
  compareCodePoints,
  rank,
  type Neighbours,
  type RankedUnit,
  type Ranking,
  type UnitRate,
  type UnrankedUnit,
} from './ranking.js'
export {
  groupsThatCannotBeToldApart,
  standingOf,
  standings,
  type InseparableGroup,
  type Standing,
} from './separability.js'
export { type Score, type Side } from './score.js'
export { funnel, funnelLimits, type Funnel, type FunnelUnit } from './funnel.js'
export { durations, elapsedFrom, type Durations, type Elapsed, type OrderStatistics } from './durations.js'
export { backlogAt, type BacklogPoint, type CaseSpan } from './backlog.js'
export { satisfaction, usualSatisfactionScale, type SatisfactionScale } from './satisfaction.js'
