import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { AsOf, Rate } from './common.types.js'
import { FEW, MANY } from './costs.js'
import { RankedUnit, UnrankedUnit } from './figures.types.js'
import { Action } from './items.types.js'

@ObjectType({ description: 'One version of a published ranking: what it is pinned to, and who answers for it.' })
export class RankingVersionRow {
  @Field(() => ID)
  readonly rankingId!: string
  @Field(() => Int)
  readonly version!: number
  @Field(() => String)
  readonly from!: string
  @Field(() => String)
  readonly to!: string
  @Field(() => String, { description: 'The moment verdicts were given for.' })
  readonly at!: string
  @Field(() => Float, { description: 'The place in the log it was computed from.' })
  readonly position!: number
  @Field(() => Float)
  readonly sealPosition!: number
  @Field(() => String, { description: 'The hash of the seal that covers that place.' })
  readonly sealHash!: string
  @Field(() => Int, { description: 'From how many cases a unit was ranked.' })
  readonly minimum!: number
  @Field(() => String, { nullable: true, description: 'Why it was corrected; null for the first version.' })
  readonly reason!: string | null
  @Field(() => ID)
  readonly decidedBy!: string
  @Field(() => String)
  readonly publishedAt!: string
  @Field(() => Int)
  readonly units!: number
  @Field(() => Int, { description: 'How many units differ from the version before.' })
  readonly changed!: number
}

@ObjectType()
export class PublishedRankings {
  @Field(() => [RankingVersionRow], { complexity: MANY })
  readonly rows!: readonly RankingVersionRow[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType({ description: 'A unit’s place; without a rank it had too few cases.' })
export class PlaceSeen {
  @Field(() => Int, { nullable: true })
  readonly rank!: number | null
  @Field(() => Int, { nullable: true })
  readonly rankLowest!: number | null
  @Field(() => Int, { nullable: true })
  readonly rankHighest!: number | null
  @Field(() => Rate)
  readonly rate!: Rate
}

@ObjectType()
export class FactCount {
  @Field(() => String, { description: 'A fact of an entry, or cameDue.' })
  readonly fact!: string
  @Field(() => Int)
  readonly facts!: number
}

@ObjectType()
export class UnitChange {
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => PlaceSeen, { nullable: true })
  readonly before!: PlaceSeen | null
  @Field(() => PlaceSeen, { nullable: true })
  readonly after!: PlaceSeen | null
  @Field(() => [FactCount], {
    description: 'What was recorded about its cases between the two versions.',
    complexity: FEW,
  })
  readonly why!: readonly FactCount[]
}

@ObjectType()
export class RankingVersion {
  @Field(() => RankingVersionRow)
  readonly row!: RankingVersionRow
  @Field(() => Rate)
  readonly overall!: Rate
  @Field(() => [RankedUnit], { complexity: MANY })
  readonly ranking!: readonly RankedUnit[]
  @Field(() => [UnrankedUnit], { complexity: MANY })
  readonly tooFew!: readonly UnrankedUnit[]
  @Field(() => [UnitChange], { description: 'Empty for the first version.', complexity: FEW })
  readonly changes!: readonly UnitChange[]
}

@ObjectType()
export class PublishedRanking {
  @Field(() => ID)
  readonly rankingId!: string
  @Field(() => [RankingVersion], { description: 'The latest first.', complexity: FEW })
  readonly versions!: readonly RankingVersion[]
  @Field(() => [Action], { complexity: FEW })
  readonly actions!: readonly Action[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
