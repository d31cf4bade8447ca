import { Field, ID, ObjectType } from '@nestjs/graphql'
import { MANY } from './costs.js'

@ObjectType({ description: 'A question somebody asked about an item.' })
export class Access {
  @Field(() => String)
  readonly at!: string
  @Field(() => String)
  readonly personId!: string
  @Field(() => String, { description: 'The question by its name.' })
  readonly question!: string
}

@ObjectType()
export class Accesses {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => [Access], { complexity: MANY })
  readonly rows!: readonly Access[]
}
