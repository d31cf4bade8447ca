export {
  evidence,
  FAULT_KINDS,
  OUTCOME_CODES,
  rectificationCommands,
  REOPEN_TRIGGERS,
  VOIDABLE_ENTRY_FACTS,
  type RectificationInput,
} from './commands.js'
export { rectificationQuestions } from './questions.js'
export { rectificationPublished, type RectificationPublished } from './published.js'
export { rectificationCalls } from './calls.js'
