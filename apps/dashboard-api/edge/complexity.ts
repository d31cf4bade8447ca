import type { ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity'
import { LIMITS } from './limits.js'

/**
 * Refuses a request that costs too much before any of it runs. Costs stand at the fields; lists count their length, and
 * a page the length the caller asks for, variables included.
 */
export const complexityPlugin: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request, document, schema }) => {
      const cost = getComplexity({
        schema,
        query: document,
        variables: request.variables ?? {},
        ...(request.operationName ? { operationName: request.operationName } : {}),
        estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
      })
      if (cost > LIMITS.complexity) {
        throw new GraphQLError(
          `The query costs ${cost}; ${LIMITS.complexity} are allowed. Ask for fewer rows or fields.`,
          {
            extensions: { code: 'QueryTooCostly', http: { status: 400 } },
          },
        )
      }
    },
  }),
}
