import { Controller, Get, Inject, Logger, NotFoundException, Post, Req, Res, UseFilters } from '@nestjs/common'
import type { Request, Response } from 'express'
import { codeOfForm, commandIdOf, itemIdOf, reportIdOf } from '../code.js'
import { countedAddress } from '@huiyin/nest-platform'
import { NO_FIELDS, problemsOf, reportFieldsOf, reportInput, textOf, type Problem, type ReportFields } from '../form.js'
import { reportPage, sentAlreadyPage } from '../pages/report-page.js'
import { photoProblems, type SentPhotos } from '../photos.js'
import type { CitizenAnswer, Publication, Rules } from '../ports.js'
import { wordsOf } from '../words/words.js'
import { goTo, sendForm, sendPage } from './answers.js'
import { FailuresAsPages } from './failures.filter.js'
import { CITIZEN, type CitizenSettings } from './options.js'
import { photosOf } from './read-form.js'
import { isOurs, isRandomText, keepCode, pageOf, randomText } from './request.js'

/** Where the form stands. */
const pathOf = (about: Publication | null): string => (about ? `/report/about/${about.publicationId}` : '/report')
/** Another report was sent with this form before. */
const SENT_ALREADY = ['CommandIdReused', 'ItemAlreadyReceived']

/** What somebody filled in and chose. */
interface Filled {
  readonly fields: ReportFields
  readonly sent: SentPhotos
  /** What it comments on; null: it is a report of its own. */
  readonly about: Publication | null
}

/** 我要反映: the form, and what becomes of it. */
@Controller('report')
@UseFilters(FailuresAsPages)
export class ReportController {
  private readonly logger = new Logger('citizen')
  constructor(@Inject(CITIZEN) private readonly citizen: CitizenSettings) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.form(request, response, null)
  }

  /** A comment on what is public is a report of its own; of what is public no more there is no form. */
  @Get('about/:publicationId')
  async showAbout(@Req() request: Request, @Res() response: Response): Promise<void> {
    const about = await this.publicationOf(request)
    if (!about) throw new NotFoundException()
    await this.form(request, response, about)
  }

  @Post()
  async take(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.taken(request, response, null)
  }

  @Post('about/:publicationId')
  async takeAbout(@Req() request: Request, @Res() response: Response): Promise<void> {
    const about = await this.publicationOf(request)
    await (about ? this.taken(request, response, about) : this.gone(request, response))
  }

  private async publicationOf({ params }: Request): Promise<Publication | null> {
    const { publications } = await this.citizen.published()
    return publications.find(({ publicationId }) => publicationId === params['publicationId']) ?? null
  }

  /** It was withdrawn while somebody wrote: what was typed comes back in the plain form. */
  private async gone(request: Request, response: Response): Promise<void> {
    const page = pageOf(request, response, pathOf(null), this.citizen.secure)
    const problems = [{ field: 'form' as const, says: page.words.published.gone }]
    const [fields, chosen] = [reportFieldsOf(request.body), photosOf(request).photos.length]
    const form = { fields, problems, key: randomText(), chosen, about: null }
    sendPage(response, reportPage(page, form, await this.citizen.rules()), 409)
  }

  private async form(request: Request, response: Response, about: Publication | null): Promise<void> {
    const page = pageOf(request, response, pathOf(about), this.citizen.secure)
    const form = { fields: NO_FIELDS, problems: [], key: randomText(), chosen: 0, about }
    sendForm(response, reportPage(page, form, await this.citizen.rules()))
  }

  private async taken(request: Request, response: Response, about: Publication | null): Promise<void> {
    const { secure, limits } = this.citizen
    const page = pageOf(request, response, pathOf(about), secure)
    const rules = await this.citizen.rules()
    const fields = reportFieldsOf(request.body)
    const sent = photosOf(request)
    const posted = textOf(request.body, 'key')
    const key = isRandomText(posted) ? posted : randomText()
    const again = (status: number, problems: readonly Problem[]) =>
      sendPage(response, reportPage(page, { fields, problems, key, chosen: sent.photos.length, about }, rules), status)
    const { forged, notTaken } = page.words.errors
    if (key !== posted || !isOurs(request, secure)) return again(403, [{ field: 'form', says: forged }])
    const problems = [...problemsOf(fields, rules, page.words), ...photoProblems(sent, page.words)]
    if (problems.length > 0) return again(422, problems)
    const address = countedAddress(request.ip)
    const wait = limits.reports.waitFor(address)
    if (wait > 0) {
      response.setHeader('retry-after', String(wait))
      return again(429, [{ field: 'form', says: page.words.tooMany.says(Math.ceil(wait / 60)) }])
    }
    limits.reports.note(address)
    const code = codeOfForm(key)
    const answer = await this.send(code, { fields, sent, about }, rules)
    const sentBefore = !answer.ok && SENT_ALREADY.includes(answer.refusal)
    if (!answer.ok && answer.refusal === 'NotPublished')
      return again(409, [{ field: 'form', says: page.words.published.gone }])
    if (!answer.ok && !sentBefore) return again(503, [{ field: 'form', says: notTaken }])
    keepCode(response, code, secure)
    if (sentBefore) sendPage(response, sentAlreadyPage(page), 409)
    else goTo(response, page.link('/receipt'))
  }

  /** A fault is answered like a refusal, so that what was typed comes back; the log gets its name, never the text. */
  private async send(code: string, { fields, sent, about }: Filled, rules: Rules): Promise<CitizenAnswer> {
    const ids = { itemId: itemIdOf(code), reportId: reportIdOf(code) }
    const name = 'ReceiveReport'
    const input = reportInput(fields, ids, { rules, words: wordsOf('zh') })
    try {
      const { photos } = sent
      const comment = about ? { about: about.publicationId } : {}
      const commandId = commandIdOf(name, ids.reportId)
      return await this.citizen.send({ name, input, code, commandId, photos, ...comment })
    } catch (error) {
      this.logger.error(error instanceof Error ? error.name : 'unknown fault')
      return { ok: false, refusal: 'Fault' }
    }
  }
}
