import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { FEW, MANY } from './costs.js'
import { EntryRow } from './entries.types.js'
import { ItemRow } from './items.types.js'

@ObjectType()
export class Fact {
  @Field(() => Float)
  readonly position!: number
  @Field(() => String)
  readonly stream!: string
  @Field(() => String)
  readonly type!: string
  @Field(() => String)
  readonly says!: string
  @Field(() => String, { description: 'The fact’s data as JSON text.' })
  readonly data!: string
  @Field(() => String)
  readonly occurredAt!: string
  @Field(() => String)
  readonly precision!: string
  @Field(() => String)
  readonly recordedAt!: string
  @Field(() => Boolean, { description: 'Recorded on a later day than the one on which it happened.' })
  readonly lateRecord!: boolean
  @Field(() => String)
  readonly personId!: string
  @Field(() => String, { nullable: true })
  readonly unitId!: string | null
  @Field(() => String)
  readonly hash!: string
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

@ObjectType()
export class History {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => Float, { nullable: true })
  readonly position!: number | null
  @Field(() => [Fact], { complexity: MANY })
  readonly facts!: readonly Fact[]
  @Field(() => ItemRow, { nullable: true })
  readonly item!: ItemRow | null
  @Field(() => [EntryRow], { complexity: FEW })
  readonly entries!: readonly EntryRow[]
  @Field(() => [DeadlineDay], {
    description: 'Day by day how the deadline of the current entry was counted; empty when there is none.',
    complexity: MANY,
  })
  readonly deadlineDays!: readonly DeadlineDay[]
  @Field(() => Boolean)
  readonly chainIntact!: boolean
}
