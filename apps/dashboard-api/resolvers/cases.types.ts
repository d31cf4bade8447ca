import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { AsOf, PeriodInput } from './common.types.js'

@InputType()
export class CaseFilter {
  @Field(() => ID, { nullable: true })
  readonly unitId?: string
  @Field(() => String, { nullable: true, description: 'onTime, late, openOverdue, pending, noTarget' })
  readonly verdict?: string
  @Field(() => String, {
    nullable: true,
    description:
      'The key of a tile: exactly the cases it counts in the period. For onTimeRate its denominator; with verdict onTime its numerator.',
  })
  readonly tile?: string
  @Field(() => PeriodInput, { nullable: true, description: 'Without a tile: the days on which a case was received.' })
  readonly period?: PeriodInput
  @Field(() => String, { nullable: true })
  readonly channel?: string
  @Field(() => String, { nullable: true })
  readonly category?: string
  @Field(() => String, { nullable: true, description: 'The moment verdicts are given for; now when left out.' })
  readonly at?: string
}

@ObjectType()
export class CaseRow {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => ID)
  readonly entryId!: string
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String)
  readonly verdict!: string
  @Field(() => String)
  readonly receivedAt!: string
  @Field(() => String, { nullable: true })
  readonly dueAt!: string | null
  @Field(() => String, { nullable: true })
  readonly completedAt!: string | null
  @Field(() => String)
  readonly channel!: string
  @Field(() => String)
  readonly category!: string
}

@ObjectType()
export class CasePage {
  @Field(() => Int)
  readonly total!: number
  @Field(() => [CaseRow])
  readonly rows!: readonly CaseRow[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
