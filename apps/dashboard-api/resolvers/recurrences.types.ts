import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { Action } from './items.types.js'

@ObjectType({ description: 'A unit’s part of a special programme.' })
export class Programme {
  @Field(() => ID)
  readonly workId!: string
  @Field(() => ID)
  readonly unitId!: string
}

@ObjectType()
export class RecurringProblem {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => String, { nullable: true })
  readonly number!: string | null
  @Field(() => String)
  readonly summary!: string
  @Field(() => ID, { nullable: true })
  readonly unitId!: string | null
  @Field(() => String)
  readonly state!: string
  @Field(() => String, { description: 'The day on which it was found.' })
  readonly foundOn!: string
}

@ObjectType({ description: 'A kind of problem that came so often that a special programme is proposed.' })
export class RecurrenceAlert {
  @Field(() => ID)
  readonly alertId!: string
  @Field(() => ID)
  readonly recurrenceId!: string
  @Field(() => Int, { description: 'The how manieth alert of its kind.' })
  readonly wave!: number
  @Field(() => String)
  readonly campaign!: string
  @Field(() => String)
  readonly problem!: string
  @Field(() => Int, { description: 'From so many problems …' })
  readonly needed!: number
  @Field(() => Int, { description: '… within so many days.' })
  readonly days!: number
  @Field(() => String, { description: 'The first day on which one was found.' })
  readonly from!: string
  @Field(() => String, { description: 'The last day on which one was found.' })
  readonly to!: string
  @Field(() => String, { description: 'open, programme or declined' })
  readonly state!: string
  @Field(() => String)
  readonly noticedAt!: string
  @Field(() => String, { nullable: true })
  readonly answeredAt!: string | null
  @Field(() => ID, { nullable: true })
  readonly answeredBy!: string | null
  @Field(() => String, { nullable: true })
  readonly reason!: string | null
  @Field(() => [Programme], { complexity: FEW })
  readonly programmes!: readonly Programme[]
  @Field(() => [RecurringProblem], { complexity: FEW })
  readonly problems!: readonly RecurringProblem[]
  @Field(() => [Action], { complexity: FEW })
  readonly actions!: readonly Action[]
}

@ObjectType()
export class RecurrenceAlerts {
  @Field(() => [RecurrenceAlert], { complexity: MANY })
  readonly rows!: readonly RecurrenceAlert[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
