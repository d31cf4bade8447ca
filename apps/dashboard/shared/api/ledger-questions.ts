import type { Question } from './questions.js'
import type { LedgerKind, LedgerStatement, YearlyLedgers } from './schema.generated.js'

const AS_OF = 'asOf { at position }'

/** The ledgers of a year with the names of their kinds. */
export interface YearAnswer {
  readonly yearlyLedgers: YearlyLedgers
  readonly ledgerKinds: readonly Pick<LedgerKind, 'code' | 'zh' | 'en'>[]
}

export const YEARLY_LEDGERS: Question<YearAnswer, { readonly year: number; readonly ledger: string | null }> = {
  text: `query YearlyLedgers($year: Int!, $ledger: String) {
    yearlyLedgers(year: $year, ledger: $ledger) {
      rows {
        ledgerId unitId ledger year campaign openedAt
        statements { statement dueOn standing version madeAt madeBy }
      } ${AS_OF}
    }
    ledgerKinds { code zh en }
  }`,
}

interface StatementOf {
  readonly ledgerId: string
  readonly statement: string
  readonly version: number | null
}

export const LEDGER_STATEMENT: Question<{ readonly ledgerStatement: LedgerStatement | null }, StatementOf> = {
  text: `query LedgerStatement($ledgerId: ID!, $statement: String!, $version: Int) {
    ledgerStatement(ledgerId: $ledgerId, statement: $statement, version: $version) {
      ledgerId unitId ledger year statement version versions { version madeAt madeBy } position dueOn text madeBy madeAt
      lines {
        entryId itemId number summary personId state openedAt dueAt claimedAt closedAt outcome evidence carriedFrom check
        stateNow voidedSince { type voidedAt voidedBy reason }
      } ${AS_OF}
    }
  }`,
}
