import { Field, ID, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'

@ObjectType()
export class Responsible {
  @Field(() => ID)
  readonly personId!: string
  @Field(() => ID)
  readonly postId!: string
  @Field(() => String)
  readonly postTitle!: string
  @Field(() => String, { description: 'firstResponsible (第一责任人) or dual (一岗双责)' })
  readonly as!: string
  @Field(() => String)
  readonly validFrom!: string
  @Field(() => String, { nullable: true })
  readonly validTo!: string | null
}

@ObjectType()
export class PortfolioLine {
  @Field(() => ID)
  readonly portfolioId!: string
  @Field(() => ID)
  readonly personId!: string
  @Field(() => String)
  readonly name!: string
  @Field(() => String, { nullable: true })
  readonly nameEn!: string | null
  @Field(() => [ID])
  readonly unitIds!: readonly string[]
  @Field(() => String)
  readonly validFrom!: string
  @Field(() => String, { nullable: true })
  readonly validTo!: string | null
}

@ObjectType({ description: 'The unit has the main responsibility (主体责任); these persons answer for it.' })
export class ResponsibilityLine {
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String)
  readonly level!: string
  @Field(() => [Responsible], { complexity: FEW })
  readonly people!: readonly Responsible[]
  @Field(() => [PortfolioLine], { complexity: FEW })
  readonly portfolios!: readonly PortfolioLine[]
  @Field(() => Boolean, { description: 'Whether nobody is first responsible.' })
  readonly vacant!: boolean
}

@ObjectType({ description: 'Who answers for each unit on a day.' })
export class ResponsibilityRegister {
  @Field(() => String)
  readonly day!: string
  @Field(() => [ResponsibilityLine], { complexity: MANY })
  readonly units!: readonly ResponsibilityLine[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType()
export class StepPortfolio {
  @Field(() => String)
  readonly name!: string
  @Field(() => String, { nullable: true })
  readonly nameEn!: string | null
}

@ObjectType({ description: 'One step of who answers for a matter.' })
export class ResponsibilityStep {
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String, { description: 'responsiblePerson, portfolioLeader or firstResponsible' })
  readonly as!: string
  @Field(() => ID, { nullable: true, description: 'null: nobody holds the post, or it was given to the unit alone.' })
  readonly personId!: string | null
  @Field(() => StepPortfolio, { nullable: true })
  readonly portfolio!: StepPortfolio | null
}
