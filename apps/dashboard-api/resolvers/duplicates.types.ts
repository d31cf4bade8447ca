import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW } from './costs.js'
import { ItemRow } from './items.types.js'

@InputType({ description: 'An item that is there, or what the desk has written so far of one that is not.' })
export class ComparedMatter {
  @Field(() => ID, { nullable: true, description: 'An item speaks for itself: the other fields are not read.' })
  readonly itemId?: string
  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  readonly summary?: string
  @Field(() => String, { nullable: true })
  readonly category?: string
  @Field(() => String, { nullable: true })
  readonly place?: string
}

@ObjectType({ description: 'An item that may be the same matter, and why.' })
export class LikelyDuplicate {
  @Field(() => ItemRow)
  readonly item!: ItemRow
  @Field(() => Int, { description: 'How much alike, of a hundred.' })
  readonly percent!: number
  @Field(() => [String], { description: 'The words both summaries have, the longest first.' })
  readonly words!: readonly string[]
  @Field(() => Boolean)
  readonly sameCategory!: boolean
  @Field(() => Boolean)
  readonly samePlace!: boolean
  @Field(() => Int, { description: 'Whole days between their arrivals.' })
  readonly daysApart!: number
}

@ObjectType()
export class LikelyDuplicates {
  @Field(() => [LikelyDuplicate], { complexity: FEW })
  readonly rows!: readonly LikelyDuplicate[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
