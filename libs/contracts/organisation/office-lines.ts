import type { Day } from '@huiyin/kernel'
import { OFFICE_LINES, type OfficeLine } from '../command.js'
import { rolesOn } from './line.js'
import type { AccountRecord } from './records.js'

/** Somebody who holds a line of the campaign office, and the first day of that without a break. */
export interface LineHolder {
  readonly personId: string
  readonly since: Day
}

/** One line of the campaign office on a day; without holders it is open. */
export interface LineHeld {
  readonly line: OfficeLine
  readonly holders: readonly LineHolder[]
}

/** The lines on a day, and whether the tenant has ever had such an office: without one nothing is missing. */
export interface OfficeLinesHeld {
  readonly isSetUp: boolean
  readonly lines: readonly LineHeld[]
}

/** The first day of the time without a break in which a role is held that is held on this day. */
const heldSince = ({ roles }: AccountRecord, line: OfficeLine, day: Day): Day | null => {
  const until = (roles[line] ?? []).filter(({ from }) => from <= day)
  const lastGap = until.findLastIndex(({ held }) => !held)
  return until[lastGap + 1]?.from ?? null
}

const holdersOfLine = (accounts: readonly AccountRecord[], line: OfficeLine, day: Day): readonly LineHolder[] => {
  const since = new Map<string, Day>()
  for (const account of accounts) {
    const from = rolesOn(account, day).includes(line) ? heldSince(account, line, day) : null
    const before = since.get(account.personId)
    // of two logins of one person the one that carries the line longer counts
    if (from !== null && (before === undefined || from < before)) since.set(account.personId, from)
  }
  return [...since]
    .map(([personId, from]) => ({ personId, since: from }))
    .sort((one, other) => (one.personId < other.personId ? -1 : 1))
}

/** S1-12 to S1-15: who holds each line of the campaign office of a tenant on a day, in the order of the plan. */
export const officeLines = (accounts: readonly AccountRecord[], day: Day): OfficeLinesHeld => ({
  isSetUp: accounts.some(({ roles }) => OFFICE_LINES.some((line) => roles[line]?.some(({ from }) => from <= day))),
  lines: OFFICE_LINES.map((line) => ({ line, holders: holdersOfLine(accounts, line, day) })),
})
