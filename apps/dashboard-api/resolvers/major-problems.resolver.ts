import { Inject } from '@nestjs/common'
import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { FETCH_COST } from './costs.js'
import { MajorProblems } from './major-problems.types.js'

@Resolver(() => MajorProblems)
export class MajorProblemsResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => MajorProblems, { complexity: FETCH_COST })
  majorProblems(
    @Args('only', { type: () => String, nullable: true }) only: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<MajorProblems> {
    return this.asking.ask('majorProblems', { only: only ?? null }, context)
  }
}
