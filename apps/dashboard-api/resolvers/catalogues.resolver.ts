import { Inject } from '@nestjs/common'
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { Catalogue, ProblemList } from './catalogues.types.js'
import { COMPARING_COST, FETCH_COST } from './costs.js'

@Resolver(() => Catalogue)
export class CataloguesResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => [Catalogue], { complexity: FETCH_COST })
  catalogues(@Context() context: DashboardContext): Promise<readonly Catalogue[]> {
    return this.asking.ask('catalogues', {}, context)
  }

  @Query(() => ProblemList, { nullable: true, complexity: COMPARING_COST })
  problemList(
    @Args('campaignId', { type: () => ID }) campaignId: string,
    @Context() context: DashboardContext,
  ): Promise<ProblemList | null> {
    return this.asking.ask('problemList', { campaignId }, context)
  }
}
