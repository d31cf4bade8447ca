// What a process needs that asks a ClickHouse server: nothing here loads the engine into it.
export { serverClickHouse, type ClickHousePlace } from './server-clickhouse.js'
export {
  JournalLost,
  liveGeneration,
  postgresRangeJournal,
  type PostgresRangeJournal,
} from './postgres-range-journal.js'
export { type JournalPlace } from './journal-database.js'
