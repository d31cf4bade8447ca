export { asking, questionSql, type Ask, type AsOf, type Parameter } from './ask.js'
export {
  createTableSql,
  databaseOf,
  defineFactTable,
  defineVoidingTable,
  type FactCell,
  type FactTable,
} from './fact-table.js'
export {
  factWriter,
  FactsNotOfThisLog,
  type FactWriter,
  type FactWriterOptions,
  type Range,
  type RangeJournal,
} from './fact-writer.js'
export { figures, monthEnds, type FigureRequest } from './figures/figures.js'
export { areFactsOfThisLog, liveFacts, type LiveFactsOptions } from './live-facts.js'
export { rebuildFacts, type FactsProgress, type RebuildFactsOptions } from './rebuild-facts.js'
