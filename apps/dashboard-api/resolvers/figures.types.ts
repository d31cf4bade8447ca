import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { AsOf, Period, Rate } from './common.types.js'
import { FEW, MANY, MONTHS_COST } from './costs.js'
import { StyleLeadFigures } from './style-leads.types.js'

@ObjectType()
export class Tile {
  @Field(() => String)
  readonly key!: string
  @Field(() => Float, { nullable: true })
  readonly value!: number | null
  @Field(() => String, { description: 'cases or rate' })
  readonly unit!: string
  @Field(() => Int, { nullable: true })
  readonly numerator!: number | null
  @Field(() => Int, { nullable: true })
  readonly denominator!: number | null
  @Field(() => [Float], { nullable: true, complexity: 1, description: 'The 95 % interval of a rate.' })
  readonly interval!: readonly number[] | null
  @Field(() => Float, {
    nullable: true,
    description:
      'The same number of the period before, at the same distance from its beginning; null when nothing is known of it.',
  })
  readonly previous!: number | null
  @Field(() => Int, { nullable: true })
  readonly previousNumerator!: number | null
  @Field(() => Int, { nullable: true })
  readonly previousDenominator!: number | null
}

@ObjectType()
export class RankedUnit {
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String)
  readonly name!: string
  @Field(() => Int)
  readonly rank!: number
  @Field(() => Int)
  readonly rankLowest!: number
  @Field(() => Int)
  readonly rankHighest!: number
  @Field(() => Rate)
  readonly rate!: Rate
  @Field(() => Rate)
  readonly usualRate!: Rate
  @Field(() => String, { description: 'clearlyBetter, notDistinguishable, clearlyWorse – against the overall rate.' })
  readonly standing!: string
  @Field(() => Int, { description: 'Units of one group cannot be told apart.' })
  readonly group!: number
}

@ObjectType()
export class UnrankedUnit {
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String)
  readonly name!: string
  @Field(() => Rate)
  readonly rate!: Rate
}

@ObjectType()
export class MonthPoint {
  @Field(() => String)
  readonly month!: string
  @Field(() => Int)
  readonly opened!: number
  @Field(() => Int)
  readonly closed!: number
  @Field(() => Int)
  readonly backlog!: number
  @Field(() => Rate)
  readonly rate!: Rate
  @Field(() => Boolean)
  readonly partial!: boolean
}

@ObjectType()
export class GroupCount {
  @Field(() => String)
  readonly key!: string
  @Field(() => Int)
  readonly cases!: number
  @Field(() => Rate)
  readonly rate!: Rate
}

@ObjectType({
  description: 'Counted over the viewer’s scope; the ranking shows the units it is published to this viewer of.',
})
export class Figures {
  @Field(() => AsOf)
  readonly asOf!: AsOf
  @Field(() => String)
  readonly zone!: string
  @Field(() => Period)
  readonly period!: Period
  @Field(() => Period)
  readonly previousPeriod!: Period
  @Field(() => String, { description: 'The moment the numbers of the period before are as of.' })
  readonly previousAt!: string
  @Field(() => Int)
  readonly minimumSample!: number
  @Field(() => [Tile], { complexity: FEW })
  readonly tiles!: readonly Tile[]
  @Field(() => Rate)
  readonly overall!: Rate
  @Field(() => Rate)
  readonly overallUsual!: Rate
  @Field(() => [RankedUnit], { complexity: MANY })
  readonly ranking!: readonly RankedUnit[]
  @Field(() => [UnrankedUnit], { complexity: MANY })
  readonly tooFew!: readonly UnrankedUnit[]
  @Field(() => Rate, {
    nullable: true,
    description: 'The rate of all units, which each is compared with; null for those it is not published to.',
  })
  readonly rankedAgainst!: Rate | null
  @Field(() => Rate, { description: 'Of what a leader had to read on the day it came, those whose day has passed.' })
  readonly sameDayReading!: Rate
  @Field(() => StyleLeadFigures, { description: 'Style leads named in the period.' })
  readonly styleLeads!: StyleLeadFigures
  @Field(() => [MonthPoint], { complexity: MONTHS_COST })
  readonly months!: readonly MonthPoint[]
  @Field(() => [GroupCount], { complexity: MONTHS_COST })
  readonly channels!: readonly GroupCount[]
  @Field(() => [GroupCount], { complexity: MONTHS_COST })
  readonly categories!: readonly GroupCount[]
}
