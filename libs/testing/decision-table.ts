import { fold, type Decider, type DomainEvent } from '@huiyin/event-sourcing'

interface Told<C, E> {
  /** The first line names the kinds of state, each line after it one command; cells stand between bars. */
  readonly table: string
  /** What an aggregate of each kind has behind it. */
  readonly histories: Readonly<Record<string, readonly E[]>>
  readonly commands: Readonly<Record<string, C>>
}

type Cells = Readonly<Record<string, string>>

/** One command of a table: what follows by the table for each kind, and what follows indeed. */
export interface TableRow {
  readonly command: string
  readonly says: Cells
  readonly found: () => Cells
}

const cellsOf = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim())

/** A refusal is its code, or an object that has it beside what is wrong. */
const codeOf = (refusal: unknown): string =>
  typeof refusal === 'object' && refusal !== null && 'code' in refusal ? String(refusal.code) : String(refusal)

const outcome = <C, E extends DomainEvent, S, R>(
  decider: Decider<C, E, S, R>,
  command: C,
  history: readonly E[],
): string => {
  const decided = decider.decide(command, fold(decider, decider.initialState, history))
  if (!decided.ok) return `!${codeOf(decided.refusal)}`
  return decided.events.map(({ type }) => type).join('+') || 'nothing'
}

/**
 * Every command on every kind of state of an aggregate, as a table that people can read: facts joined by +, a refusal
 * after !, or `nothing`. Throws where the table leaves out a command or a kind, or names one that is not there.
 */
export const decisionTable = <C, E extends DomainEvent, S, R>(
  decider: Decider<C, E, S, R>,
  { table, histories, commands }: Told<C, E>,
): readonly TableRow[] => {
  const [head = '', ...lines] = table.trim().split('\n')
  const kinds = Object.keys(histories)
  const named = cellsOf(head).filter((cell) => cell !== '')
  if (named.join() !== kinds.join()) throw new Error(`the table has the kinds ${named.join()}, not ${kinds.join()}`)
  const rows = lines.map(cellsOf)
  const told = rows.map(([command]) => command).join()
  if (told !== Object.keys(commands).join()) throw new Error(`the table has the commands ${told}`)
  const byKind = (cell: (kind: string, at: number) => string): Cells =>
    Object.fromEntries(kinds.map((kind, at) => [kind, cell(kind, at)]))
  return rows.map(([command = '', ...cells]) => ({
    command,
    says: byKind((_, at) => cells[at] ?? ''),
    found: () => byKind((kind) => outcome(decider, commands[command]!, histories[kind]!)),
  }))
}
