import type { Deadline } from '@huiyin/calendar'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import type { HistoryFact } from '@huiyin/read-model'
import type { Action } from './offered.js'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { itemsOf } from './entries.js'
import { countedDays, type DeadlineDay } from './deadline-days.js'
import type { DashboardPorts } from './ports.js'
import { belongingOf, isStatementOutstanding, sanctionActionsFor } from './sanction-actions.js'
import { sanctionRowOf, type SanctionRow } from './sanctions.js'
import { rowsWithin, scopeOf } from './scope.js'

/** One fact a measure rests on. */
export interface Finding {
  readonly fact: string
  readonly at: string
  readonly number: number | null
  readonly text: string | null
  readonly source: string | null
}

/** What somebody said or decided about a measure, in his own words. */
export interface SanctionWord {
  readonly type: string
  readonly text: string
  readonly personId: string
  readonly at: string
}

export interface Sanction {
  readonly row: SanctionRow
  readonly findings: readonly Finding[]
  /** Statements, the decision, the clarification: in the order in which they were made. */
  readonly words: readonly SanctionWord[]
  /** Whether nothing can be issued yet, because the other side may still speak. */
  readonly statementOutstanding: boolean
  /** How the end of the statement period was counted. */
  readonly statementDays: readonly DeadlineDay[]
  readonly actions: readonly Action[]
  readonly chainIntact: boolean
  readonly asOf: AnswerAsOf
}

interface Proposal {
  readonly facts: readonly Finding[]
  readonly statementDeadline: Deadline
}

const WORDS: Readonly<Record<string, 'text' | 'reason'>> = {
  ViewStated: 'text',
  SanctionIssued: 'reason',
  SanctionDismissed: 'reason',
  FaultTolerated: 'reason',
  SanctionClarified: 'reason',
}

const wordsIn = (facts: readonly HistoryFact[]): readonly SanctionWord[] =>
  facts.flatMap(({ type, data, actor, occurred }) => {
    const field = WORDS[type]
    if (field === undefined) return []
    const text = (data as Readonly<Record<string, string>>)[field] ?? ''
    return [{ type, text, personId: actor.person, at: occurred.at }]
  })

const proposalIn = (facts: readonly HistoryFact[]): Proposal | null =>
  (facts.find(({ type }) => type === 'SanctionProposed')?.data as Proposal | undefined) ?? null

const daysOf = (proposal: Proposal | null): readonly DeadlineDay[] =>
  proposal ? countedDays(proposal.statementDeadline) : []

/** One measure with what it rests on and what can be done about it; null when it is not the viewer's to see. */
export const findSanction = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { sanctionId }: { readonly sanctionId: string },
): Promise<QuestionAnswer<Sanction | null>> => {
  const asOf = await caughtUp(ports, 'lists')
  const row = await ports.lists
    .selectFrom('sanctions')
    .selectAll()
    .where(rowsWithin(scopeOf(viewer), 'sanctions'))
    .where('sanction_id', '=', sanctionId)
    .executeTakeFirst()
  if (!row) return answered(null)
  const items = await itemsOf(ports, viewer, row.item_id === null ? [] : [row.item_id])
  const { facts, chainIntact } = await ports.sanctionHistoryOf(sanctionId)
  const proposal = proposalIn(facts)
  const belongsTo = await belongingOf(ports, viewer)
  return answered({
    row: sanctionRowOf(row, items.get(row.item_id ?? '')),
    findings: proposal?.facts ?? [],
    words: wordsIn(facts),
    statementOutstanding: isStatementOutstanding(row, asOf.at),
    statementDays: daysOf(proposal),
    actions: sanctionActionsFor({ ...viewer, belongsTo }, row),
    chainIntact,
    asOf,
  })
}
