import { Inject } from '@nestjs/common'
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { FETCH_COST } from './costs.js'
import { RecurrenceAlerts } from './recurrences.types.js'

@Resolver(() => RecurrenceAlerts)
export class RecurrencesResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => RecurrenceAlerts, { complexity: FETCH_COST })
  recurrences(
    @Args('state', { type: () => String, nullable: true }) state: string | undefined,
    @Args('alertId', { type: () => ID, nullable: true }) alertId: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<RecurrenceAlerts> {
    return this.asking.ask('recurrences', { state: state ?? null, alertId: alertId ?? null }, context)
  }
}
