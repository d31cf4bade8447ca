import type { Request, Response } from 'express'
import { languageOf } from '@huiyin/nest-platform'
import { MEDIA_TYPES, written, type Answer, type Format } from '../answer.js'
import { errorsAnswer, type Problem } from '../problem.js'

/** The address as it was asked for, without its arguments. */
export const pathOf = ({ originalUrl }: Request): string => originalUrl.split('?')[0] ?? ''

/** The format an address asks for; XML, which everybody has to understand, where it asks for none. */
export const formatOf = (request: Request): Format => (pathOf(request).endsWith('.json') ? 'json' : 'xml')

/** Writes an answer in the format of the address; nobody on the way keeps it. */
export const sendAnswer = (request: Request, response: Response, answer: Answer, status = 200): void => {
  const format = formatOf(request)
  response.vary('accept-language')
  response.status(status).setHeader('cache-control', 'no-store')
  response.setHeader('content-type', MEDIA_TYPES[format])
  response.end(written(answer, format))
}

/** Writes what is wrong; the status of the answer is that of the first problem. */
export const sendProblems = (request: Request, response: Response, problems: readonly Problem[]): void => {
  const wait = problems.find(({ retryAfter }) => retryAfter !== undefined)?.retryAfter
  if (wait !== undefined) response.setHeader('retry-after', String(wait))
  const language = languageOf(request.headers['accept-language'])
  sendAnswer(request, response, errorsAnswer(problems, language), problems[0]?.status ?? 500)
}
