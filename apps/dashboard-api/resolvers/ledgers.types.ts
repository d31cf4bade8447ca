import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import { AsOf } from './common.types.js'
import { FEW, MANY } from './costs.js'

@ObjectType({ description: 'A statement of a year: made or not, and whether in its time.' })
export class StatementStanding {
  @Field(() => String, { description: 'opening, quarter1, quarter2, audit, quarter3, clearing or reconciliation' })
  readonly statement!: string
  @Field(() => String, { nullable: true, description: 'The last day for it.' })
  readonly dueOn!: string | null
  @Field(() => String, { description: 'inTime, late, missing or toCome' })
  readonly standing!: string
  @Field(() => Int, { nullable: true })
  readonly version!: number | null
  @Field(() => String, { nullable: true })
  readonly madeAt!: string | null
  @Field(() => ID, { nullable: true })
  readonly madeBy!: string | null
}

@ObjectType({ isAbstract: true })
abstract class LedgerOfYear {
  @Field(() => ID)
  readonly ledgerId!: string
  @Field(() => ID)
  readonly unitId!: string
  @Field(() => String)
  readonly ledger!: string
  @Field(() => Int)
  readonly year!: number
}

@ObjectType()
export class YearlyLedger extends LedgerOfYear {
  @Field(() => String, { nullable: true })
  readonly campaign!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'null: it holds entries, or was kept last year, and is not opened.',
  })
  readonly openedAt!: string | null
  @Field(() => [StatementStanding], { complexity: FEW })
  readonly statements!: readonly StatementStanding[]
}

@ObjectType()
export class YearlyLedgers {
  @Field(() => [YearlyLedger], { complexity: MANY })
  readonly rows!: readonly YearlyLedger[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}

@ObjectType({ description: 'A fact the statement told of and that was voided after it.' })
export class VoidedSince {
  @Field(() => String)
  readonly type!: string
  @Field(() => String)
  readonly voidedAt!: string
  @Field(() => ID)
  readonly voidedBy!: string
  @Field(() => String)
  readonly reason!: string
}

@ObjectType({ description: 'An entry as it stood in a statement.' })
export class StatementLine {
  @Field(() => ID)
  readonly entryId!: string
  @Field(() => ID)
  readonly itemId!: string
  @Field(() => String, { nullable: true })
  readonly number!: string | null
  @Field(() => String, { nullable: true })
  readonly summary!: string | null
  @Field(() => ID, { nullable: true })
  readonly personId!: string | null
  @Field(() => String)
  readonly state!: string
  @Field(() => String)
  readonly openedAt!: string
  @Field(() => String, { nullable: true })
  readonly dueAt!: string | null
  @Field(() => String, { nullable: true })
  readonly claimedAt!: string | null
  @Field(() => String, { nullable: true })
  readonly closedAt!: string | null
  @Field(() => String, { nullable: true })
  readonly outcome!: string | null
  @Field(() => Int, { description: 'On how many files the claim stood.' })
  readonly evidence!: number
  @Field(() => Int, { nullable: true, description: 'The year it was carried over from.' })
  readonly carriedFrom!: number | null
  @Field(() => String, { description: 'matched, withoutEvidence, notAccepted, open or handedOver' })
  readonly check!: string
  @Field(() => String, { description: 'How the entry stands now.' })
  readonly stateNow!: string
  @Field(() => [VoidedSince], { complexity: FEW })
  readonly voidedSince!: readonly VoidedSince[]
}

@ObjectType()
export class StatementVersion {
  @Field(() => Int)
  readonly version!: number
  @Field(() => String)
  readonly madeAt!: string
  @Field(() => ID)
  readonly madeBy!: string
}

@ObjectType({ description: 'One version of a statement of a yearly ledger, as it was made.' })
export class LedgerStatement extends LedgerOfYear {
  @Field(() => String)
  readonly statement!: string
  @Field(() => Int)
  readonly version!: number
  @Field(() => [StatementVersion], { complexity: FEW })
  readonly versions!: readonly StatementVersion[]
  @Field(() => Float, { description: 'The place of the log of which it tells.' })
  readonly position!: number
  @Field(() => String, { nullable: true })
  readonly dueOn!: string | null
  @Field(() => String)
  readonly text!: string
  @Field(() => ID)
  readonly madeBy!: string
  @Field(() => String)
  readonly madeAt!: string
  @Field(() => [StatementLine], { complexity: MANY })
  readonly lines!: readonly StatementLine[]
  @Field(() => AsOf)
  readonly asOf!: AsOf
}
