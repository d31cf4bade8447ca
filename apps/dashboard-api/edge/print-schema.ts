import { NestFactory } from '@nestjs/core'
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { CataloguesResolver } from '../resolvers/catalogues.resolver.js'
import { ResponsibilitiesResolver } from '../resolvers/responsibilities.resolver.js'
import { FiguresResolver } from '../resolvers/figures.resolver.js'
import { InspectionsResolver } from '../resolvers/inspections.resolver.js'
import { ItemsResolver } from '../resolvers/items.resolver.js'
import { RankingsResolver } from '../resolvers/rankings.resolver.js'
import { LedgersResolver } from '../resolvers/ledgers.resolver.js'
import { MajorProblemsResolver } from '../resolvers/major-problems.resolver.js'
import { MapResolver } from '../resolvers/map.resolver.js'
import { NegativeListsResolver } from '../resolvers/negative-lists.resolver.js'
import { RecurrencesResolver } from '../resolvers/recurrences.resolver.js'
import { SanctionsResolver } from '../resolvers/sanctions.resolver.js'
import { ViewerResolver } from '../resolvers/viewer.resolver.js'

/** The schema as the resolvers and their types say it; nothing is started for it. */
export const schemaFromCode = async (): Promise<GraphQLSchema> => {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false })
  try {
    const items = [
      ItemsResolver,
      CataloguesResolver,
      InspectionsResolver,
      LedgersResolver,
      RecurrencesResolver,
      MajorProblemsResolver,
      MapResolver,
      NegativeListsResolver,
    ]
    const people = [ViewerResolver, ResponsibilitiesResolver]
    const resolvers = [...people, ...items, FiguresResolver, SanctionsResolver, RankingsResolver]
    return await app.get(GraphQLSchemaFactory).create(resolvers)
  } finally {
    await app.close()
  }
}

/** The text of `schema.graphql`, sorted by name so that a change shows as itself. */
export const schemaText = async (): Promise<string> =>
  `# Printed from apps/dashboard-api/resolvers by npm run generate.\n\n${printSchema(lexicographicSortSchema(await schemaFromCode()))}\n`
