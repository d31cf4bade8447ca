export { sqliteEventStore } from './sqlite-event-store.js'
export { ForeignLog } from './schema.js'
