import { Logger } from '@nestjs/common'
import type { Request, RequestHandler, Response } from 'express'
import { createProxyServer } from 'httpxy'
import { toldUnreachable, languageOf } from '@huiyin/nest-platform'
import { ProcessUnreachable, SIGNATURE_HEADER } from '@huiyin/signed-http'

export interface OwnerProxyOptions {
  /** Where the process of each context listens, each instance; what belongs to another context is not passed on. */
  readonly owners: Readonly<Record<string, readonly string[]>>
  /** How long an owner may be silent before it counts as away; 60 s when left out. */
  readonly silentMillis?: number
  /** How many requests may be under way to one owner; 200 when left out. */
  readonly mostAtOnce?: number
}

const SILENT_MILLIS = 60_000
const MOST_AT_ONCE = 200
/** An instance that did not answer is left alone for so long, where there are others. */
const REST_MILLIS = 1_000

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

/** Instances take turns; one that failed a moment ago is passed over. What was sent to one is never sent to another. */
const takingTurns = (addresses: readonly string[]) => {
  const restsUntil = new Map<string, number>()
  let turn = 0
  return {
    next: (): string => {
      turn += 1
      const now = performance.now()
      const inTurn = addresses.map((_, nth) => addresses[(turn + nth) % addresses.length]!)
      return inTurn.find((address) => (restsUntil.get(address) ?? 0) <= now) ?? inTurn[0]!
    },
    failed: (address: string) => restsUntil.set(address, performance.now() + REST_MILLIS),
  }
}

/** One owner: how many requests to it are under way, and which of its instances is asked next. */
const ownerAt = (addresses: readonly string[]) => ({ underWay: 0, ...takingTurns(addresses) })

/**
 * Passes what a context answers itself (`/questions/<context>/…`, `/files/<context>/…`) on to its process and streams the
 * answer back, with cookie and request id: who asks, and whether he may, is judged there. Has to stand before anything that
 * reads bodies. An owner that is away, silent for too long or asked by too many at once: 503 `PartUnreachable`.
 */
export const ownerProxy = (options: OwnerProxyOptions): RequestHandler => {
  const { silentMillis = SILENT_MILLIS, mostAtOnce = MOST_AT_ONCE } = options
  const proxy = proxyTo(silentMillis)
  const owners = new Map(Object.entries(options.owners).map(([name, addresses]) => [name, ownerAt(addresses)]))
  const pass = async (name: string, request: Request, response: Response): Promise<void> => {
    const owner = owners.get(name)!
    const target = owner.next()
    owner.underWay += 1
    for (const header of NOT_PASSED) delete request.headers[header]
    try {
      await proxy.web(request, response, { target })
    } catch (fault) {
      owner.failed(target)
      answerAway(request, response, new ProcessUnreachable(name, (fault as Error).message, { cause: fault }))
    } finally {
      owner.underWay -= 1
    }
  }
  return (request, response, next) => {
    const name = ownerIn(request)
    const owner = name === null ? undefined : owners.get(name)
    if (name === null || !owner) return next()
    if (owner.underWay < mostAtOnce) void pass(name, request, response)
    else answerAway(request, response, new ProcessUnreachable(name, 'too many ask at once'))
  }
}
