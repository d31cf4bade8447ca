import { Controller, Get, Inject, Post, Req, Res, UseFilters } from '@nestjs/common'
import type { Request, Response } from 'express'
import { RATINGS } from '@huiyin/contracts/evaluation'
import { commandIdOf } from '../code.js'
import { LONGEST, textOf, type Problem } from '../form.js'
import type { Page } from '../pages/layout.js'
import { codePage, followPage, type FollowView } from '../pages/follow-page.js'
import { may, ownReply } from '../stages.js'
import { goTo, sendPage } from './answers.js'
import { FailuresAsPages } from './failures.filter.js'
import { answerUnless, looker, type Found, type Looked } from './look.js'
import { CITIZEN, type CitizenSettings } from './options.js'
import { forgetCode, isOurs, keepCode, keptCode, pageOf } from './request.js'

const PATH = '/follow'
const NOTHING_TYPED = { rating: '', remark: '', reason: '', objection: '' }

/** 查询进展: the code is typed once and kept in a cookie; GET shows, only POST changes anything. */
@Controller('follow')
@UseFilters(FailuresAsPages)
export class FollowController {
  private readonly look: (request: Request, typed: string) => Promise<Looked>
  constructor(@Inject(CITIZEN) private readonly citizen: CitizenSettings) {
    this.look = looker(citizen.limits, citizen.find, citizen.follow)
  }

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = this.pageOf(request, response)
    const kept = keptCode(request, this.citizen.secure)
    if (kept === '') return sendPage(response, codePage(page, '', []))
    const found = answerUnless(page, response, await this.look(request, kept), () => this.ask(page, response, ''))
    if (found) await this.told(page, response, found)
  }

  @Post()
  async find(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = this.pageOf(request, response)
    const typed = textOf(request.body, 'code').slice(0, 100)
    if (!isOurs(request, this.citizen.secure)) return this.forged(page, response, typed)
    const wrong = () => this.ask(page, response, typed)
    const found = answerUnless(page, response, await this.look(request, typed), wrong)
    if (!found) return
    keepCode(response, found.code, this.citizen.secure)
    goTo(response, page.link(PATH))
  }

  @Post('rate')
  async rate(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = this.pageOf(request, response)
    const found = await this.foundIn(page, request, response)
    if (!found) return
    const typed = {
      ...NOTHING_TYPED,
      rating: textOf(request.body, 'rating'),
      remark: textOf(request.body, 'remark'),
    }
    const { errors, follow } = page.words
    const told = (problems: readonly Problem[], status: number) =>
      this.told(page, response, found, { problems, typed, status })
    if (!this.may(found).rate) return told([{ field: 'form', says: errors.ratedAlready }], 409)
    if (!(RATINGS as readonly string[]).includes(typed.rating))
      return told([{ field: 'rating', says: errors.ratingMissing }], 422)
    if (typed.remark.length > LONGEST.remark)
      return told([{ field: 'remark', says: errors.tooLong(follow.remark, LONGEST.remark) }], 422)
    const { itemId, reportId, followed } = found
    const input = { reportId, itemId, unitId: followed.item.unitId, rating: typed.rating, remark: typed.remark || null }
    const answer = await this.citizen.send({
      name: 'RateReport',
      input,
      code: found.code,
      commandId: commandIdOf('RateReport', reportId),
    })
    if (!answer.ok) return told([{ field: 'form', says: errors.ratedAlready }], 409)
    goTo(response, page.link(PATH))
  }

  @Post('withdraw')
  async withdraw(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = this.pageOf(request, response)
    const found = await this.foundIn(page, request, response)
    if (!found) return
    const typed = { ...NOTHING_TYPED, reason: textOf(request.body, 'reason') }
    const { errors, follow } = page.words
    const told = (problems: readonly Problem[], status: number) =>
      this.told(page, response, found, { problems, typed, status })
    if (!this.may(found).withdraw) return told([{ field: 'form', says: errors.refused }], 409)
    if (typed.reason === '') return told([{ field: 'reason', says: errors.reasonMissing }], 422)
    if (typed.reason.length > LONGEST.reason)
      return told([{ field: 'reason', says: errors.tooLong(follow.reason, LONGEST.reason) }], 422)
    const { itemId, reportId } = found
    const input = { itemId, reportId, reason: typed.reason }
    const commandId = commandIdOf('WithdrawReport', reportId)
    const answer = await this.citizen.send({ name: 'WithdrawReport', input, code: found.code, commandId })
    if (!answer.ok) return told([{ field: 'form', says: errors.refused }], 409)
    goTo(response, page.link(PATH))
  }

  @Post('object')
  async object(@Req() request: Request, @Res() response: Response): Promise<void> {
    const page = this.pageOf(request, response)
    const found = await this.foundIn(page, request, response)
    if (!found) return
    const typed = { ...NOTHING_TYPED, objection: textOf(request.body, 'objection') }
    const { errors, follow } = page.words
    const told = (problems: readonly Problem[], status: number) =>
      this.told(page, response, found, { problems, typed, status })
    if (!this.may(found).object) return told([{ field: 'form', says: errors.refused }], 409)
    if (typed.objection === '') return told([{ field: 'objection', says: errors.objectionMissing }], 422)
    if (typed.objection.length > LONGEST.objection)
      return told([{ field: 'objection', says: errors.tooLong(follow.objection.why, LONGEST.objection) }], 422)
    const { itemId, reportId, code, followed } = found
    const input = { itemId, reportId, text: typed.objection }
    const to = ownReply(followed, reportId)?.occurredAt ?? ''
    const commandId = commandIdOf('RaiseObjection', `${reportId}/${to}`)
    const answer = await this.citizen.send({ name: 'RaiseObjection', input, code, commandId })
    if (!answer.ok) return told([{ field: 'form', says: errors.refused }], 409)
    goTo(response, page.link(PATH))
  }

  @Post('close')
  close(@Req() request: Request, @Res() response: Response): void {
    const page = this.pageOf(request, response)
    if (!isOurs(request, this.citizen.secure)) return this.forged(page, response, '')
    forgetCode(response, this.citizen.secure)
    goTo(response, page.link(PATH))
  }

  /** What was pressed elsewhere, or a link preview that opens it: shows, and does nothing. */
  @Get(':deed')
  back(@Req() request: Request, @Res() response: Response): void {
    goTo(response, this.pageOf(request, response).link(PATH))
  }

  private may({ followed, reportId }: Found): ReturnType<typeof may> {
    return may(followed, reportId, this.citizen.clock.now())
  }

  private pageOf(request: Request, response: Response): Page {
    return pageOf(request, response, PATH, this.citizen.secure)
  }

  /** The same answer for a code that cannot be and one that nobody has. */
  private ask(page: Page, response: Response, typed: string): void {
    sendPage(response, codePage(page, typed, [{ field: 'code', says: page.words.errors.codeWrong }]), 404)
  }

  private forged(page: Page, response: Response, typed: string): void {
    sendPage(response, codePage(page, typed, [{ field: 'code', says: page.words.errors.forged }]), 403)
  }

  /** The report this browser has open, for a deed; null when it has been answered otherwise. */
  private async foundIn(page: Page, request: Request, response: Response): Promise<Found | null> {
    const { secure } = this.citizen
    if (!isOurs(request, secure)) {
      this.forged(page, response, '')
      return null
    }
    const looked = await this.look(request, keptCode(request, secure))
    return answerUnless(page, response, looked, () => this.ask(page, response, ''))
  }

  private async told(
    page: Page,
    response: Response,
    { followed, reportId }: Found,
    form: Pick<FollowView, 'problems' | 'typed'> & { readonly status?: number } = {
      problems: [],
      typed: NOTHING_TYPED,
    },
  ): Promise<void> {
    const { status = 200, ...rest } = form
    const rules = await this.citizen.rules()
    const view = { followed, reportId, rules, now: this.citizen.clock.now(), ...rest }
    sendPage(response, followPage(page, view), status)
  }
}
