import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { Module, type DynamicModule, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import cookieParser from 'cookie-parser'
import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import helmet from 'helmet'
import { HealthController, UNREADY, WHICH_PROCESS, type Unready, type WhichProcess } from './health.controller.js'
import { nestLogger, type LogLine } from './log-lines.js'
import { METRICS, MetricsController, type Metrics } from './metrics.controller.js'
import { INTERNAL } from './signed-calls.js'
import { continuing } from './tracing.js'
import { SinglePageFilter } from './single-page.filter.js'
import { serveFolder, type StaticFolder } from './static-files.js'

export interface HttpHostOptions {
  readonly modules: readonly (DynamicModule | Type)[]
  readonly staticFolders?: readonly StaticFolder[]
  /** Whether it is reached over TLS; browsers are then told to insist on it. */
  readonly secure?: boolean
  /** What is not ready yet; left out: always ready. */
  readonly unready?: Unready
  /** Which process of an installation this is; left out where there is but one. */
  readonly which?: WhichProcess
  /** What answers before any body is read, and passes on what is not its own. */
  readonly beforeBodies?: RequestHandler
  /** How long a JSON body may be under a path, beside 1 MB everywhere else. */
  readonly bodyLimits?: Readonly<Record<string, string>>
  /** Figures of the process at `/metrics`; left out: there is no such page. */
  readonly metrics?: Metrics
  /** Where faults are written; left out: to the terminal, for people. */
  readonly log?: LogLine
}

/** One HTTP server with its modules. */
export interface HttpHost {
  readonly app: NestExpressApplication
  /** Starts to listen and gives the address; port 0 takes a free one. On loopback unless told otherwise. */
  listen(port: number, address?: string): Promise<string>
  close(): Promise<void>
}

/** Questions are short; what is longer is an attack or a mistake. */
const BODY_LIMITS: Readonly<Record<string, string>> = { '/graphql': '100kb' }

/**
 * Everything from this server and nothing from elsewhere. antd writes its styles into the page while it runs, so styles
 * may stand inline; scripts may not. Pictures and fonts may be data of the page itself.
 */
const contentSecurityPolicy = (secure: boolean) => ({
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
  },
})

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/

/** Every answer names its request, so that what a user quotes is found in the log; a proxy's own id is kept. */
const requestId = (request: Request, response: Response, next: NextFunction): void => {
  const given = request.headers['x-request-id']
  const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
  request.headers['x-request-id'] = id
  response.setHeader('x-request-id', id)
  next()
}

/**
 * What other processes ask is read by the module that takes their calls, each up to its own limit. Nor is it for browsers:
 * no header for them, no cookies.
 */
const unlessInternal =
  (read: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (request.path.startsWith(`${INTERNAL}/`)) next()
    else read(request, response, next)
  }

/** What is done for a request belongs to the trace that whoever asks says he is in. */
const traceOf = (request: Request, _response: Response, next: NextFunction): void => {
  const given = request.headers['traceparent']
  continuing(typeof given === 'string' ? given : undefined, next)
}

@Module({})
class HostModule {}

const rootModule = ({ modules, unready = async () => [], which, metrics }: HttpHostOptions): DynamicModule => ({
  module: HostModule,
  imports: [...modules],
  controllers: [HealthController, ...(metrics ? [MetricsController] : [])],
  providers: [
    { provide: UNREADY, useValue: unready },
    { provide: WHICH_PROCESS, useValue: which ?? null },
    { provide: METRICS, useValue: metrics ?? null },
  ],
})

/** Makes the server; nothing listens before `listen`. Headers, cookies, limits, request ids and health come with it. */
export const createHttpHost = async (options: HttpHostOptions): Promise<HttpHost> => {
  const { staticFolders = [], secure = false, bodyLimits = BODY_LIMITS, log } = options
  const app = await NestFactory.create<NestExpressApplication>(rootModule(options), {
    bodyParser: false,
    logger: log ? nestLogger(log) : ['error', 'warn', 'fatal'],
    abortOnError: false,
  })
  app.disable('x-powered-by')
  app.use(requestId)
  app.use(traceOf)
  app.use(unlessInternal(helmet({ contentSecurityPolicy: contentSecurityPolicy(secure), hsts: secure })))
  app.use(unlessInternal(cookieParser()))
  if (options.beforeBodies) app.use(options.beforeBodies)
  for (const [path, limit] of Object.entries(bodyLimits)) app.use(path, json({ limit }))
  app.use(unlessInternal(json({ limit: '1mb' })))
  for (const folder of staticFolders) serveFolder(app, folder)
  if (staticFolders.length > 0) app.useGlobalFilters(new SinglePageFilter(staticFolders))
  return {
    app,
    listen: async (port, address = '127.0.0.1') => {
      await app.listen(port, address)
      return app.getUrl()
    },
    close: () => app.close(),
  }
}
