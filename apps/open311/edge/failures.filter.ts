import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Request, Response } from 'express'
import { toldUnreachable } from '@huiyin/nest-platform'
import { missing, NotAnswered, NotCounted, type Problem } from '../problem.js'
import { sendProblems } from './send-answer.js'

const nowhere = missing('没有这个地址', 'there is nothing at this address')
const away: Problem = { status: 503, zh: '系统暂时不可用，请稍后再试', en: 'not available for now: try again later' }
const fault: Problem = { status: 500, zh: '系统故障，请稍后再试', en: 'a fault of ours: try again later' }

const nameOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.name) : 'unknown fault')

/** Answers every failure in the form of the specification; nothing of the inside, and nothing anybody sent, is told or logged. */
@Catch()
export class FailuresAsErrors implements ExceptionFilter<unknown> {
  private readonly logger = new Logger('open311')

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>()
    sendProblems(request, host.switchToHttp().getResponse<Response>(), this.problemsOf(request, error))
  }

  private problemsOf(request: Request, error: unknown): readonly Problem[] {
    if (error instanceof NotAnswered) return error.problems
    if (error instanceof HttpException && error.getStatus() < 500) return [nowhere]
    this.logger.error(`request ${String(request.headers['x-request-id'])}: ${nameOf(error)}`)
    return [error instanceof NotCounted || toldUnreachable(error, 'zh') ? away : fault]
  }
}
