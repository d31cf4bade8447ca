import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { itemsOf } from './entries.js'
import type { EntryListRow, LedgerStatementListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import { isWithin, rowsWithin, scopeOf } from './scope.js'

export interface LedgerStatementArgs {
  readonly ledgerId: string
  readonly statement: string
  /** null: the last one. */
  readonly version?: number | null
}

/** A fact that was part of what the statement told and was voided after it. */
export interface VoidedSince {
  readonly type: string
  readonly voidedAt: string
  readonly voidedBy: string
  readonly reason: string
}

/** An entry as it stood then, with how it stands now. */
export interface StatementLine {
  readonly entryId: string
  readonly itemId: string
  readonly number: string | null
  readonly summary: string | null
  readonly personId: string | null
  readonly state: string
  readonly openedAt: string
  readonly dueAt: string | null
  readonly claimedAt: string | null
  readonly closedAt: string | null
  readonly outcome: string | null
  readonly evidence: number
  readonly carriedFrom: number | null
  readonly check: string
  readonly stateNow: string
  readonly voidedSince: readonly VoidedSince[]
}

export interface LedgerStatement {
  readonly ledgerId: string
  readonly unitId: string
  readonly ledger: string
  readonly year: number
  readonly statement: string
  readonly version: number
  readonly versions: readonly { readonly version: number; readonly madeAt: string; readonly madeBy: string }[]
  /** The place of the log of which it tells. */
  readonly position: number
  readonly dueOn: string | null
  readonly text: string
  readonly madeBy: string
  readonly madeAt: string
  readonly lines: readonly StatementLine[]
  readonly asOf: AnswerAsOf
}

type Frozen = Omit<StatementLine, 'number' | 'summary' | 'stateNow' | 'voidedSince'>
interface Voided extends VoidedSince {
  readonly position: number
  readonly voidedIn: number
}

/** SQLite takes so many values in one condition without trouble. */
const AT_ONCE = 500

/** The entries of the lines that the viewer may see today: nobody learns from a statement what is hidden from him. */
const seenEntries = async (ports: DashboardPorts, viewer: Viewer, lines: readonly Frozen[]) => {
  const seen = new Map<string, EntryListRow>()
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const ids = lines.slice(from, from + AT_ONCE).map(({ entryId }) => entryId)
    const rows = await ports.lists
      .selectFrom('entries')
      .selectAll()
      .where(rowsWithin(scopeOf(viewer), 'entries'))
      .where('entry_id', 'in', ids)
      .execute()
    for (const row of rows) seen.set(row.entry_id, row)
  }
  return seen
}

/** What was voided after the statement of what had been said before it; the statement itself stays as it is. */
const voidedSince = ({ voidings }: EntryListRow, pinned: number): readonly VoidedSince[] =>
  (JSON.parse(voidings) as readonly Voided[])
    .filter(({ position, voidedIn }) => position <= pinned && voidedIn > pinned)
    .map(({ type, voidedAt, voidedBy, reason }) => ({ type, voidedAt, voidedBy, reason }))

const linesFor = async (ports: DashboardPorts, viewer: Viewer, { lines: text, pinned_position: pinned }: Row) => {
  const lines = JSON.parse(text) as readonly Frozen[]
  const seen = await seenEntries(ports, viewer, lines)
  const shown = lines.flatMap((line) => {
    const now = seen.get(line.entryId)
    return now ? [{ line, now }] : []
  })
  const items = await itemsOf(
    ports,
    viewer,
    shown.map(({ line }) => line.itemId),
  )
  return shown.map(({ line, now }): StatementLine => {
    const { number = null, summary = null } = items.get(line.itemId) ?? {}
    return { ...line, number, summary, stateNow: now.state, voidedSince: voidedSince(now, pinned) }
  })
}
type Row = LedgerStatementListRow

/** One version of a statement as it was made, with what was voided since beside it; null when it is not the viewer's to see. */
export const findLedgerStatement = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { ledgerId, statement, version = null }: LedgerStatementArgs,
): Promise<QuestionAnswer<LedgerStatement | null>> => {
  const asOf = await caughtUp(ports, 'lists')
  const found = await ports.lists
    .selectFrom('ledger_statements')
    .selectAll()
    .where('tenant', '=', viewer.tenant)
    .where('ledger_id', '=', ledgerId)
    .where('statement', '=', statement)
    .orderBy('version')
    .execute()
  const rows = found.filter((row) => isWithin(scopeOf(viewer), row))
  const row = version === null ? rows.at(-1) : rows.find((one) => one.version === version)
  if (!row) return answered(null)
  return answered({
    ...{ ledgerId, unitId: row.unit_id, ledger: row.ledger, year: row.year, statement, version: row.version },
    versions: rows.map((one) => ({ version: one.version, madeAt: one.made_at, madeBy: one.made_by })),
    ...{ position: row.pinned_position, dueOn: row.due_on, text: row.text, madeBy: row.made_by, madeAt: row.made_at },
    lines: await linesFor(ports, viewer, row),
    asOf,
  })
}
