import { Field, ObjectType } from '@nestjs/graphql'

@ObjectType({ description: 'Something that has a code and is called so in both languages.' })
export class Named {
  @Field(() => String)
  readonly code!: string
  @Field(() => String)
  readonly zh!: string
  @Field(() => String)
  readonly en!: string
}

@ObjectType()
export class ChannelField extends Named {
  @Field(() => String, { description: 'line, paragraph, number, day, instant, choice or yesNo.' })
  readonly kind!: string
  @Field(() => Boolean)
  readonly required!: boolean
  @Field(() => [Named], { nullable: true, description: 'What can be chosen, where the kind is choice.' })
  readonly choices?: readonly Named[] | undefined
}

@ObjectType()
export class Channel extends Named {
  @Field(() => String, { description: 'own: defined by the tenant; campaign: called so by one; standard.' })
  readonly origin!: string
  @Field(() => [ChannelField])
  readonly fields!: readonly ChannelField[]
  @Field(() => String, {
    description: 'Whether a matter of it brings a deadline of its own: none, optional, required.',
  })
  readonly outsideDeadline!: string
  @Field(() => [Named], { description: 'What every reply has to answer.' })
  readonly points!: readonly Named[]
}
