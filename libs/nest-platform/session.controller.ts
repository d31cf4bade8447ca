import { Body, Controller, Delete, HttpCode, HttpException, Inject, Post, Req, Res } from '@nestjs/common'
import type { CookieOptions, Request, Response } from 'express'
import { refusalText } from '@huiyin/contracts'
import { z } from 'zod'
import { languageOf } from './refusal-answer.js'
import { SESSION_COOKIE, SESSIONS, tokenOf } from './session.js'
import type { Sessions } from './viewer.js'

const signIn = z.strictObject({ login: z.string().min(1).max(64), password: z.string().min(1).max(200) })

/** `secure` is left out on loopback only, where the product runs without TLS. */
export interface CookieSettings {
  readonly secure: boolean
}
export const COOKIE_SETTINGS = Symbol('cookie settings')

/** Signing in and out. Reading who one is belongs to the questions. */
@Controller('session')
export class SessionController {
  constructor(
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(COOKIE_SETTINGS) private readonly cookie: CookieSettings,
  ) {}

  private get options(): CookieOptions {
    return { httpOnly: true, sameSite: 'strict', path: '/', secure: this.cookie.secure }
  }

  @Post()
  @HttpCode(204)
  async signIn(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const read = signIn.safeParse(body)
    const language = languageOf(request.headers['accept-language'])
    if (!read.success)
      throw new HttpException(
        { code: 'InputInvalid', message: refusalText('InputInvalid', language), problems: [] },
        422,
      )
    const answer = await this.sessions.signIn(read.data.login, read.data.password, request.ip ?? 'unknown')
    if ('token' in answer) {
      response.cookie(SESSION_COOKIE, answer.token, this.options)
      return
    }
    const tooMany = answer.refusal === 'TooManyAttempts'
    if (tooMany) response.setHeader('Retry-After', String(answer.retryAfterSeconds))
    const body_ = { code: answer.refusal, message: refusalText(answer.refusal, language), problems: [] }
    throw new HttpException(body_, tooMany ? 429 : 401)
  }

  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = tokenOf(request)
    if (token !== null) await this.sessions.signOut(token)
    response.clearCookie(SESSION_COOKIE, this.options)
  }
}
