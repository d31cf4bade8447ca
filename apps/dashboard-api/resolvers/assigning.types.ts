import { Field, ID, ObjectType } from '@nestjs/graphql'

@ObjectType({ description: 'What the unit that got an item says against that.' })
export class AssignmentObjection {
  @Field(() => ID)
  readonly raisedBy!: string
  @Field(() => String)
  readonly reason!: string
  @Field(() => ID, { nullable: true, description: 'The unit that is competent in its opinion.' })
  readonly rightUnitId!: string | null
  @Field(() => String)
  readonly raisedAt!: string
  @Field(() => String, { nullable: true, description: 'By when somebody else decides.' })
  readonly dueAt!: string | null
}
