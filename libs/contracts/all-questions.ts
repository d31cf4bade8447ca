import { intakeQuestions } from './intake/questions.js'
import { dashboardQuestions, type QuestionDefinitions } from './questions.js'
import { rectificationQuestions } from './rectification/questions.js'

/** Every question of the product by whom it is asked: the dashboard over lists and figures, a context about its own. */
export const questionsByContext: Readonly<Record<string, QuestionDefinitions>> = {
  dashboard: dashboardQuestions,
  intake: intakeQuestions,
  rectification: rectificationQuestions,
}
