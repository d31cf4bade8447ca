import { Field, ID, ObjectType } from '@nestjs/graphql'
import { ChannelField, Named } from './channels.types.js'

@ObjectType()
export class HandlingMode extends Named {
  @Field(() => String, { description: 'own: defined by the tenant; campaign: called so by one; standard.' })
  readonly origin!: string
  @Field(() => Boolean, { description: 'It has milestones, and the next one is when it is due.' })
  readonly milestones!: boolean
}

@ObjectType()
export class LedgerKind extends Named {
  @Field(() => String, { description: 'own: defined by the tenant; standard.' })
  readonly origin!: string
  @Field(() => [ChannelField])
  readonly fields!: readonly ChannelField[]
  @Field(() => [String], { description: 'What an entry needs of its own: deadline, person, remedies, sponsor.' })
  readonly needs!: readonly string[]
}

@ObjectType({ description: 'The words of a choice.' })
export class ChoiceNames {
  @Field(() => String)
  readonly zh!: string
  @Field(() => String)
  readonly en!: string
}

@ObjectType({ description: 'What was filled in for a ledger or a record, under the heading it had then.' })
export class FilledValue extends Named {
  @Field(() => String, { description: 'line, paragraph, number, day, instant, choice or yesNo' })
  readonly kind!: string
  @Field(() => String, {
    description: 'As text: true or false, a number, a day, a moment in UTC, the code of a choice.',
  })
  readonly value!: string
  @Field(() => ChoiceNames, { nullable: true })
  readonly choice!: ChoiceNames | null
}

@ObjectType()
export class Milestone {
  @Field(() => String)
  readonly code!: string
  @Field(() => String)
  readonly zh!: string
  @Field(() => String, { description: 'By the end of which day it is to be met.' })
  readonly day!: string
  @Field(() => String, { nullable: true, description: 'When it was accepted as met.' })
  readonly metAt!: string | null
}

@ObjectType()
export class WorkRecordKind extends Named {
  @Field(() => [ChannelField])
  readonly fields!: readonly ChannelField[]
}

@ObjectType()
export class WorkRecord extends Named {
  @Field(() => String)
  readonly on!: string
  @Field(() => ID)
  readonly personId!: string
  @Field(() => [FilledValue])
  readonly fields!: readonly FilledValue[]
}

@ObjectType()
export class Remedies {
  @Field(() => String)
  readonly fix!: string
  @Field(() => String)
  readonly establish!: string
  @Field(() => String, { nullable: true })
  readonly rootCause?: string | undefined
}

@ObjectType({ description: 'A photo that was made of a piece of evidence for the public, with areas blacked out.' })
export class PublicPhoto {
  @Field(() => ID)
  readonly photoId!: string
  @Field(() => String, { description: 'Where it is read, as the evidence of its item.' })
  readonly file!: string
}

@ObjectType({ description: 'What everybody may read of an entry, as it would be or is public.' })
export class Publication {
  @Field(() => String)
  readonly kind!: string
  @Field(() => String, { nullable: true, description: 'As it is blacked out.' })
  readonly text!: string | null
  @Field(() => ID)
  readonly draftedBy!: string
  @Field(() => String, { nullable: true, description: 'When it became public; null: it is not.' })
  readonly publishedAt!: string | null
  @Field(() => [String])
  readonly media!: readonly string[]
  @Field(() => String, { nullable: true, description: 'The last day; null: until it is withdrawn.' })
  readonly until!: string | null
  @Field(() => [PublicPhoto], { description: 'The photos that are or would be with it.' })
  readonly photos!: readonly PublicPhoto[]
}

@ObjectType({ description: 'How one entry is handled, and what is kept of that.' })
export class EntryPlan {
  @Field(() => ID)
  readonly entryId!: string
  @Field(() => Named, { nullable: true })
  readonly mode!: Named | null
  @Field(() => [Milestone])
  readonly milestones!: readonly Milestone[]
  @Field(() => [WorkRecordKind], { description: 'The records that may be kept, with what each asks for.' })
  readonly recordKinds!: readonly WorkRecordKind[]
  @Field(() => [WorkRecord])
  readonly records!: readonly WorkRecord[]
  @Field(() => String, { nullable: true, description: 'The answer that anybody may read.' })
  readonly publicAnswer!: string | null
  @Field(() => ID, { nullable: true })
  readonly sponsorId!: string | null
  @Field(() => Boolean)
  readonly sponsorClaimed!: boolean
  @Field(() => Named, { nullable: true })
  readonly ledger!: Named | null
  @Field(() => [FilledValue])
  readonly ledgerFields!: readonly FilledValue[]
  @Field(() => Publication, { nullable: true })
  readonly publication!: Publication | null
  @Field(() => Remedies, { nullable: true })
  readonly remedies!: Remedies | null
}
