import { All, Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, UseFilters } from '@nestjs/common'
import type { Request, Response } from 'express'
import { ID_PREFIX } from '../ids.js'
import { receive } from '../receive.js'
import { missing, NotAnswered } from '../problem.js'
import { requestsFound } from '../requests.js'
import { searchOf, spanOf, type Search } from '../search.js'
import { servicesOf } from '../services.js'
import { requestsAnswer } from '../told.js'
import { updatesAnswer } from '../updates.js'
import { argumentOf, languageFor, nameIn, posting, reading } from './asked.js'
import { FailuresAsErrors } from './failures.filter.js'
import { OPEN311, type Open311Settings } from './options.js'
import { sendAnswer } from './send-answer.js'

const unknown = () => new NotAnswered([missing('没有这个 service_request_id', 'service_request_id was not found')])

/** Requests: taken in, searched for, and told one by one. */
@Controller('open311/v2')
@UseFilters(FailuresAsErrors)
export class RequestsController {
  constructor(@Inject(OPEN311) private readonly settings: Open311Settings) {}

  @Post(['requests.json', 'requests.xml'])
  async take(@Req() request: Request, @Res() response: Response): Promise<void> {
    const client = await posting(request, this.settings)
    const body = (request.body ?? {}) as Readonly<Record<string, unknown>>
    const sender = { ...client, key: argumentOf(request, 'api_key') }
    sendAnswer(request, response, await receive(this.settings, sender, body, languageFor(request)))
  }

  @Get(['requests.json', 'requests.xml'])
  async find(@Req() request: Request, @Res() response: Response): Promise<void> {
    const reader = await reading(request, this.settings)
    const search = searchOf(request.query as Readonly<Record<string, unknown>>, this.settings.clock.now())
    sendAnswer(request, response, requestsAnswer(await this.found(request, reader, search)))
  }

  @Get('requests/:file')
  async show(@Req() request: Request, @Res() response: Response, @Param('file') file: string): Promise<void> {
    const reader = await reading(request, this.settings)
    const rows = await this.found(request, reader, { by: 'ids', ids: [nameIn(file)] })
    if (rows.length === 0) throw unknown()
    sendAnswer(request, response, requestsAnswer(rows))
  }

  @Get(['servicerequestupdates.json', 'servicerequestupdates.xml'])
  async updates(@Req() request: Request, @Res() response: Response): Promise<void> {
    const reader = await reading(request, this.settings)
    const span = spanOf(request.query as Readonly<Record<string, unknown>>, this.settings.clock.now())
    sendAnswer(request, response, await updatesAnswer(this.settings, { reader, span, language: languageFor(request) }))
  }

  /** A request has its id at once; for programs that ask all the same, the token is that id. */
  @Get('tokens/:file')
  async token(@Req() request: Request, @Res() response: Response, @Param('file') file: string): Promise<void> {
    const reader = await reading(request, this.settings)
    const token = nameIn(file)
    const rows = await this.found(request, reader, { by: 'ids', ids: [token] })
    if (rows.length === 0 || !token.startsWith(ID_PREFIX)) throw unknown()
    sendAnswer(request, response, requestsAnswer([{ service_request_id: token, token }]))
  }

  private async found(request: Request, reader: Awaited<ReturnType<typeof reading>>, search: Search) {
    const { owners, tenant } = this.settings
    const services = servicesOf(await owners.promisedToReporters({ tenant }))
    return requestsFound(this.settings, { reader, search, services, language: languageFor(request) })
  }
}

/** Everything else below this address is told in the form of the specification to be nowhere. */
@Controller('open311')
@UseFilters(FailuresAsErrors)
export class ElsewhereController {
  @All('*rest')
  nowhere(): never {
    throw new NotFoundException()
  }
}
