import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { Named } from './channels.types.js'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { ItemRow } from './items.types.js'

@ObjectType({ description: 'What something is called in both languages.' })
export class Words {
  @Field(() => String)
  readonly zh!: string
  @Field(() => String)
  readonly en!: string
}

@ObjectType()
export class Manifestation extends Named {
  @Field(() => [String], { description: 'The families it falls under, the main one first.' })
  readonly families!: readonly string[]
}

@ObjectType()
export class Category extends Named {
  @Field(() => String, { description: 'area or keyTask.' })
  readonly kind!: string
  @Field(() => Int, { nullable: true, description: 'The year a key task is of.' })
  readonly year!: number | null
  @Field(() => [String], { description: 'The families it falls under, the main one first.' })
  readonly families!: readonly string[]
  @Field(() => String, { nullable: true, description: 'What it is measured against, in the words of the document.' })
  readonly benchmark?: string | undefined
  @Field(() => Words, { nullable: true, description: 'What is promoted in its place.' })
  readonly promote?: Words | undefined
  @Field(() => [Manifestation], { complexity: FEW, description: 'How it shows.' })
  readonly manifestations!: readonly Manifestation[]
}

@ObjectType({ description: 'What a matter under a campaign may be about.' })
export class Catalogue extends Words {
  @Field(() => ID)
  readonly campaignId!: string
  @Field(() => Boolean, { description: 'The campaign goes on.' })
  readonly current!: boolean
  @Field(() => [Category], { complexity: FEW })
  readonly categories!: readonly Category[]
}

@ObjectType({ description: 'One area of a campaign with what was found in it.' })
export class Area extends Named {
  @Field(() => String, { description: 'area, keyTask, or other: not of this catalogue.' })
  readonly kind!: string
  @Field(() => String, { nullable: true })
  readonly benchmark?: string | undefined
  @Field(() => Words, { nullable: true })
  readonly promote?: Words | undefined
  @Field(() => Int, { description: '0: nothing was found, which is said as well.' })
  readonly found!: number
  @Field(() => Int, { description: 'Of them, those not answered yet.' })
  readonly open!: number
  @Field(() => [ItemRow], { complexity: MANY, description: 'The newest 20 of them.' })
  readonly rows!: readonly ItemRow[]
}

@ObjectType()
export class ProblemList {
  @Field(() => ID)
  readonly campaignId!: string
  @Field(() => [Area], { complexity: FEW })
  readonly areas!: readonly Area[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
