import { Field, ID, ObjectType } from '@nestjs/graphql'
import { Named } from './channels.types.js'

@ObjectType()
export class FilledWords {
  @Field(() => String)
  readonly text!: string
  @Field(() => [String], { description: 'What is left to be filled in, as it stands in the text.' })
  readonly gaps!: readonly string[]
}

@ObjectType()
export class ReplyTemplate extends Named {
  @Field(() => String, { description: 'own: defined by the tenant; standard.' })
  readonly origin!: string
  @Field(() => FilledWords)
  readonly inZh!: FilledWords
  @Field(() => FilledWords)
  readonly inEn!: FilledWords
}

@ObjectType({ description: 'What is offered for the reply to one report, by where its matter stands.' })
export class ReplyTemplates {
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => ID)
  readonly reportId!: string
  @Field(() => [ReplyTemplate])
  readonly templates!: readonly ReplyTemplate[]
}
