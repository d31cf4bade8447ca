import { Inject } from '@nestjs/common'
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { PageInput } from './common.types.js'
import { COMPARING_COST, FETCH_COST, PAGE_COST } from './costs.js'
import {
  FindingFilter,
  FindingPage,
  Inspection,
  InspectionChoices,
  InspectionFilter,
  InspectionPage,
} from './inspections.types.js'

@Resolver(() => Inspection)
export class InspectionsResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => InspectionPage, { complexity: PAGE_COST })
  inspections(
    @Args('filter', { type: () => InspectionFilter, nullable: true }) filter: InspectionFilter | undefined,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | undefined,
    @Context() context: DashboardContext,
  ): Promise<InspectionPage> {
    return this.asking.ask('inspections', { filter: filter ?? null, page: page ?? null }, context)
  }

  @Query(() => Inspection, { nullable: true, complexity: FETCH_COST })
  inspection(
    @Args('inspectionId', { type: () => ID }) inspectionId: string,
    @Context() context: DashboardContext,
  ): Promise<Inspection | null> {
    return this.asking.ask('inspection', { inspectionId }, context)
  }

  @Query(() => FindingPage, { complexity: PAGE_COST })
  findings(
    @Args('filter', { type: () => FindingFilter, nullable: true }) filter: FindingFilter | undefined,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | undefined,
    @Context() context: DashboardContext,
  ): Promise<FindingPage> {
    return this.asking.ask('findings', { filter: filter ?? null, page: page ?? null }, context)
  }

  @Query(() => [InspectionChoices], { complexity: COMPARING_COST })
  inspectionChoices(@Context() context: DashboardContext): Promise<readonly InspectionChoices[]> {
    return this.asking.ask('inspectionChoices', {}, context)
  }
}
