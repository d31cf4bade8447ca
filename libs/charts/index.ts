export { prepareBars, type BarModel, type BarRow, type GroupOfCases } from './prepare/bars.js'
export { prepareChange, type Change } from './prepare/change.js'
export { prepareMonths, type MonthModel, type MonthOfCases, type MonthRow } from './prepare/months.js'
export {
  prepareRanking,
  type RankedRate,
  type RankGroup,
  type RankModel,
  type RankRow,
  type Standing,
} from './prepare/ranking.js'
export { rateAxis, type RateAxis } from './prepare/rate-axis.js'
export { GroupBarsChart, type GroupBarsWords } from './visualise/group-bars-chart.js'
export { MonthTrendChart, type MonthFigure, type MonthTrendWords } from './visualise/month-trend-chart.js'
export { RankIntervalChart, type RankIntervalWords } from './visualise/rank-interval-chart.js'
