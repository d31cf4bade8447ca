import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { AsOf, DeadlineDay } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { SanctionRow } from './history.types.js'
import { Action } from './items.types.js'

@InputType()
export class SanctionFilter {
  @Field(() => [String], { nullable: true })
  readonly states?: string[]
  @Field(() => ID, { nullable: true })
  readonly unitId?: string
  @Field(() => ID, { nullable: true })
  readonly itemId?: string
}

@ObjectType()
export class SanctionPage {
  @Field(() => Int)
  readonly total!: number
  @Field(() => [SanctionRow])
  readonly rows!: readonly SanctionRow[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType({ description: 'One fact a measure rests on.' })
export class Finding {
  @Field(() => String)
  readonly fact!: string
  @Field(() => String)
  readonly at!: string
  @Field(() => Int, { nullable: true })
  readonly number!: number | null
  @Field(() => String, { nullable: true })
  readonly text!: string | null
  @Field(() => ID, { nullable: true, description: 'The event that says it.' })
  readonly source!: string | null
}

@ObjectType({ description: 'A statement, the decision or the clarification, in the words of whoever made it.' })
export class SanctionWord {
  @Field(() => String)
  readonly type!: string
  @Field(() => String)
  readonly text!: string
  @Field(() => ID)
  readonly personId!: string
  @Field(() => String)
  readonly at!: string
}

@ObjectType()
export class Sanction {
  @Field(() => SanctionRow)
  readonly row!: SanctionRow
  @Field(() => [Finding], { complexity: FEW })
  readonly findings!: readonly Finding[]
  @Field(() => [SanctionWord], { complexity: FEW })
  readonly words!: readonly SanctionWord[]
  @Field(() => Boolean, { description: 'Nothing can be issued yet: the other side may still speak.' })
  readonly statementOutstanding!: boolean
  @Field(() => [DeadlineDay], { complexity: MANY })
  readonly statementDays!: readonly DeadlineDay[]
  @Field(() => [Action], { complexity: FEW })
  readonly actions!: readonly Action[]
  @Field(() => Boolean)
  readonly chainIntact!: boolean
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
