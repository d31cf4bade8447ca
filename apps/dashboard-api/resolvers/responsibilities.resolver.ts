import { Inject } from '@nestjs/common'
import { Context, Query, Resolver } from '@nestjs/graphql'
import { Asking, type DashboardContext } from './asking.js'
import { COMPARING_COST } from './costs.js'
import { OfficeLines } from './office-lines.types.js'
import { ResponsibilityRegister } from './responsibilities.types.js'

@Resolver(() => ResponsibilityRegister)
export class ResponsibilitiesResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Query(() => ResponsibilityRegister, { complexity: COMPARING_COST })
  responsibilities(@Context() context: DashboardContext): Promise<ResponsibilityRegister> {
    return this.asking.ask('responsibilities', {}, context)
  }

  @Query(() => OfficeLines, { complexity: COMPARING_COST })
  officeLines(@Context() context: DashboardContext): Promise<OfficeLines> {
    return this.asking.ask('officeLines', {}, context)
  }
}
