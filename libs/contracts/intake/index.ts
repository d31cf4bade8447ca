export { intakeCommands, outsideDeadline, RESULT_CODES, type IntakeInput, type PersonalData } from './commands.js'
export { intakeQuestions } from './questions.js'
export { intakePublished, type IntakePublished } from './published.js'
