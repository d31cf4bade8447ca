import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql'

@ObjectType({ description: 'What every answer is as of: a place in the log and the moment it was given for.' })
export class AsOf {
  @Field(() => Float)
  readonly position!: number
  @Field(() => String)
  readonly at!: string
}

@InputType()
export class PageInput {
  @Field(() => Int, { nullable: true, defaultValue: 0 })
  readonly offset?: number
  @Field(() => Int, { nullable: true, defaultValue: 50, description: 'At most 200; 0: only how many there are.' })
  readonly limit?: number
}

@InputType({ description: 'Days of the tenant’s zone, both included.' })
export class PeriodInput {
  @Field(() => String)
  readonly from!: string
  @Field(() => String)
  readonly to!: string
}

@ObjectType()
export class Period {
  @Field(() => String)
  readonly from!: string
  @Field(() => String)
  readonly to!: string
}

@ObjectType({ description: 'A share; value and 95 % interval are rounded to 4 decimals and null over nothing.' })
export class Rate {
  @Field(() => Int)
  readonly numerator!: number
  @Field(() => Int)
  readonly denominator!: number
  @Field(() => Float, { nullable: true })
  readonly value!: number | null
  @Field(() => [Float], { nullable: true, complexity: 1 })
  readonly interval!: readonly number[] | null
}

@ObjectType()
export class DeadlineDay {
  @Field(() => String)
  readonly day!: string
  @Field(() => String)
  readonly part!: string
  @Field(() => Int, { nullable: true })
  readonly counted!: number | null
  @Field(() => String)
  readonly why!: string
  @Field(() => String, { nullable: true })
  readonly holiday!: string | null
  @Field(() => Boolean)
  readonly published!: boolean
}
