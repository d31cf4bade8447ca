export {
  intakeCommands,
  outsideDeadline,
  RESULT_CODES,
  VOIDABLE_ITEM_FACTS,
  type IntakeInput,
  type PersonalData,
} from './commands.js'
export { intakeQuestions } from './questions.js'
export { intakePublished, type IntakePublished } from './published.js'
export { intakeCalls } from './calls.js'
