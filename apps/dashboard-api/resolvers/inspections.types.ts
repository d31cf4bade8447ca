import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql'
import { ChannelField, Named } from './channels.types.js'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { Action } from './items.types.js'
import { FilledValue } from './plans.types.js'

@InputType()
export class InspectionFilter {
  @Field(() => [String], { nullable: true })
  readonly states?: string[]
  @Field(() => String, { nullable: true })
  readonly kind?: string
  @Field(() => ID, { nullable: true, description: 'That was inspected.' })
  readonly unitId?: string
  @Field(() => String, { nullable: true })
  readonly keyDate?: string
  @Field(() => String, { nullable: true, description: 'Planned for this day or a later one.' })
  readonly from?: string
  @Field(() => String, { nullable: true, description: 'Planned for this day or an earlier one.' })
  readonly to?: string
  @Field(() => Boolean, { nullable: true, description: 'Planned for a day that is over, and not held.' })
  readonly overdue?: boolean
}

@InputType()
export class FindingFilter {
  @Field(() => ID, { nullable: true })
  readonly unitId?: string
  @Field(() => String, { nullable: true })
  readonly category?: string
  @Field(() => String, { nullable: true })
  readonly violation?: string
  @Field(() => String, { nullable: true, description: 'item, onTheSpot, noted, or open.' })
  readonly settled?: string
  @Field(() => Boolean, { nullable: true, description: 'Only what is empty or copied.' })
  readonly doubtful?: boolean
}

@ObjectType()
export class InspectionRow {
  @Field(() => ID)
  readonly inspectionId!: string
  @Field(() => String)
  readonly kind!: string
  @Field(() => String)
  readonly kindZh!: string
  @Field(() => String)
  readonly kindEn!: string
  @Field(() => String)
  readonly title!: string
  @Field(() => String, { description: 'planned, calledOff, held, ended.' })
  readonly state!: string
  @Field(() => String, { nullable: true })
  readonly campaign!: string | null
  @Field(() => String, { nullable: true, description: 'The key date it is held for, by its code in the campaign.' })
  readonly keyDate!: string | null
  @Field(() => String)
  readonly plannedOn!: string
  @Field(() => String, { description: 'The day it was planned for at first.' })
  readonly firstPlannedOn!: string
  @Field(() => Int, { description: 'How often that day was changed.' })
  readonly moves!: number
  @Field(() => String, { nullable: true, description: 'Why it was moved the last time, or called off.' })
  readonly changeReason!: string | null
  @Field(() => ID, { description: 'The unit that carries it out.' })
  readonly byUnitId!: string
  @Field(() => [ID])
  readonly team!: readonly string[]
  @Field(() => [ID])
  readonly unitIds!: readonly string[]
  @Field(() => [String])
  readonly places!: readonly string[]
  @Field(() => String, { nullable: true, description: 'When it really happened.' })
  readonly heldAt!: string | null
  @Field(() => String, { nullable: true, description: 'When that was recorded.' })
  readonly heldRecordedAt!: string | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it happened by the day it was planned for; null: that day is not over.',
  })
  readonly inTime!: boolean | null
  @Field(() => Int)
  readonly findings!: number
  @Field(() => Int)
  readonly findingsOpen!: number
  @Field(() => String, { nullable: true })
  readonly endedAt!: string | null
}

