import type { Answer } from './answer.js'

/** One thing that is wrong with what was asked, in both languages, with its status. */
export interface Problem {
  readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503
  readonly zh: string
  readonly en: string
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number
}

/** What was asked cannot be answered, and why. */
export class NotAnswered extends Error {
  override name = 'NotAnswered'
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ status }) => status).join(', '))
  }
}

/** Something is wrong with what was sent. */
export const bad = (zh: string, en: string): Problem => ({ status: 400, zh, en })
/** There is no such thing. */
export const missing = (zh: string, en: string): Problem => ({ status: 404, zh, en })

/** The errors as the specification wants them: a list of code and description. */
export const errorsAnswer = (problems: readonly Problem[], language: 'zh' | 'en'): Answer => ({
  root: 'errors',
  of: { each: 'error', of: problems.map((one) => ({ code: one.status, description: one[language] })) },
})

/** Who comes how often could not be counted: nothing is let through that nobody counts. */
export class NotCounted extends Error {
  override name = 'NotCounted'
}
