import { Field, ID, ObjectType } from '@nestjs/graphql'

@ObjectType()
export class Viewer {
  @Field(() => String)
  readonly login!: string
  @Field(() => ID)
  readonly personId!: string
  @Field(() => String)
  readonly name!: string
  @Field(() => ID)
  readonly tenant!: string
  @Field(() => String)
  readonly zone!: string
  @Field(() => [String])
  readonly roles!: readonly string[]
  @Field(() => ID, { nullable: true })
  readonly unitId!: string | null
  @Field(() => [ID])
  readonly unitIds!: readonly string[]
  @Field(() => [String], { description: 'The commands this viewer’s roles may send at all, by name.' })
  readonly commands!: readonly string[]
  @Field(() => [String], { description: 'The questions this viewer’s roles may ask, by name.' })
  readonly questions!: readonly string[]
}

@ObjectType()
export class Unit {
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String)
  readonly name!: string
  @Field(() => String, { nullable: true })
  readonly nameEn!: string | null
  @Field(() => ID, { nullable: true })
  readonly parentId!: string | null
  @Field(() => String)
  readonly level!: string
}

@ObjectType()
export class Person {
  @Field(() => ID)
  readonly personId!: string
  @Field(() => String)
  readonly name!: string
  @Field(() => String)
  readonly postTitle!: string
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => Boolean, { description: 'Whether the appointment is held today; else the last one is named.' })
  readonly current!: boolean
}
