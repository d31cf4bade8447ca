export { settableClock, type SettableClock } from './clock.js'
export { specFor, type Given, type Then } from './given-when-then.js'
export { NOT_RUN_FILE, notRun } from './not-run.js'
export { storedFact, type FactOf } from './stored-fact.js'
