import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { EntryRow } from './entries.types.js'

@InputType()
export class ItemFilter {
  @Field(() => [String], { nullable: true })
  readonly states?: string[]
  @Field(() => ID, { nullable: true })
  readonly unitId?: string
  @Field(() => String, { nullable: true })
  readonly channel?: string
  @Field(() => String, { nullable: true })
  readonly category?: string
  @Field(() => String, { nullable: true, description: 'Part of the number or the summary.' })
  readonly search?: string
  @Field(() => Boolean, { nullable: true, description: 'Only those with an objection that waits for a decision.' })
  readonly objection?: boolean
}

@ObjectType()
export class ItemRow {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => String, { nullable: true })
  readonly number!: string | null
  @Field(() => String)
  readonly state!: string
  @Field(() => String)
  readonly summary!: string
  @Field(() => Boolean, { description: 'The desk has not said yet what it is about.' })
  readonly summaryOwed!: boolean
  @Field(() => String)
  readonly channel!: string
  @Field(() => String, { nullable: true })
  readonly category!: string | null
  @Field(() => String, { nullable: true })
  readonly place!: string | null
  @Field(() => ID, { nullable: true })
  readonly unitId!: string | null
  @Field(() => ID, { nullable: true })
  readonly personId!: string | null
  @Field(() => String)
  readonly receivedAt!: string
  @Field(() => String, { nullable: true })
  readonly registeredAt!: string | null
  @Field(() => Int)
  readonly reports!: number
  @Field(() => Int)
  readonly repliesOwed!: number
  @Field(() => Int)
  readonly transfers!: number
  @Field(() => Boolean)
  readonly duplicate!: boolean
  @Field(() => Boolean, {
    description: 'Whoever has it stands at or below a person complained of: it has to be handed on.',
  })
  readonly misplaced!: boolean
  @Field(() => Int, { description: 'Objections that wait for a decision.' })
  readonly objections!: number
  @Field(() => String, { nullable: true, description: 'The deadline of its current entry.' })
  readonly dueAt!: string | null
}

@ObjectType()
export class ItemPage {
  @Field(() => Int)
  readonly total!: number
  @Field(() => [ItemRow])
  readonly rows!: readonly ItemRow[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType()
export class Action {
  @Field(() => String)
  readonly command!: string
  @Field(() => String)
  readonly context!: string
  @Field(() => ID)
  readonly target!: string
  @Field(() => Boolean)
  readonly allowed!: boolean
  @Field(() => String, { nullable: true, description: 'A refusal code when it is not allowed.' })
  readonly refusal!: string | null
}

@ObjectType()
export class Item {
  @Field(() => ItemRow)
  readonly row!: ItemRow
  @Field(() => [EntryRow], { complexity: FEW })
  readonly entries!: readonly EntryRow[]
  @Field(() => [ID])
  readonly reportIds!: readonly string[]
  @Field(() => [ID], {
    description: 'The persons it complains of. Nobody at or below one of them is answered at all.',
  })
  readonly complainedOf!: readonly string[]
  @Field(() => [Action], {
    description: 'What can be done now, for this viewer: a command, or the reason why not.',
    complexity: MANY,
  })
  readonly actions!: readonly Action[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
