import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { DeadlineDay } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { EntryRow } from './entries.types.js'
import { Action, ItemRow } from './items.types.js'

@ObjectType()
export class Voided {
  @Field(() => String)
  readonly personId!: string
  @Field(() => String)
  readonly reason!: string
  @Field(() => String)
  readonly recordedAt!: string
  @Field(() => Float)
  readonly position!: number
}

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
  @Field(() => ID)
  readonly factId!: string
  @Field(() => Voided, { nullable: true, description: 'Who voided the fact and why; null while it stands.' })
  readonly voided!: Voided | null
  @Field(() => Action, { nullable: true, description: 'How this viewer could void it now; null where he never may.' })
  readonly voiding!: Action | null
}

@ObjectType()
export class SanctionRow {
  @Field(() => ID)
  readonly sanctionId!: string
  @Field(() => String)
  readonly kind!: string
  @Field(() => Int, { description: '0 is the mildest.' })
  readonly severity!: number
  @Field(() => String, { description: 'proposed, issued, dismissed, tolerated; then clarified or expired.' })
  readonly state!: string
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => ID, { nullable: true })
  readonly personId!: string | null
  @Field(() => ID, { nullable: true })
  readonly itemId!: string | null
  @Field(() => String, { nullable: true })
  readonly itemNumber!: string | null
  @Field(() => String, { nullable: true })
  readonly summary!: string | null
  @Field(() => String)
  readonly rule!: string
  @Field(() => Int)
  readonly ruleVersion!: number
  @Field(() => String)
  readonly proposedAt!: string
  @Field(() => ID)
  readonly proposedBy!: string
  @Field(() => String, {
    nullable: true,
    description: 'Until when the other side may speak before anything is issued.',
  })
  readonly statementDueAt!: string | null
  @Field(() => Int)
  readonly statements!: number
  @Field(() => String, { nullable: true })
  readonly decidedAt!: string | null
  @Field(() => ID, { nullable: true })
  readonly decidedBy!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'The last day it counts; null: it has no end, or nothing was issued.',
  })
  readonly effectUntil!: string | null
  @Field(() => String, { nullable: true })
  readonly clarifiedAt!: string | null
  @Field(() => Boolean, { description: 'A fact it rests on was voided: to be decided anew, and it stands until then.' })
  readonly reviewOwed!: boolean
}

@ObjectType({ description: 'One stream of a history: how many of its facts are told, and whether it is as written.' })
export class Chain {
  @Field(() => String)
  readonly stream!: string
  @Field(() => Int)
  readonly facts!: number
  @Field(() => Float, { nullable: true })
  readonly position!: number | null
  @Field(() => String, { nullable: true, description: 'The hash of its last fact.' })
  readonly hash!: string | null
  @Field(() => Boolean)
  readonly intact!: boolean
}

@ObjectType()
export class History {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => Float, { nullable: true })
  readonly position!: number | null
  @Field(() => [Fact], { complexity: MANY })
  readonly facts!: readonly Fact[]
  @Field(() => Int, { description: 'How many of the facts were recorded on a later day than they happened on.' })
  readonly lateRecords!: number
  @Field(() => ItemRow, { nullable: true })
  readonly item!: ItemRow | null
  @Field(() => [EntryRow], { complexity: FEW })
  readonly entries!: readonly EntryRow[]
  @Field(() => [DeadlineDay], {
    description: 'Day by day how the deadline of the current entry was counted; empty when there is none.',
    complexity: MANY,
  })
  readonly deadlineDays!: readonly DeadlineDay[]
  @Field(() => [SanctionRow], { description: 'For those who may ask about measures.', complexity: FEW })
  readonly sanctions!: readonly SanctionRow[]
  @Field(() => [Chain], { complexity: FEW })
  readonly chains!: readonly Chain[]
  @Field(() => Boolean)
  readonly chainIntact!: boolean
}
