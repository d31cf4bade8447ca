export { sqliteLists, type SqliteLists, type SqliteListsOptions } from './sqlite-lists.js'
export type { ReadingThreads } from './reading-threads.js'
