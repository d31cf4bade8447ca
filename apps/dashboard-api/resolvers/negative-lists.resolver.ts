import { Inject } from '@nestjs/common'
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { FETCH_COST } from './costs.js'
import { NegativeLists, NegativeListsOfUnit } from './negative-lists.types.js'

@Resolver(() => NegativeLists)
export class NegativeListsResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => NegativeLists, { complexity: FETCH_COST })
  negativeLists(
    @Args('campaign', { type: () => String, nullable: true }) campaign: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<NegativeLists> {
    return this.asking.ask('negativeLists', { campaign: campaign ?? null }, context)
  }

  @Query(() => NegativeListsOfUnit, { nullable: true, complexity: FETCH_COST })
  negativeListsOf(
    @Args('listsId', { type: () => ID }) listsId: string,
    @Context() context: DashboardContext,
  ): Promise<NegativeListsOfUnit | null> {
    return this.asking.ask('negativeListsOf', { listsId }, context)
  }
}
