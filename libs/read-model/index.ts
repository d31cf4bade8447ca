export {
  defineList,
  type Cell,
  type ColumnType,
  type ListDefinition,
  type ListOptions,
  type ListRow,
  type ListRowOf,
  type RowChange,
} from './list.js'
export {
  changesOf,
  CheckpointNotInLog,
  listProjector,
  type ListChanges,
  type ListGeneration,
  type ListProjector,
} from './list-projector.js'
export { streamHistory, type HistoryAsOf, type HistoryFact } from './history.js'
