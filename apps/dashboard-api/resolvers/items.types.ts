import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { EntryRow } from './entries.types.js'
import { EntryPlan } from './plans.types.js'

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
  @Field(() => [ID], { nullable: true, description: 'Only these, 200 at most.' })
  readonly itemIds?: string[]
  @Field(() => [String], { nullable: true, description: 'Only what other houses call so, 200 at most.' })
  readonly outsideNumbers?: string[]
  @Field(() => String, { nullable: true, description: 'What the desk has to notice: toRead, kickBall, idle.' })
  readonly flag?: string
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
  @Field(() => String, { nullable: true, description: 'What another house calls the matter.' })
  readonly outsideNumber!: string | null
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
  @Field(() => Int, { description: 'Transfers that nobody had to make.' })
  readonly kicks!: number
  @Field(() => Boolean, { description: 'It was handed back to a unit that had it before.' })
  readonly kickedBack!: boolean
  @Field(() => Boolean)
  readonly duplicate!: boolean
  @Field(() => Boolean, {
    description: 'Whoever has it stands at or below a person complained of: it has to be handed on.',
  })
  readonly misplaced!: boolean
  @Field(() => Int, { description: 'Objections that wait for a decision.' })
  readonly objections!: number
  @Field(() => String, { nullable: true, description: 'By when a leader reads it; null: nobody has to.' })
  readonly readingDueAt!: string | null
  @Field(() => String, { nullable: true })
  readonly readAt!: string | null
  @Field(() => Boolean, { nullable: true, description: 'Whether it was read in time.' })
  readonly readSameDay!: boolean | null
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
export class ReportField {
  @Field(() => String)
  readonly code!: string
  @Field(() => String)
  readonly value!: string
}

@ObjectType()
export class ItemReport {
  @Field(() => ID)
  readonly reportId!: string
  @Field(() => String)
  readonly channel!: string
  @Field(() => [ReportField])
  readonly fields!: readonly ReportField[]
}

@ObjectType({ description: 'What a work came from, in words.' })
export class WorkOrigin {
  @Field(() => String)
  readonly kind!: string
  @Field(() => String)
  readonly reference!: string
}

@ObjectType({ description: 'Work that nobody complained of: it has no item, and entries like one.' })
export class Work {
  @Field(() => String)
  readonly title!: string
  @Field(() => String, { nullable: true })
  readonly number!: string | null
  @Field(() => String, { nullable: true })
  readonly topic!: string | null
  @Field(() => String, { nullable: true })
  readonly campaign!: string | null
  @Field(() => WorkOrigin, { nullable: true })
  readonly origin!: WorkOrigin | null
}

@ObjectType()
export class Item {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => ItemRow, { nullable: true, description: 'null: it is work that nobody complained of.' })
  readonly row!: ItemRow | null
  @Field(() => Work, { nullable: true })
  readonly work!: Work | null
  @Field(() => [EntryRow], { complexity: FEW })
  readonly entries!: readonly EntryRow[]
  @Field(() => [EntryPlan], { complexity: FEW, description: 'How each entry is handled, and what is kept of that.' })
  readonly plans!: readonly EntryPlan[]
  @Field(() => [ID])
  readonly reportIds!: readonly string[]
  @Field(() => [ItemReport], { complexity: FEW, description: 'Its reports, as they came; nothing of the reporters.' })
  readonly reports!: readonly ItemReport[]
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
