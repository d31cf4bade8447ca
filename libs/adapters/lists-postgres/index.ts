export { postgresLists, type PostgresLists } from './postgres-lists.js'
export { type ListsPlace } from './database.js'
