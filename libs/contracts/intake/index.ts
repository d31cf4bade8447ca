export { intakeCommands, outsideDeadline, RESULT_CODES, type IntakeInput } from './commands.js'
export { intakePublished, type IntakePublished } from './published.js'
