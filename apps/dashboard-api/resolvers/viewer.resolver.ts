import { Inject } from '@nestjs/common'
import { Context, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { UNITS_COST } from './costs.js'
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

  @Query(() => [Person], { complexity: UNITS_COST })
  people(@Context() context: DashboardContext): Promise<readonly Person[]> {
    return this.asking.ask('people', {}, context)
  }
}
