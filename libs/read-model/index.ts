export { alarmBook, type SetAlarm } from './alarm-book.js'
export { defineAlarms, type Alarm, type AlarmChange, type AlarmRow } from './alarm-list.js'
export {
  defineList,
  type Cell,
  type ColumnType,
  type HiddenFrom,
  type ListDefinition,
  type ListOptions,
  type ListRow,
  type ListRowOf,
  type RowChange,
} from './list.js'
export {
  CheckpointNotInLog,
  listProjector,
  workOf,
  type Awaitable,
  type ListChanges,
  type ListGeneration,
  type ListGenerations,
  type ListProjector,
  type ListWork,
  type Move,
} from './list-projector.js'
export { changing, creating, finding, putting, removing, tableOf, type AnyTables, type ListDialect } from './tables.js'
export { rebuildLists, type RebuildOptions, type RebuildProgress } from './rebuild.js'
export { streamHistory, type HistoryAsOf, type HistoryFact, type StreamHistory, type VoidedBy } from './history.js'
export {
  tellStreams,
  type Chain,
  type HistorySources,
  type ItemAsOf,
  type TellItem,
  type ToldStream,
} from './told-stream.js'
export {
  sql,
  type ExpressionBuilder,
  type Kysely as ListQueries,
  type RawBuilder,
  type Selectable,
  type SelectQueryBuilder,
} from 'kysely'
