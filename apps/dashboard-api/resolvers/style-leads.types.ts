import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'

@ObjectType({
  description: 'Why an item is a style lead: by the catalogue of its campaign, or because somebody named it.',
})
export class StyleLead {
  @Field(() => String, { nullable: true, description: 'The code of the catalogue that makes it one.' })
  readonly code!: string | null
  @Field(() => ID, { nullable: true })
  readonly personId!: string | null
  @Field(() => String, { nullable: true })
  readonly reason!: string | null
  @Field(() => Boolean, { description: 'It still waits, and stands before others.' })
  readonly waits!: boolean
}

@ObjectType({ description: 'Style leads named in a period, and how fast those closed were handled.' })
export class StyleLeadFigures {
  @Field(() => Int)
  readonly leads!: number
  @Field(() => Int)
  readonly open!: number
  @Field(() => Int)
  readonly overdue!: number
  @Field(() => Int)
  readonly closed!: number
  @Field(() => Float, { nullable: true, description: 'From the naming to the claim it was closed on, in hours.' })
  readonly medianHours!: number | null
  @Field(() => Float, { nullable: true })
  readonly p90Hours!: number | null
}
