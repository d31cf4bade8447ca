import type { LedgerStatement, StatementLine } from '../../shared/api/schema.generated.js'
import type { PaperColumn, PaperValue } from '../../shared/export/paper.js'
import { dayOf } from '../../shared/format/dates.js'
import type { RegisterWords } from './register.js'

/** A statement as it is read on screen and on paper: one row a line, its cells in the order of the columns. */
export interface StatementSheet {
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly { readonly line: StatementLine; readonly cells: readonly PaperValue[] }[]
}

const COLUMNS = [
  ...[['serial', 5] as const, ['number', 15] as const, ['summary', 28] as const, ['person', 14] as const],
  ...[['carried', 10] as const, ['openedOn', 12] as const, ['due', 12] as const, ['stateThen', 9] as const],
  ...[['outcome', 9] as const, ['evidence', 8] as const, ['check', 12] as const, ['stateNow', 9] as const],
  ['voided', 24] as const,
]

/** What was voided since, each on a line: the statement itself stays what it was. */
const voidedOf = ({ voidedSince }: StatementLine, { person, say, zone }: RegisterWords): PaperValue =>
  voidedSince
    .map(({ voidedAt, voidedBy, reason }) =>
      [dayOf(voidedAt, zone), person(voidedBy), `${say('ledgers.years.voided')}${reason}`].join(' '),
    )
    .join('\n') || null

const dayCell = (instant: string | null, zone: string): PaperValue => instant && { wall: dayOf(instant, zone) }

/** The lines of a statement with how each stands now beside how it stood then (S3-25, S4-64). */
export const sheetOf = ({ lines }: Pick<LedgerStatement, 'lines'>, words: RegisterWords): StatementSheet => {
  const { zone, word, person } = words
  const cellsOf = (line: StatementLine, index: number): readonly PaperValue[] => [
    ...[index + 1, line.number, line.summary, person(line.personId), line.carriedFrom],
    ...[dayCell(line.openedAt, zone), dayCell(line.dueAt, zone), word('entryState', line.state)],
    ...[word('result', line.outcome), line.evidence, word('ledgerCheck', line.check)],
    ...[word('entryState', line.stateNow), voidedOf(line, words)],
  ]
  return {
    columns: COLUMNS.map(([key, width]) => ({ key, width, title: words.say(`ledgers.years.column.${key}`) })),
    rows: lines.map((line, index) => ({ line, cells: cellsOf(line, index) })),
  }
}

/** How many lines there are of each check, in the order in which they are told. */
export const checksIn = ({ lines }: Pick<LedgerStatement, 'lines'>): readonly (readonly [string, number])[] =>
  ['matched', 'withoutEvidence', 'notAccepted', 'open', 'handedOver']
    .map((check) => [check, lines.filter((line) => line.check === check).length] as const)
    .filter(([, count]) => count > 0)
