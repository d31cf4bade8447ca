export { CALL_BACK_OUTCOMES, evaluationCommands, RATINGS, type EvaluationInput } from './commands.js'
export { evaluationPublished, type EvaluationPublished } from './published.js'
export { evaluationCalls } from './calls.js'
