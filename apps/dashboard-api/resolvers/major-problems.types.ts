import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { Action } from './items.types.js'

@ObjectType({ description: 'What makes a problem a major one.' })
export class MajorCondition {
  @Field(() => String)
  readonly code!: string
  @Field(() => String)
  readonly zh!: string
  @Field(() => String)
  readonly en!: string
}

@ObjectType({ description: 'A major problem that a unit reported upward.' })
export class MajorProblem {
  @Field(() => ID)
  readonly problemId!: string
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => ID)
  readonly toUnitId!: string
  @Field(() => String)
  readonly campaign!: string
  @Field(() => MajorCondition)
  readonly condition!: MajorCondition
  @Field(() => String)
  readonly title!: string
  @Field(() => String)
  readonly text!: string
  @Field(() => String)
  readonly happenedAt!: string
  @Field(() => Int, { description: 'So many hours after it happened it was due.' })
  readonly hours!: number
  @Field(() => String)
  readonly dueAt!: string
  @Field(() => String)
  readonly reportedAt!: string
  @Field(() => ID)
  readonly reportedBy!: string
  @Field(() => Boolean)
  readonly late!: boolean
  @Field(() => String, { nullable: true })
  readonly acknowledgedAt!: string | null
  @Field(() => ID, { nullable: true })
  readonly acknowledgedBy!: string | null
  @Field(() => String, { nullable: true })
  readonly instruction!: string | null
  @Field(() => [Action], { complexity: FEW })
  readonly actions!: readonly Action[]
}

@ObjectType({ description: 'What a campaign says has to be reported, and within how many hours.' })
export class MajorRules {
  @Field(() => String)
  readonly campaign!: string
  @Field(() => Int)
  readonly hours!: number
  @Field(() => [MajorCondition], { complexity: FEW })
  readonly conditions!: readonly MajorCondition[]
}

@ObjectType()
export class MajorProblems {
  @Field(() => [MajorProblem], { complexity: MANY })
  readonly rows!: readonly MajorProblem[]
  @Field(() => [MajorRules], { complexity: FEW })
  readonly rules!: readonly MajorRules[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
