import { Inject } from '@nestjs/common'
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { FETCH_COST } from './costs.js'
import { PublishedRanking, PublishedRankings } from './rankings.types.js'

@Resolver(() => PublishedRanking)
export class RankingsResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => PublishedRankings, { complexity: FETCH_COST })
  rankings(@Context() context: DashboardContext): Promise<PublishedRankings> {
    return this.asking.ask('rankings', {}, context)
  }

  @Query(() => PublishedRanking, { nullable: true, complexity: FETCH_COST })
  ranking(
    @Args('rankingId', { type: () => ID }) rankingId: string,
    @Context() context: DashboardContext,
  ): Promise<PublishedRanking | null> {
    return this.asking.ask('ranking', { rankingId }, context)
  }
}
