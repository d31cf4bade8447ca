import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import { Inject, Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common'
import { GraphQLModule } from '@nestjs/graphql'
import type { NextFunction, Request, Response } from 'express'
import { QuestionRegistry, SESSIONS, type Sessions } from '@huiyin/nest-platform'
import type { DashboardPorts } from '../queries/ports.js'
import { questionsOver } from '../queries/questions.js'
import { Asking } from '../resolvers/asking.js'
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
import { graphqlOptions } from './graphql-options.js'
import { OpenApiController } from './openapi.controller.js'

/** What the host gives this module. `production`: nothing is told about the schema or the inside. */
export interface DashboardApiOptions extends DashboardPorts {
  readonly production: boolean
}

const PORTS = Symbol('dashboard ports')

/** A question by GET could be put into a link; every client of ours posts. */
const onlyPost = (request: Request, response: Response, next: NextFunction): void => {
  if (request.method === 'POST') next()
  else response.setHeader('allow', 'POST').status(405).json({ code: 'PostOnly', message: 'POST only', problems: [] })
}

/** Questions over GraphQL, from lists and ClickHouse. Needs the `PlatformModule` beside it for sessions and the bus. */
@Module({})
export class DashboardApiModule implements NestModule {
  constructor(@Inject(QuestionRegistry) registry: QuestionRegistry, @Inject(PORTS) ports: DashboardPorts) {
    registry.add(questionsOver(ports))
  }

  static with(options: DashboardApiOptions): DynamicModule {
    return {
      module: DashboardApiModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [SESSIONS],
          useFactory: (sessions: Sessions) => graphqlOptions(sessions, options.production),
        }),
      ],
      controllers: [OpenApiController],
      providers: [
        Asking,
        ViewerResolver,
        ItemsResolver,
        CataloguesResolver,
        ResponsibilitiesResolver,
        InspectionsResolver,
        FiguresResolver,
        SanctionsResolver,
        LedgersResolver,
        RecurrencesResolver,
        MajorProblemsResolver,
        MapResolver,
        NegativeListsResolver,
        RankingsResolver,
        { provide: PORTS, useValue: options },
      ],
    }
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(onlyPost).forRoutes('graphql')
  }
}
