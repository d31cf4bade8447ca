import { unwrapResolverError } from '@apollo/server/errors'
import type { ApolloDriverConfig } from '@nestjs/apollo'
import { Logger } from '@nestjs/common'
import type { Request } from 'express'
import type { GraphQLFormattedError } from 'graphql'
import { languageOf, viewerOf, type Sessions } from '@huiyin/nest-platform'
import { refusalError, type DashboardContext } from '../resolvers/asking.js'
import { complexityPlugin } from './complexity.js'
import { aliasRule, depthRule, LIMITS } from './limits.js'

const logger = new Logger('GraphQL')
const FAULT = 'INTERNAL_SERVER_ERROR'

/** Nobody gets further than this without a session: not to a question, and not to the schema either. */
const contextOf =
  (sessions: Sessions) =>
  async ({ req }: { readonly req: Request }): Promise<DashboardContext> => {
    const language = languageOf(req.headers['accept-language'])
    const viewer = await viewerOf(sessions, req)
    if (!viewer) throw refusalError({ refusal: 'NotSignedIn', language, status: 401 })
    return { viewer, language }
  }

/** A refusal is told as it is; a fault is told apart only by its code, and what it was goes to the log. */
const formatError = (told: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
  const { code = FAULT } = told.extensions ?? {}
  if (code !== FAULT) return told
  const fault = unwrapResolverError(thrown)
  logger.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
  const { path } = told
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
