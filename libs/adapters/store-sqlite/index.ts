export { sqliteEventStore } from './sqlite-event-store.js'
export { sqliteLogFile, type LogFile } from './log-file.js'
export { ForeignLog } from './schema.js'
