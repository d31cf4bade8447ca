import { unwrapResolverError } from '@apollo/server/errors'
import type { ApolloDriverConfig } from '@nestjs/apollo'
import { HttpException, Logger } from '@nestjs/common'
import type { Request } from 'express'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { refusalText } from '@huiyin/contracts'
import { languageOf, toldUnreachable, viewerOf, type RefusalBody, type Sessions } from '@huiyin/nest-platform'
import type { DashboardContext } from '../resolvers/asking.js'
import { complexityPlugin } from './complexity.js'
import { aliasRule, depthRule, LIMITS } from './limits.js'

const logger = new Logger('GraphQL')
const FAULT = 'INTERNAL_SERVER_ERROR'

const notSignedIn = (language: 'zh' | 'en'): GraphQLError =>
  new GraphQLError(refusalText('NotSignedIn', language), {
    extensions: { code: 'NotSignedIn', problems: [], http: { status: 401 } },
  })

/** Who is who could not be asked: whoever asks may be signed in, so he is not told that he is not. */
const unreachable = (fault: unknown, language: 'zh' | 'en'): unknown => {
  const told = toldUnreachable(fault, language)
  if (!told) return fault
  const { message, ...extensions } = told.getResponse() as RefusalBody
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: told.getStatus() } } })
}

/** Nobody gets further than this without a session: not to a question, and not to the schema either. */
const contextOf =
  (sessions: Sessions) =>
  async ({ req }: { readonly req: Request }): Promise<DashboardContext> => {
    const language = languageOf(req.headers['accept-language'])
    const viewer = await viewerOf(sessions, req).catch((fault: unknown) => {
      throw unreachable(fault, language)
    })
    if (!viewer) throw notSignedIn(language)
    return { viewer, language }
  }

/** What GraphQL itself says of a request (there are no mutations), not what threw while it was answered. */
const isAskersMistake = (fault: unknown): boolean =>
  fault instanceof GraphQLError && fault.originalError === undefined && fault.path === undefined

/** The refusal of a question, as the platform worded it; null for everything else. */
const refusalIn = (fault: unknown): RefusalBody | null =>
  fault instanceof HttpException ? (fault.getResponse() as RefusalBody) : null

/** A refusal is told with its code; a fault is told apart by nothing, and what it was goes to the log. */
const formatError = (told: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
  const { code = FAULT, refusal, ...rest } = told.extensions ?? {}
  const fault = unwrapResolverError(thrown)
  const refused = refusalIn(fault)
  if (refused) {
    const { message, ...extensions } = refused
    return { ...told, message, extensions }
  }
  if (code !== FAULT || isAskersMistake(fault)) return { ...told, extensions: { ...rest, code: refusal ?? code } }
  const { path } = told
  if (!path) logger.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)) // else Nest wrote it
  return { message: 'Something went wrong here; try again.', ...(path ? { path } : {}), extensions: { code: FAULT } }
}

/** How Apollo answers: nothing without a session, nothing too deep, too long or too costly, and no word on its inside. */
export const graphqlOptions = (sessions: Sessions, production: boolean): Omit<ApolloDriverConfig, 'driver'> => ({
  path: '/graphql',
  autoSchemaFile: true,
  sortSchema: true,
  context: contextOf(sessions),
  formatError,
  autoTransformHttpErrors: false,
  introspection: !production,
  graphiql: false,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  includeStacktraceInErrorResponses: false,
  hideSchemaDetailsFromClientErrors: production,
  parseOptions: { maxTokens: LIMITS.tokens, maxSourceLength: LIMITS.sourceLength },
  validationRules: [depthRule, aliasRule],
  plugins: [complexityPlugin],
})
