// What a process needs that asks a ClickHouse server: nothing here loads the engine into it.
export { serverClickHouse, type ClickHousePlace } from './server-clickhouse.js'
