import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { AssignmentObjection } from './assigning.types.js'
import { AsOf, DeadlineDay } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { EntryRow } from './entries.types.js'
import { EntryPlan } from './plans.types.js'
import { ResponsibilityStep } from './responsibilities.types.js'
import { StyleLead } from './style-leads.types.js'

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
  @Field(() => ID, { nullable: true })
  readonly campaign?: string
  @Field(() => String, { nullable: true, description: 'How the category shows, by its code.' })
  readonly manifestation?: string
  @Field(() => String, { nullable: true, description: 'A family of problems, whatever the campaigns call them.' })
  readonly family?: string
  @Field(() => String, { nullable: true, description: 'A cell of the grid, by its code.' })
  readonly gridCell?: string
  @Field(() => String, { nullable: true, description: 'Part of the number or the summary.' })
  readonly search?: string
  @Field(() => Boolean, { nullable: true, description: 'Only those with an objection that waits for a decision.' })
  readonly objection?: boolean
  @Field(() => [ID], { nullable: true, description: 'Only these, 200 at most.' })
  readonly itemIds?: string[]
  @Field(() => [String], { nullable: true, description: 'Only what other houses call so, 200 at most.' })
  readonly outsideNumbers?: string[]
  @Field(() => String, {
    nullable: true,
    description:
      'What the desk has to notice: styleLead, toRead, kickBall, kickFault, idle, repeatVisit, leapfrogVisit, oldAndHard, toConsent, assignmentObjection, overdue, watched.',
  })
  readonly flag?: string
  @Field(() => String, { nullable: true, description: 'Received on this day of the tenant’s zone or later.' })
  readonly receivedFrom?: string
  @Field(() => String, { nullable: true, description: 'Received on this day or earlier.' })
  readonly receivedTo?: string
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
  @Field(() => String, { nullable: true, description: 'How the category shows.' })
  readonly manifestation!: string | null
  @Field(() => ID, { nullable: true, description: 'The campaign by whose catalogue both are read.' })
  readonly campaign!: string | null
  @Field(() => String, { nullable: true })
  readonly violation!: string | null
  @Field(() => String, { nullable: true })
  readonly place!: string | null
  @Field(() => String, { nullable: true, description: 'The cell of the grid in which the place lies.' })
  readonly gridCell!: string | null
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
  @Field(() => Int, { description: 'Of those transfers, the ones under a campaign that calls each a fault.' })
  readonly kickFaults!: number
  @Field(() => ID, { nullable: true, description: 'Who answers for it since he received it, or took over.' })
  readonly contactPersonId!: string | null
  @Field(() => ID, { nullable: true })
  readonly contactUnitId!: string | null
  @Field(() => [String], {
    description: 'What it is marked as, in lists and on its page: repeatVisit, leapfrogVisit, oldAndHard.',
    complexity: 1,
  })
  readonly tags!: readonly string[]
  @Field(() => Boolean)
  readonly duplicate!: boolean
  @Field(() => Boolean, {
    description: 'Whoever has it stands at or below a person complained of: it has to be handed on.',
  })
  readonly misplaced!: boolean
  @Field(() => String, { nullable: true, description: 'Until when the unit that has it may object to that.' })
  readonly objectionUntil!: string | null
  @Field(() => StyleLead, { nullable: true })
  readonly styleLead!: StyleLead | null
  @Field(() => AssignmentObjection, { nullable: true, description: 'While nobody has decided about it.' })
  readonly assignmentObjection!: AssignmentObjection | null
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

@ObjectType({ description: 'The finding of an inspection.' })
export class FindingSource {
  @Field(() => ID)
  readonly inspectionId!: string
  @Field(() => ID)
  readonly findingId!: string
}

@ObjectType()
export class ItemReport {
  @Field(() => ID)
  readonly reportId!: string
  @Field(() => String)
  readonly channel!: string
  @Field(() => ID, { nullable: true, description: 'The item it comments on, where that is public.' })
  readonly about!: string | null
  @Field(() => [ReportField])
  readonly fields!: readonly ReportField[]
  @Field(() => FindingSource, { nullable: true, description: 'The finding it was made of.' })
  readonly source!: FindingSource | null
}

@ObjectType({ description: 'Somebody wants to see what a reporter said of himself, and has not looked yet.' })
export class OpeningRequest {
  @Field(() => ID)
  readonly reportId!: string
  @Field(() => ID)
  readonly askedBy!: string
  @Field(() => String)
  readonly reason!: string
  @Field(() => String, { description: 'Up to this moment it may be consented to, and opened.' })
  readonly until!: string
  @Field(() => ID, { nullable: true, description: 'The second person; null: nobody has consented yet.' })
  readonly consentedBy!: string | null
}

@ObjectType({ description: 'Another report by somebody who brought one of the item’s; who it is nobody is told.' })
export class EarlierVisit {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => String, { nullable: true })
  readonly number!: string | null
  @Field(() => ID, { nullable: true })
  readonly unitId!: string | null
  @Field(() => String)
  readonly receivedAt!: string
  @Field(() => Int, { description: 'Whole days between the two.' })
  readonly daysApart!: number
  @Field(() => Boolean, { description: 'An answer to it was still owed when the later report came.' })
  readonly unanswered!: boolean
}

@ObjectType({
  description: 'What was counted for the marks of an item, and what its campaign says of each; null: nothing.',
})
export class CameAgain {
  @Field(() => [EarlierVisit], { complexity: FEW })
  readonly earlier!: readonly EarlierVisit[]
  @Field(() => Int)
  readonly reports!: number
  @Field(() => Int, { nullable: true, description: 'The fewest days between one report of it and the next.' })
  readonly closestReports!: number | null
  @Field(() => ID, { nullable: true, description: 'Where a reporter turned up while another unit owed an answer.' })
  readonly leaptTo!: string | null
  @Field(() => ID, { nullable: true })
  readonly leaptOver!: string | null
  @Field(() => Int, { description: 'How often other units were brought in.' })
  readonly coordinations!: number
  @Field(() => Int, { nullable: true })
  readonly repeatVisitDays!: number | null
  @Field(() => Int, { nullable: true })
  readonly leapfrogLevels!: number | null
  @Field(() => Int, { nullable: true })
  readonly oldAndHardReports!: number | null
  @Field(() => Int, { nullable: true })
  readonly oldAndHardCoordinations!: number | null
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
  @Field(() => [ResponsibilityStep], { complexity: FEW, description: 'Who answers for it, level by level.' })
  readonly responsible!: readonly ResponsibilityStep[]
  @Field(() => [OpeningRequest], { complexity: FEW })
  readonly openings!: readonly OpeningRequest[]
  @Field(() => [DeadlineDay], {
    complexity: FEW,
    description:
      'How the days were counted in which the unit may object to the assignment, or in which that is decided.',
  })
  readonly assignmentDays!: readonly DeadlineDay[]
  @Field(() => CameAgain, { nullable: true, description: 'How it comes about that it is marked, or not.' })
  readonly cameAgain!: CameAgain | null
  @Field(() => [Action], {
    description: 'What can be done now, for this viewer: a command, or the reason why not.',
    complexity: MANY,
  })
  readonly actions!: readonly Action[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
