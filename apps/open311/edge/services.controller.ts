import { Controller, Get, Inject, Param, Req, Res, UseFilters } from '@nestjs/common'
import type { Request, Response } from 'express'
import { channelFor } from '../channel-for.js'
import { discoveryAnswer } from '../discovery.js'
import { definitionAnswer, serviceOf, servicesAnswer, servicesOf } from '../services.js'
import { asking, languageFor, nameIn } from './asked.js'
import { FailuresAsErrors } from './failures.filter.js'
import { OPEN311, type Open311Settings } from './options.js'
import { sendAnswer } from './send-answer.js'

/** Where the interface is. */
@Controller('open311')
@UseFilters(FailuresAsErrors)
export class DiscoveryController {
  constructor(@Inject(OPEN311) private readonly settings: Open311Settings) {}

  @Get(['discovery.json', 'discovery.xml'])
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { owners, tenant, contact, address } = this.settings
    await asking(request, this.settings)
    const endpoint = `${address ?? `${request.protocol}://${request.get('host') ?? ''}`}/open311/v2`
    sendAnswer(request, response, discoveryAnswer(endpoint, contact, await owners.servicesChangedAt({ tenant })))
  }
}

/** What may be reported, and what is asked of a report: for everybody. */
@Controller('open311/v2')
@UseFilters(FailuresAsErrors)
export class ServicesController {
  constructor(@Inject(OPEN311) private readonly settings: Open311Settings) {}

  @Get(['services.json', 'services.xml'])
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    await asking(request, this.settings)
    sendAnswer(request, response, servicesAnswer(await this.services(), languageFor(request)))
  }

  @Get('services/:file')
  async define(@Req() request: Request, @Res() response: Response, @Param('file') file: string): Promise<void> {
    const client = await asking(request, this.settings)
    const service = serviceOf(await this.services(), nameIn(file))
    const channel = await channelFor(this.settings, client)
    sendAnswer(request, response, definitionAnswer(service, channel, languageFor(request)))
  }

  private async services() {
    const { owners, tenant } = this.settings
    return servicesOf(await owners.promisedToReporters({ tenant }))
  }
}
