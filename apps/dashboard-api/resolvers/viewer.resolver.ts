import { Inject } from '@nestjs/common'
import { Context, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { UNITS_COST } from './costs.js'
import { Channel } from './channels.types.js'
import { HandlingMode, LedgerKind } from './plans.types.js'
import { Person, Unit, Viewer } from './viewer.types.js'

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => Viewer)
  me(@Context() context: DashboardContext): Promise<Viewer> {
    return this.asking.ask('me', {}, context)
  }

  @Query(() => [Unit], { complexity: UNITS_COST })
  units(@Context() context: DashboardContext): Promise<readonly Unit[]> {
    return this.asking.ask('units', {}, context)
  }

  @Query(() => [Channel], { complexity: UNITS_COST })
  channels(@Context() context: DashboardContext): Promise<readonly Channel[]> {
    return this.asking.ask('channels', {}, context)
  }

  @Query(() => [HandlingMode], { complexity: UNITS_COST })
  handlingModes(@Context() context: DashboardContext): Promise<readonly HandlingMode[]> {
    return this.asking.ask('handlingModes', {}, context)
  }

  @Query(() => [LedgerKind], { complexity: UNITS_COST })
  ledgerKinds(@Context() context: DashboardContext): Promise<readonly LedgerKind[]> {
    return this.asking.ask('ledgerKinds', {}, context)
  }

  @Query(() => [Person], { complexity: UNITS_COST })
  people(@Context() context: DashboardContext): Promise<readonly Person[]> {
    return this.asking.ask('people', {}, context)
  }
}
