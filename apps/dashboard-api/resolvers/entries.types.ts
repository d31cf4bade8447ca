import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW } from './costs.js'
import { FilledValue, Remedies } from './plans.types.js'

@InputType()
export class EntryFilter {
  @Field(() => [String], { nullable: true })
  readonly states?: string[]
  @Field(() => ID, { nullable: true })
  readonly unitId?: string
  @Field(() => ID, { nullable: true })
  readonly personId?: string
  @Field(() => String, {
    nullable: true,
    description:
      'overdue, dueToday, dueSoon (within 3 days), open, recounted (a new count waits for a decision), vacant (nobody holds the post)',
  })
  readonly due?: string
  @Field(() => Boolean, { nullable: true, description: 'Only those with an objection that waits for a decision.' })
  readonly objection?: boolean
  @Field(() => String, { nullable: true, description: 'The code of the ledger in which they stand.' })
  readonly ledger?: string
  @Field(() => String, {
    nullable: true,
    description: 'What was filled in for a choice, a line or a yes-or-no of their ledger, as `code=value`: list=A.',
  })
  readonly ledgerValue?: string
  @Field(() => String, { nullable: true, description: 'The topic of work, as it was given.' })
  readonly topic?: string
  @Field(() => String, { nullable: true, description: 'Opened on this day of the tenant’s zone or later.' })
  readonly openedFrom?: string
  @Field(() => String, { nullable: true, description: 'Opened on this day of the tenant’s zone or before.' })
  readonly openedTo?: string
}

@ObjectType()
export class EntryRow {
  @Field(() => ID)
  readonly entryId!: string
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => String, { nullable: true })
  readonly itemNumber!: string | null
  @Field(() => String, { nullable: true })
  readonly summary!: string | null
  @Field(() => Boolean, { description: 'The desk has not said yet what it is about.' })
  readonly summaryOwed!: boolean
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => ID, { nullable: true })
  readonly personId!: string | null
  @Field(() => String)
  readonly category!: string
  @Field(() => Boolean, { description: 'Its item is a style lead, which goes before others.' })
  readonly styleLead!: boolean
  @Field(() => String)
  readonly state!: string
  @Field(() => String, { nullable: true })
  readonly dueAt!: string | null
  @Field(() => Boolean)
  readonly provisional!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'By when it would be due by a later notice on public holidays, which waits for a decision.',
  })
  readonly rederivationDueAt!: string | null
  @Field(() => Int, { description: 'How often it passed to a successor.' })
  readonly passedOn!: number
  @Field(() => String, {
    nullable: true,
    description: 'Since when nobody holds the post that goes on with it; null: somebody does.',
  })
  readonly vacantSince!: string | null
  @Field(() => String)
  readonly openedAt!: string
  @Field(() => String, { nullable: true })
  readonly claimedAt!: string | null
  @Field(() => String, { nullable: true })
  readonly outcome!: string | null
  @Field(() => Boolean)
  readonly answered!: boolean
  @Field(() => Int)
  readonly returns!: number
  @Field(() => String, { nullable: true })
  readonly closedAt!: string | null
  @Field(() => Int, { description: 'Objections that wait for a decision.' })
  readonly objections!: number
  @Field(() => String, { nullable: true, description: 'By when the first of them is to be decided.' })
  readonly objectionDueAt!: string | null
  @Field(() => [ID], { description: 'The reports they are about.' })
  readonly objectionReports!: readonly string[]
  @Field(() => String, { nullable: true, description: 'What the unit does as a joint unit; null: it leads.' })
  readonly part!: string | null
  @Field(() => Int, { description: 'Parts of joint units that are not done.' })
  readonly partsOpen!: number
  @Field(() => String, { nullable: true, description: 'The code of the ledger in which it stands.' })
  readonly ledger!: string | null
  @Field(() => [FilledValue], { complexity: FEW })
  readonly ledgerFields!: readonly FilledValue[]
  @Field(() => Remedies, { nullable: true })
  readonly remedies!: Remedies | null
  @Field(() => ID, { nullable: true, description: 'The leader tied to it.' })
  readonly sponsorId!: string | null
  @Field(() => Int, { description: 'How often a supervisor did something about it.' })
  readonly supervisions!: number
  @Field(() => String, { nullable: true, description: 'The last card: yellowCard or redCard.' })
  readonly card!: string | null
  @Field(() => Boolean, { description: 'The sign hangs until it is done.' })
  readonly hungSign!: boolean
  @Field(() => String, { nullable: true, description: 'By what work is found beside its ledger.' })
  readonly topic!: string | null
}

@ObjectType()
export class EntryPage {
  @Field(() => Int)
  readonly total!: number
  @Field(() => [EntryRow])
  readonly rows!: readonly EntryRow[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
