import { Controller, Get, Inject, Param, Req, Res, UseFilters } from '@nestjs/common'
import type { Request, Response } from 'express'
import { sendFile } from '@huiyin/nest-platform'
import { landingPage } from '../pages/plain-pages.js'
import { publishedPage } from '../pages/published-page.js'
import { receiptPage } from '../pages/receipt-page.js'
import { STYLE } from '../pages/style.js'
import type { Received } from '../ports.js'
import { goTo, sendForm, sendPage } from './answers.js'
import { FailuresAsPages } from './failures.filter.js'
import { answerUnless, looker, type Looked } from './look.js'
import { CITIZEN, type CitizenSettings } from './options.js'
import { keptCode, pageOf } from './request.js'

/** 回执: for the code this browser keeps; no address has one in it. */
@Controller('receipt')
@UseFilters(FailuresAsPages)
export class ReceiptController {
  private readonly look: (request: Request, typed: string) => Promise<Looked<Received>>
  constructor(@Inject(CITIZEN) private readonly citizen: CitizenSettings) {
    this.look = looker(citizen.limits, citizen.find, citizen.receipt)
  }

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { secure, rules } = this.citizen
    const page = pageOf(request, response, '/receipt', secure)
    const kept = keptCode(request, secure)
    if (kept === '') return goTo(response, page.link('/follow'))
    const unknown = () => goTo(response, page.link('/follow'))
    const found = answerUnless(page, response, await this.look(request, kept), unknown)
    if (found) sendPage(response, receiptPage(page, found.code, found.followed, await rules()))
  }
}

/** The front door of citizens; `/` belongs to the desk's single page. */
@Controller('c')
@UseFilters(FailuresAsPages)
export class LandingController {
  constructor(@Inject(CITIZEN) private readonly citizen: CitizenSettings) {}

  @Get()
  show(@Req() request: Request, @Res() response: Response): void {
    sendForm(response, landingPage(pageOf(request, response, '/c', this.citizen.secure)))
  }
}

/** 公示: what was made public. */
@Controller('published')
@UseFilters(FailuresAsPages)
export class PublishedController {
  constructor(@Inject(CITIZEN) private readonly citizen: CitizenSettings) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { secure, published, rules } = this.citizen
    const [found, { zone }] = await Promise.all([published(), rules()])
    sendPage(response, publishedPage(pageOf(request, response, '/published', secure), found, zone))
  }

  /** Kept by nobody on the way: what is withdrawn is gone with the next look. */
  @Get('photos/:publicationId/:photoId')
  async photo(
    @Param('publicationId') publicationId: string,
    @Param('photoId') photoId: string,
    @Res() response: Response,
  ): Promise<void> {
    const bytes = await this.citizen.publishedPhoto(publicationId, photoId)
    if (!bytes) return void response.status(404).end()
    sendFile(response, { bytes, mediaType: 'image/jpeg', name: `${photoId}.jpg` })
  }
}

/** The style sheet; its address changes with it. */
@Controller('citizen.css')
export class StyleController {
  @Get()
  show(@Res() response: Response): void {
    response.setHeader('cache-control', 'public, max-age=31536000, immutable')
    response.type('css').send(STYLE)
  }
}
