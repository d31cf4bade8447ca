import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { Action } from './items.types.js'

@ObjectType({ description: 'How many lists were expected, how many are there, and how many of these came in time.' })
export class HandedInCount {
  @Field(() => Int)
  readonly expected!: number
  @Field(() => Int)
  readonly handedIn!: number
  @Field(() => Int)
  readonly inTime!: number
}

@ObjectType({ description: 'A problem of a negative list; what it was struck off by, where it was.' })
export class ListedProblem {
  @Field(() => Int)
  readonly number!: number
  @Field(() => String)
  readonly title!: string
  @Field(() => String)
  readonly category!: string
  @Field(() => String)
  readonly rootCause!: string
  @Field(() => String)
  readonly fix!: string
  @Field(() => String)
  readonly establish!: string
  @Field(() => String)
  readonly dueOn!: string
  @Field(() => ID, { nullable: true })
  readonly responsibleId!: string | null
  @Field(() => String, { nullable: true })
  readonly finding!: string | null
  @Field(() => String, { nullable: true })
  readonly struckOffOn!: string | null
  @Field(() => ID, { nullable: true })
  readonly struckOffBy!: string | null
  @Field(() => [Action])
  readonly actions!: readonly Action[]
}

@ObjectType({ description: 'A negative list that was handed in.' })
export class NegativeList {
  @Field(() => String)
  readonly handedInOn!: string
  @Field(() => ID)
  readonly handedInBy!: string
  @Field(() => Int, { description: 'Days after the last day for it; 0: in time.' })
  readonly lateDays!: number
  @Field(() => Int, { description: 'Problems on it; 0: nothing was found.' })
  readonly count!: number
  @Field(() => Int)
  readonly struckOff!: number
  @Field(() => [ListedProblem], { nullable: true, complexity: FEW, description: 'null: not for the viewer to read.' })
  readonly problems!: readonly ListedProblem[] | null
}

@ObjectType({ description: 'Somebody of whom a list is expected; excused: why it is not any more.' })
export class ExpectedPerson {
  @Field(() => ID)
  readonly personId!: string
  @Field(() => String, { nullable: true })
  readonly excused!: string | null
  @Field(() => NegativeList, { nullable: true })
  readonly list!: NegativeList | null
  @Field(() => [Action])
  readonly actions!: readonly Action[]
}

@ObjectType({ isAbstract: true })
abstract class CalledUnit {
  @Field(() => ID)
  readonly listsId!: string
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String)
  readonly campaign!: string
  @Field(() => String)
  readonly dueOn!: string
  @Field(() => Boolean, { description: 'Whether the last day for it is over.' })
  readonly over!: boolean
  @Field(() => NegativeList, { nullable: true })
  readonly ofUnit!: NegativeList | null
}

@ObjectType({ description: 'What is expected of one unit and its people, person by person.' })
export class NegativeListsOfUnit extends CalledUnit {
  @Field(() => ID)
  readonly calledBy!: string
  @Field(() => [ExpectedPerson], { complexity: MANY })
  readonly persons!: readonly ExpectedPerson[]
  @Field(() => [Action])
  readonly actions!: readonly Action[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType({ description: 'What is expected of one unit, in a line.' })
export class NegativeListLine extends CalledUnit {
  @Field(() => HandedInCount)
  readonly persons!: HandedInCount
  @Field(() => [ID], { description: 'Of whom a list is expected and not there.' })
  readonly missing!: readonly string[]
}

@ObjectType({ description: 'Who has handed in a negative list and who has not.' })
export class NegativeLists {
  @Field(() => HandedInCount)
  readonly units!: HandedInCount
  @Field(() => HandedInCount)
  readonly persons!: HandedInCount
  @Field(() => [NegativeListLine], { complexity: MANY })
  readonly rows!: readonly NegativeListLine[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