@ObjectType()
export class InspectionPage {
  @Field(() => Int)
  readonly total!: number
  @Field(() => [InspectionRow])
  readonly rows!: readonly InspectionRow[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType({ description: 'A file that shows what was found.' })
export class FindingFile {
  @Field(() => String)
  readonly file!: string
  @Field(() => String)
  readonly sha256!: string
  @Field(() => String)
  readonly name!: string
  @Field(() => String)
  readonly madeOn!: string
  @Field(() => Int)
  readonly size!: number
  @Field(() => String)
  readonly mediaType!: string
}

@ObjectType()
export class FindingRow {
  @Field(() => ID)
  readonly inspectionId!: string
  @Field(() => ID)
  readonly findingId!: string
  @Field(() => String)
  readonly text!: string
  @Field(() => String)
  readonly category!: string
  @Field(() => String, { nullable: true })
  readonly manifestation!: string | null
  @Field(() => String, { nullable: true })
  readonly violation!: string | null
  @Field(() => String, { nullable: true })
  readonly campaign!: string | null
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String, { description: 'The requirement it is measured against.' })
  readonly benchmark!: string
  @Field(() => String, { nullable: true })
  readonly place!: string | null
  @Field(() => [FilledValue])
  readonly fields!: readonly FilledValue[]
  @Field(() => [FindingFile])
  readonly evidence!: readonly FindingFile[]
  @Field(() => [ID])
  readonly complainedOf!: readonly string[]
  @Field(() => String)
  readonly foundAt!: string
  @Field(() => String)
  readonly recordedAt!: string
  @Field(() => ID)
  readonly foundBy!: string
  @Field(() => String, { nullable: true, description: 'item, onTheSpot, noted; null: nobody has said yet.' })
  readonly settledAs!: string | null
  @Field(() => String, { nullable: true })
  readonly settledText!: string | null
  @Field(() => ID, { nullable: true, description: 'The item it became.' })
  readonly itemId!: string | null
}

@ObjectType({ description: 'Why a finding looks dressed up.' })
export class Doubt {
  @Field(() => String, { description: 'noEvidence, fewWords, copiedText, copiedEvidence.' })
  readonly kind!: string
  @Field(() => ID, { nullable: true, description: 'Inspection and finding it is like.' })
  readonly ofId!: string | null
}

@ObjectType()
export class ListedFinding extends FindingRow {
  @Field(() => String, { description: 'Of its inspection.' })
  readonly title!: string
  @Field(() => [Doubt])
  readonly doubts!: readonly Doubt[]
}

@ObjectType()
export class FindingPage {
  @Field(() => Int)
  readonly total!: number
  @Field(() => [ListedFinding])
  readonly rows!: readonly ListedFinding[]
  @Field(() => Int, { description: 'So many of those that fit are empty or copied.' })
  readonly doubtful!: number
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType()
export class InspectionKind extends Named {
  @Field(() => String)
  readonly channel!: string
  @Field(() => [ChannelField])
  readonly fields!: readonly ChannelField[]
  @Field(() => [ChannelField])
  readonly findingFields!: readonly ChannelField[]
  @Field(() => Boolean, { description: 'Whether a finding may complain of persons.' })
  readonly persons!: boolean
  @Field(() => Boolean, { description: 'Whether each finding names a manifestation.' })
  readonly manifestations!: boolean
}

@ObjectType()
export class Inspection {
  @Field(() => InspectionRow)
  readonly row!: InspectionRow
  @Field(() => String, { nullable: true })
  readonly met!: string | null
  @Field(() => String, { nullable: true })
  readonly saw!: string | null
  @Field(() => [FilledValue])
  readonly fields!: readonly FilledValue[]
  @Field(() => String, { nullable: true })
  readonly record!: string | null
  @Field(() => [FindingRow], { complexity: FEW })
  readonly findings!: readonly FindingRow[]
  @Field(() => InspectionKind)
  readonly definition!: InspectionKind
  @Field(() => [Action], { complexity: MANY })
  readonly actions!: readonly Action[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType({ description: 'What may be chosen at an inspection under one campaign, beside its catalogue.' })
export class InspectionChoices {
  @Field(() => String, { nullable: true, description: 'null: under none.' })
  readonly campaign!: string | null
  @Field(() => [Named])
  readonly violations!: readonly Named[]
  @Field(() => [Named])
  readonly keyDates!: readonly Named[]
  @Field(() => [InspectionKind])
  readonly kinds!: readonly InspectionKind[]
}
