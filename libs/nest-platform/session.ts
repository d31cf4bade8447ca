import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common'
import type { Request } from 'express'
import { languageOf, refusalException } from './refusal-answer.js'
import type { Sessions, Viewer } from './viewer.js'

export const SESSIONS = Symbol('sessions')
export const SESSION_COOKIE = 'huiyin_session'

/** A request after the guard let it through. */
export interface SignedInRequest extends Request {
  viewer?: Viewer
}

/** The token a request carries, or null. */
export const tokenOf = (request: Request): string | null => {
  const cookies = request.cookies as Readonly<Record<string, unknown>> | undefined
  const token = cookies?.[SESSION_COOKIE]
  return typeof token === 'string' ? token : null // a cookie that begins with `j:` comes as what its JSON says
}

/** Finds out who sends a request; null when nobody is signed in. */
export const viewerOf = async (sessions: Sessions, request: Request): Promise<Viewer | null> => {
  const token = tokenOf(request)
  return token === null ? null : sessions.viewerOf(token)
}

/** Lets only signed-in people through and puts the viewer on the request. */
@Injectable()
export class SignedIn implements CanActivate {
  constructor(@Inject(SESSIONS) private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedInRequest>()
    const viewer = await viewerOf(this.sessions, request)
    if (!viewer) {
      throw refusalException(
        { ok: false, refusal: 'NotSignedIn', problems: [] },
        languageOf(request.headers['accept-language']),
      )
    }
    request.viewer = viewer
    return true
  }
}

/** The signed-in person, as a parameter of a handler behind `SignedIn`. */
export const TheViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = context.switchToHttp().getRequest<SignedInRequest>()
  if (!viewer) throw new Error('TheViewer is used on a route without the SignedIn guard')
  return viewer
})
