import { dayIn, type Day } from '@huiyin/kernel'
import { LEDGER_STATEMENTS } from '@huiyin/contracts/rectification'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import type { YearlyLedgerListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import { isWithin, scopeOf } from './scope.js'

export interface YearlyLedgersArgs {
  readonly year: number
  /** Only ledgers of this kind. */
  readonly ledger?: string | null
}

/** One statement of a year: whether it was made in its time, late, not in its time, or is still to come. */
export interface StatementStanding {
  readonly statement: string
  readonly dueOn: string | null
  readonly standing: 'inTime' | 'late' | 'missing' | 'toCome'
  readonly version: number | null
  readonly madeAt: string | null
  readonly madeBy: string | null
}

/** A unit's ledger of a year with what was handed in of it. */
export interface YearlyLedger {
  readonly ledgerId: string
  readonly unitId: string
  readonly ledger: string
  readonly year: number
  readonly campaign: string | null
  readonly openedAt: string | null
  readonly statements: readonly StatementStanding[]
}

export interface YearlyLedgers {
  readonly rows: readonly YearlyLedger[]
  readonly asOf: AnswerAsOf
}

interface Made {
  readonly version: number
  readonly madeAt: string
  readonly madeBy: string
}
type ByStatement<T> = Readonly<Record<string, T>>

const NOT_MADE = { version: null, madeAt: null, madeBy: null } as const

/** What is due in every year; reconciliations are made when somebody makes them. */
const YEARLY = LEDGER_STATEMENTS.filter((statement) => statement !== 'reconciliation')

const standingOf = (
  statement: string,
  { dueOn, made, dayOf, today }: { dueOn: Day | null; made: Made | undefined; dayOf: (at: string) => Day; today: Day },
): StatementStanding => {
  if (made) {
    const inTime = dueOn === null || dayOf(made.madeAt) <= dueOn
    return { statement, dueOn, standing: inTime ? 'inTime' : 'late', ...made }
  }
  // a ledger that holds entries and was never opened has no days of its own: it is missing as soon as it holds them
  const missing = dueOn === null ? statement === 'opening' : today > dueOn
  return { statement, dueOn, standing: missing ? 'missing' : 'toCome', ...NOT_MADE }
}

const ledgerOf = (row: YearlyLedgerListRow, zone: string, today: Day): YearlyLedger => {
  const due = (row.due === null ? {} : JSON.parse(row.due)) as ByStatement<Day>
  const made = JSON.parse(row.made) as ByStatement<Made>
  const dayOf = (at: string) => dayIn(zone, at)
  const standing = (statement: string) =>
    standingOf(statement, { dueOn: due[statement] ?? null, made: made[statement], dayOf, today })
  return {
    ...{ ledgerId: row.ledger_id, unitId: row.unit_id, ledger: row.ledger, year: row.year, campaign: row.campaign },
    openedAt: row.opened_at,
    statements: [
      ...YEARLY.map(standing),
      ...(made['reconciliation'] ? [{ ...standing('reconciliation'), standing: 'inTime' as const }] : []),
    ],
  }
}

/** What was kept last year and not begun in this one: its opening is owed by the day it had then. */
const notBegun = (before: YearlyLedgerListRow, year: number): YearlyLedgerListRow => {
  const { opening } = (before.due === null ? {} : JSON.parse(before.due)) as ByStatement<Day>
  const due = opening === undefined ? null : JSON.stringify({ opening: `${year}${opening.slice(4)}` })
  const ledgerId = `${before.unit_id}:${before.ledger}:${year}`
  return { ...before, ledger_id: ledgerId, year, opened_at: null, opened_by: null, due, made: '{}' }
}

/** The ledgers of a year within the viewer's scope, with who has not handed in what (S3-24 … S3-27). */
export const findYearlyLedgers = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { year, ledger }: YearlyLedgersArgs,
): Promise<QuestionAnswer<YearlyLedgers>> => {
  if (!Number.isInteger(year)) {
    return notAnswered('InputInvalid', [{ path: 'year', says: 'a year, as 2026', zh: '应为年份，如2026' }])
  }
  const asOf = await caughtUp(ports, 'lists')
  let query = ports.lists
    .selectFrom('yearly_ledgers')
    .selectAll()
    .where('tenant', '=', viewer.tenant)
    .where('year', 'in', [year - 1, year])
  if (ledger) query = query.where('ledger', '=', ledger)
  const found = (await query.orderBy('ledger').orderBy('unit_id').execute()).filter((row) =>
    isWithin(scopeOf(viewer), row),
  )
  const own = found.filter((row) => row.year === year)
  const known = new Set(own.map((row) => `${row.unit_id}:${row.ledger}`))
  const owed = found.filter(
    (row) => row.year < year && row.opened_at !== null && !known.has(`${row.unit_id}:${row.ledger}`),
  )
  const zone = ports.zoneOf(viewer.tenant)
  const rows = [...own, ...owed.map((row) => notBegun(row, year))]
  return answered({ rows: rows.map((row) => ledgerOf(row, zone, dayIn(zone, asOf.at))), asOf })
}
