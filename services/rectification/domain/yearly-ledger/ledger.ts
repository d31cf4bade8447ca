import { accept, reject, type Day, type Decision } from '@huiyin/kernel'
import type { Decider, Position } from '@huiyin/event-sourcing'
import type { FieldProblem, LedgerKind, LedgerStatement, RectificationInput } from '@huiyin/contracts/rectification'
import { dueIn, notBefore, overOn, type DueStatement, type LedgerCycle } from './due.js'
import type { LedgerEvent, LedgerLine } from './events.js'

type Opened = Extract<LedgerEvent, { type: 'LedgerOpened' }>['data']
type Made = Extract<LedgerEvent, { type: 'LedgerStatementMade' }>['data']

/** What stood in the ledger, at which place of the log. */
export interface Found {
  readonly position: Position
  readonly lines: readonly LedgerLine[]
}

/** Who makes a statement, on which day, of what was found. */
interface Making {
  readonly by: string
  readonly on: Day
  readonly found: Found
}

/** What is asked of a yearly ledger; a statement comes with what stood in it, which the handler read from the log. */
export type LedgerCommand =
  | ({
      readonly type: 'OpenLedger'
      /** As it is defined now; null: nobody defined it. */
      readonly kind: LedgerKind | null
      readonly knowsCampaign: boolean
      readonly cycle: LedgerCycle
    } & RectificationInput<'OpenLedger'> &
      Making)
  | ({
      readonly type: 'MakeStatement'
      readonly statement: Exclude<LedgerStatement, 'opening'>
      readonly text: string
    } & Making)
  | ({ readonly type: 'NoteLedgerEntry' } & Omit<RectificationInput<'NoteLedgerEntry'>, 'ledgerId'>)

export type LedgerRefusal =
  | ('LedgerUnknown' | 'CampaignUnknown' | 'LedgerNotOpened' | 'LedgerOpenedAlready')
  | ('LedgerCleared' | 'OwnStatement' | 'LedgerTooLong')
  | { readonly code: 'StatementOutOfTime'; readonly problems: readonly FieldProblem[] }

export interface LedgerState {
  /** The unit it belongs to; null: nothing is known of it yet. */
  readonly unitId: string | null
  readonly noted: readonly string[]
  readonly opened: Opened | null
  /** The last version of each statement. */
  readonly made: Readonly<Record<string, Made>>
  /** Who made statements for the unit: none of them judges it. */
  readonly makers: readonly string[]
}

export const initialLedger: LedgerState = { unitId: null, noted: [], opened: null, made: {}, makers: [] }

/** More lines than this are no register any more; a unit keeps several kinds instead. */
export const MOST_LINES = 2_000

const JUDGING: ReadonlySet<string> = new Set(['audit', 'reconciliation'])

/** The state after one more fact. */
export const evolveLedger = (state: LedgerState, event: LedgerEvent): LedgerState => {
  const { unitId } = event.data
  switch (event.type) {
    case 'LedgerEntryNoted':
      return { ...state, unitId, noted: [...state.noted, event.data.entryId] }
    case 'LedgerOpened':
      return { ...state, unitId, opened: event.data }
    case 'LedgerStatementMade': {
      const { statement, madeBy } = event.data
      const makers = JUDGING.has(statement) ? state.makers : [...new Set([...state.makers, madeBy])]
      return { ...state, made: { ...state.made, [statement]: event.data }, makers }
    }
  }
}

type Decided = Decision<LedgerEvent, LedgerRefusal>
type Of<N extends LedgerCommand['type']> = Extract<LedgerCommand, { type: N }>

const outOfTime = (says: string, zh: string): Decided =>
  reject({ code: 'StatementOutOfTime', problems: [{ path: 'statement', says, zh }] })

const statementOf = (
  { unitId, ledger, year, due }: Opened,
  statement: LedgerStatement,
  { by, found, text, version }: Making & { readonly text: string; readonly version: number },
): LedgerEvent => {
  const whose = { unitId, ledger, year, statement, version }
  const { position, lines } = found
  const about = { position, dueOn: due[statement] ?? null, text, lines: [...lines], madeBy: by }
  return { type: 'LedgerStatementMade', data: { ...whose, ...about } }
}

/** S3-24: a ledger begins its year with what is carried over; nobody opens one for a year that is over or still to come. */
const open = (command: Of<'OpenLedger'>, { opened: held }: LedgerState): Decided => {
  const { kind, year, unitId, campaign, cycle, by, on, found, text } = command
  if (held) return held.campaign === campaign && held.openedBy === by ? accept() : reject('LedgerOpenedAlready')
  if (!kind) return reject('LedgerUnknown')
  if (!command.knowsCampaign) return reject('CampaignUnknown')
  const [from, over] = [notBefore(year, 'opening'), overOn(year)]
  if (on < from || on >= over) return outOfTime(`from ${from} on, before ${over}`, `自${from}起、${over}之前立账`)
  if (found.lines.length > MOST_LINES) return reject('LedgerTooLong')
  const { code: ledger, zh, en } = kind
  const data: Opened = { unitId, ledger, year, names: { zh, en }, campaign, due: dueIn(year, cycle), openedBy: by }
  return accept<LedgerEvent>(
    { type: 'LedgerOpened', data },
    statementOf(data, 'opening', { by, on, found, text, version: 1 }),
  )
}

const saysTheSame = (before: Made | undefined, { found, text, by }: Of<'MakeStatement'>): boolean =>
  before?.text === text && before.madeBy === by && JSON.stringify(before.lines) === JSON.stringify(found.lines)

/**
 * A statement freezes what stood in the ledger at a place of the log. Made again with something new to say it is a further
 * version; the one before stays. Audit and reconciliation are made by nobody who made statements for the unit (S3-26).
 */
const makeStatement = (command: Of<'MakeStatement'>, { opened, made, makers }: LedgerState): Decided => {
  const { statement, by, on, found } = command
  if (!opened) return reject('LedgerNotOpened')
  const before = made[statement]
  if (saysTheSame(before, command)) return accept()
  if (made['clearing']) return reject('LedgerCleared')
  if (JUDGING.has(statement) && makers.includes(by)) return reject('OwnStatement')
  if (statement !== 'reconciliation') {
    const from = notBefore(opened.year, statement satisfies DueStatement)
    if (on < from) return outOfTime(`from ${from} on`, `自${from}起办理`)
  }
  if (found.lines.length > MOST_LINES) return reject('LedgerTooLong')
  return accept(statementOf(opened, statement, { ...command, version: (before?.version ?? 0) + 1 }))
}

const decide = (command: LedgerCommand, state: LedgerState): Decided => {
  switch (command.type) {
    case 'OpenLedger':
      return open(command, state)
    case 'MakeStatement':
      return makeStatement(command, state)
    case 'NoteLedgerEntry': {
      const { type: _, ...data } = command
      return state.noted.includes(data.entryId) ? accept() : accept({ type: 'LedgerEntryNoted', data })
    }
  }
}

/** A unit's ledger of a kind for a year: what was entered in it, and the statements that were made of it. */
export const yearlyLedger: Decider<LedgerCommand, LedgerEvent, LedgerState, LedgerRefusal> = {
  initialState: initialLedger,
  evolve: evolveLedger,
  decide,
}
