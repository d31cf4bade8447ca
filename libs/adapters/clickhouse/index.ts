export { embeddedClickHouse } from './embedded.js'
export { sqliteRangeJournal } from './range-journal.js'
