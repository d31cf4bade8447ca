import { Logger } from '@nestjs/common'
import type { Request, RequestHandler, Response } from 'express'
import { createProxyServer } from 'httpxy'
import { toldUnreachable, languageOf } from '@huiyin/nest-platform'
import { ProcessUnreachable, SIGNATURE_HEADER } from '@huiyin/signed-http'

export interface OwnerProxyOptions {
  /** Where the process of each context listens, by context; what belongs to another context is not passed on. */
  readonly owners: Readonly<Record<string, string>>
  /** How long an owner may be silent before it counts as away; 60 s when left out. */
  readonly silentMillis?: number
  /** How many requests may be under way to one owner; 200 when left out. */
  readonly mostAtOnce?: number
}

const SILENT_MILLIS = 60_000
const MOST_AT_ONCE = 200

const logger = new Logger('OwnerProxy')

const PASSED = /^\/(?:questions|files)\/([a-z-]+)((?:\/[^/?#\\]+)+)$/
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

/** What is between the browser and this process, or between processes, and none of the owner's business. */
const NOT_PASSED = [SIGNATURE_HEADER, 'expect', 'upgrade'] as const

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Ids may hold anything, a slash as well; no way up, however it is written. */
const leadsElsewhere = (path: string): boolean => {
  const plain = decoded(path)
  return plain === null || plain.split(/[/\\]/).some((part) => part === '.' || part === '..')
}

/** Whose request it is; null where it is not one that is passed on. */
const ownerIn = ({ method, path }: Pick<Request, 'method' | 'path'>): string | null => {
  const [, context, rest] = PASSED.exec(path) ?? []
  if (context === undefined || rest === undefined || !METHODS.includes(method) || leadsElsewhere(rest)) return null
  return context
}

/** Whoever waits for an answer is told; one that has begun is cut, so that nobody takes half of it for the whole. */
const answerAway = (request: Request, response: Response, away: ProcessUnreachable): void => {
  if (response.headersSent || response.destroyed) {
    logger.warn(away.message)
    response.destroy()
    return
  }
  const told = toldUnreachable(away, languageOf(request.headers['accept-language']))!
  response.status(told.getStatus()).json(told.getResponse())
}

/**
 * One connection for each request: one that was kept open may be closed by the owner in the moment it is used, and what
 * was sent could not be sent again.
 */
const proxyTo = (silentMillis: number) => {
  const proxy = createProxyServer({ agent: false, proxyTimeout: silentMillis })
  proxy.on('proxyRes', ({ headers }) => {
    delete headers.connection // of that connection, not of the one to the browser
    delete headers['keep-alive']
  })
  return proxy
}

/**
 * Passes what a context answers itself (`/questions/<context>/…`, `/files/<context>/…`) on to its process and streams the
 * answer back, with cookie and request id: who asks, and whether he may, is judged there. Has to stand before anything that
 * reads bodies. An owner that is away, silent for too long or asked by too many at once: 503 `PartUnreachable`.
 */
export const ownerProxy = (options: OwnerProxyOptions): RequestHandler => {
  const { owners, silentMillis = SILENT_MILLIS, mostAtOnce = MOST_AT_ONCE } = options
  const proxy = proxyTo(silentMillis)
  const underWay = new Map<string, number>()
  const count = (owner: string, by: 1 | -1) => underWay.set(owner, (underWay.get(owner) ?? 0) + by)
  const pass = async (owner: string, target: string, request: Request, response: Response): Promise<void> => {
    for (const header of NOT_PASSED) delete request.headers[header]
    try {
      await proxy.web(request, response, { target })
    } catch (fault) {
      answerAway(request, response, new ProcessUnreachable(owner, (fault as Error).message, { cause: fault }))
    }
  }
  return (request, response, next) => {
    const owner = ownerIn(request)
    const target = owner !== null && Object.hasOwn(owners, owner) ? owners[owner] : undefined
    if (owner === null || target === undefined) return next()
    if ((underWay.get(owner) ?? 0) >= mostAtOnce) {
      return answerAway(request, response, new ProcessUnreachable(owner, 'too many ask at once'))
    }
    count(owner, 1)
    void pass(owner, target, request, response).finally(() => count(owner, -1))
  }
}
