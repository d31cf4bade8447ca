export { createAccessTables, type AccessTables } from './access-tables.js'
export { accessDaysOf, linesOf, postgresAccessStorage, putLines } from './access-storage.js'
