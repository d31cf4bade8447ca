import { Field, ID, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW } from './costs.js'

@ObjectType()
export class OfficeLineHolder {
  @Field(() => ID)
  readonly personId!: string
  @Field(() => String, { description: 'The first day on which the line is held without a break.' })
  readonly since!: string
}

@ObjectType({ description: 'One line of the campaign office (活动办): a role, and who holds it.' })
export class OfficeLine {
  @Field(() => String)
  readonly line!: string
  @Field(() => [OfficeLineHolder], { complexity: FEW })
  readonly holders!: readonly OfficeLineHolder[]
}

@ObjectType({ description: 'Who holds the lines of the campaign office on a day.' })
export class OfficeLines {
  @Field(() => String)
  readonly day!: string
  @Field(() => Boolean, { description: 'Whether any line was ever given out.' })
  readonly setUp!: boolean
  @Field(() => [OfficeLine], { complexity: FEW })
  readonly lines!: readonly OfficeLine[]
  @Field(() => [String], { description: 'The lines nobody holds, by role.' })
  readonly open!: readonly string[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
