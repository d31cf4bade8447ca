import { Catch, Logger, type ArgumentsHost, type ExceptionFilter, type HttpException } from '@nestjs/common'
import { ProcessUnreachable } from '@huiyin/signed-http'
import type { Request, Response } from 'express'
import { languageOf, refusalException } from './refusal-answer.js'

const logger = new Logger('Processes')

/**
 * What whoever asks is told when another process of ours does not answer: 503, and nothing of the inside, which goes to
 * the log. Null for every other fault.
 */
export const toldUnreachable = (fault: unknown, language: 'zh' | 'en'): HttpException | null => {
  if (!(fault instanceof ProcessUnreachable)) return null
  logger.warn(fault.message)
  return refusalException({ ok: false, refusal: 'PartUnreachable', problems: [] }, language)
}

/** Another process did not answer: no fault of this one, and no reason for whoever asks to sign in again. */
@Catch(ProcessUnreachable)
export class UnreachableFilter implements ExceptionFilter<ProcessUnreachable> {
  catch(error: ProcessUnreachable, host: ArgumentsHost): void {
    if (host.getType<string>() !== 'http') throw error // GraphQL words its errors itself
    const request = host.switchToHttp().getRequest<Request>()
    const told = toldUnreachable(error, languageOf(request.headers['accept-language']))!
    host.switchToHttp().getResponse<Response>().status(told.getStatus()).json(told.getResponse())
  }
}
