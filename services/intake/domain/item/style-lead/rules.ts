import type { DeadlineRule } from '@huiyin/calendar'

/** What a campaign says of style leads: the codes of its catalogue that are some, and the clock they run by. */
export interface StyleLeadRules {
  readonly codes: readonly string[]
  /** null: none of their own. */
  readonly clock: DeadlineRule | null
}

/** What a campaign says; null: it names none. */
export type StyleLeadsUnder = (campaign: string) => StyleLeadRules | null

/** For what depends on it; left out: no campaign names any. */
export interface Leading {
  readonly styleLeads?: StyleLeadsUnder | undefined
}
