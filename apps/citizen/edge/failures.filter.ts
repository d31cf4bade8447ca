import { Catch, HttpException, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Request, Response } from 'express'
import { toldUnreachable } from '@huiyin/nest-platform'
import { failurePage } from '../pages/plain-pages.js'
import { sendPage } from './answers.js'
import { CITIZEN, type CitizenSettings } from './options.js'
import { pageOf } from './request.js'

/** Answers a failure with a page; nothing of the inside, and nothing anybody typed, is told or logged. */
export const answerFailure = (request: Request, response: Response, status: number, secure: boolean): void => {
  const id = String(request.headers['x-request-id'] ?? '')
  sendPage(response, failurePage(pageOf(request, response, '/c', secure), status, id), status)
}

/** A fault behind a page of citizens is told as a page. */
@Catch()
export class FailuresAsPages implements ExceptionFilter<unknown> {
  private readonly logger = new Logger('citizen')
  constructor(@Inject(CITIZEN) private readonly settings: CitizenSettings) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>()
    const response = host.switchToHttp().getResponse<Response>()
    const told = error instanceof HttpException ? error : toldUnreachable(error, 'zh')
    const status = told?.getStatus() ?? 500
    if (status >= 500) this.logger.error(`request ${String(request.headers['x-request-id'])}: ${nameOf(error)}`)
    answerFailure(request, response, status, this.settings.secure)
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.name) : 'unknown fault')
