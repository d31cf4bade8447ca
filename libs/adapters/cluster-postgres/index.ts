export { tablesIn, type SharedPlace } from './place.js'
export { createCopyTable, forgetCopies, postgresCopyStore, type CopyTables } from './copy-store.js'
export { takeTurns, type Turn, type TurnOptions } from './turns.js'
export { sharedClock, type SharedClock, type SharedClockOptions } from './shared-clock.js'
