import { Inject } from '@nestjs/common'
import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { FETCH_COST } from './costs.js'
import { LedgerStatement, YearlyLedgers } from './ledgers.types.js'

@Resolver(() => YearlyLedgers)
export class LedgersResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => YearlyLedgers, { complexity: FETCH_COST })
  yearlyLedgers(
    @Args('year', { type: () => Int }) year: number,
    @Args('ledger', { type: () => String, nullable: true }) ledger: string | undefined,
    @Context() context: DashboardContext,
  ): Promise<YearlyLedgers> {
    return this.asking.ask('yearlyLedgers', { year, ledger: ledger ?? null }, context)
  }

  @Query(() => LedgerStatement, { nullable: true, complexity: FETCH_COST })
  ledgerStatement(
    @Args('ledgerId', { type: () => ID }) ledgerId: string,
    @Args('statement', { type: () => String }) statement: string,
    @Args('version', { type: () => Int, nullable: true }) version: number | undefined,
    @Context() context: DashboardContext,
  ): Promise<LedgerStatement | null> {
    return this.asking.ask('ledgerStatement', { ledgerId, statement, version: version ?? null }, context)
  }
}
