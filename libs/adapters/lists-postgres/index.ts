export { postgresLists, type PostgresLists } from './postgres-lists.js'
export { listsOf, postgresListReader, type PostgresListReader } from './postgres-list-reader.js'
export { type ListsPlace } from './database.js'
