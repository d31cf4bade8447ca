import { Inject } from '@nestjs/common'
import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { CaseFilter, CasePage } from './cases.types.js'
import { PageInput, PeriodInput } from './common.types.js'
import { FIGURES_COST, PAGE_COST } from './costs.js'
import { Figures } from './figures.types.js'

@Resolver(() => Figures)
export class FiguresResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => Figures, { complexity: FIGURES_COST })
  figures(
    @Args('period', { type: () => PeriodInput, nullable: true }) period: PeriodInput | undefined,
    @Args('at', { type: () => String, nullable: true }) at: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<Figures> {
    return this.asking.ask('figures', { period: period ?? null, at: at ?? null }, context)
  }

  @Query(() => CasePage, { complexity: PAGE_COST })
  cases(
    @Args('filter', { type: () => CaseFilter }) filter: CaseFilter,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | undefined,
    @Context() context: DashboardContext,
  ): Promise<CasePage> {
    return this.asking.ask('cases', { filter, page: page ?? null }, context)
  }
}
