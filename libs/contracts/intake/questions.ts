import { defineQuestions } from '../questions.js'
import { intakeCommands } from './commands.js'

/** What intake's own edge answers: only the owner of a sealed field ever opens it (design §2). */
export const intakeQuestions = defineQuestions({
  openedReporter: {
    says: 'What a reporter said of himself, for whoever has just opened it by OpenReporter.',
    zh: '已查阅的反映人信息',
    roles: intakeCommands.OpenReporter.roles,
    scope: 'opening',
    requirements: ['S3-69'],
  },
})
