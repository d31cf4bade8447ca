import { Inject } from '@nestjs/common'
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { PageInput } from './common.types.js'
import { FETCH_COST, PAGE_COST } from './costs.js'
import { Sanction, SanctionFilter, SanctionPage } from './sanctions.types.js'

@Resolver(() => Sanction)
export class SanctionsResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => SanctionPage, { complexity: PAGE_COST })
  sanctions(
    @Args('filter', { type: () => SanctionFilter, nullable: true }) filter: SanctionFilter | undefined,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | undefined,
    @Context() context: DashboardContext,
  ): Promise<SanctionPage> {
    return this.asking.ask('sanctions', { filter: filter ?? null, page: page ?? null }, context)
  }

  @Query(() => Sanction, { nullable: true, complexity: FETCH_COST })
  sanction(
    @Args('sanctionId', { type: () => ID }) sanctionId: string,
    @Context() context: DashboardContext,
  ): Promise<Sanction | null> {
    return this.asking.ask('sanction', { sanctionId }, context)
  }
}
