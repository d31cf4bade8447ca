import { dayIn, type Instant, type TimeZone } from '@huiyin/kernel'
import type { LEDGER_CHECKS } from '@huiyin/contracts/rectification'
import type { LedgerLine } from './events.js'

/** An entry as it stood at a place of the log. */
export interface StandingEntry extends Omit<LedgerLine, 'carriedFrom' | 'check'> {
  readonly unitId: string
  /** The code of the ledger it stands in; null: in none. */
  readonly ledger: string | null
}

/** Of which ledger the lines are. */
export interface YearOf {
  readonly unitId: string
  readonly ledger: string
  readonly year: number
  readonly zone: TimeZone
}

const yearIn = (zone: TimeZone, instant: Instant): number => Number(dayIn(zone, instant).slice(0, 4))

/** S4-64: what was said to be done beside what shows it. Closed is only what somebody accepted, one by one. */
const checkOf = ({ state, evidence }: StandingEntry): (typeof LEDGER_CHECKS)[number] => {
  if (state === 'closedOut') return evidence > 0 ? 'matched' : 'withoutEvidence'
  if (state === 'awaitingAcceptance') return 'notAccepted'
  return state === 'handedOver' ? 'handedOver' : 'open'
}

/** What ended in an earlier year is no part of this one; what was open when it began is, with its own days. */
const standsIn = (entry: StandingEntry, { unitId, ledger, year, zone }: YearOf): boolean => {
  if (entry.unitId !== unitId || entry.ledger !== ledger || yearIn(zone, entry.openedAt) > year) return false
  if (entry.closedAt !== null && entry.state === 'closedOut') return yearIn(zone, entry.closedAt) >= year
  return entry.state !== 'handedOver' || yearIn(zone, entry.openedAt) === year
}

const byOpening = (one: LedgerLine, other: LedgerLine): number => {
  const [a, b] = [`${one.openedAt} ${one.entryId}`, `${other.openedAt} ${other.entryId}`]
  return a < b ? -1 : a > b ? 1 : 0
}

/** What stands in a ledger of a year, in the order of opening; what was carried over says from which year (S3-27). */
export const linesOf = (entries: readonly StandingEntry[], of: YearOf): LedgerLine[] =>
  entries
    .filter((entry) => standsIn(entry, of))
    .map((entry): LedgerLine => {
      const { unitId: _, ledger: _ledger, ...line } = entry
      const opened = yearIn(of.zone, entry.openedAt)
      return { ...line, carriedFrom: opened < of.year ? opened : null, check: checkOf(entry) }
    })
    .sort(byOpening)
