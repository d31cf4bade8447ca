import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { sql } from '@huiyin/read-model'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { itemsOf } from './entries.js'
import { pageOf, pageProblems, stateProblems, type PageArgs } from './pages.js'
import type { ItemListRow, SanctionListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import { rowsWithin, scopeOf, type Scope } from './scope.js'

export interface SanctionFilter {
  readonly states?: readonly string[] | null
  readonly unitId?: string | null
  readonly itemId?: string | null
}

export interface SanctionsArgs {
  readonly filter?: SanctionFilter | null
  readonly page?: PageArgs | null
}

/** A measure as the dashboard shows it. */
export interface SanctionRow {
  readonly sanctionId: string
  readonly kind: string
  readonly severity: number
  readonly state: string
  readonly unitId: string
  readonly personId: string | null
  readonly itemId: string | null
  readonly itemNumber: string | null
  readonly summary: string | null
  readonly rule: string
  readonly ruleVersion: number
  readonly proposedAt: string
  readonly proposedBy: string
  readonly statementDueAt: string | null
  readonly statements: number
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  readonly effectUntil: string | null
  readonly clarifiedAt: string | null
  /** A fact it may rest on was voided: a person has to decide anew; until then it stands. */
  readonly reviewOwed: boolean
}

export interface SanctionPage {
  readonly total: number
  readonly rows: readonly SanctionRow[]
  readonly asOf: AnswerAsOf
}

/** The row of a measure, with number and summary of its item where that may be told. */
export const sanctionRowOf = (
  row: SanctionListRow,
  item: Pick<ItemListRow, 'number' | 'summary'> | null | undefined,
): SanctionRow => ({
  sanctionId: row.sanction_id,
  kind: row.kind,
  severity: row.severity,
  state: row.state,
  unitId: row.unit_id,
  personId: row.person_id,
  itemId: row.item_id,
  itemNumber: item?.number ?? null,
  summary: item?.summary ?? null,
  rule: row.rule,
  ruleVersion: row.rule_version,
  proposedAt: row.proposed_at,
  proposedBy: row.proposed_by,
  statementDueAt: row.statement_due_at,
  statements: row.statements,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  effectUntil: row.effect_until,
  clarifiedAt: row.clarified_at,
  reviewOwed: row.review_owed === 1,
})

const wanted = ({ lists }: DashboardPorts, scope: Scope, filter: SanctionFilter) => {
  let query = lists.selectFrom('sanctions').where(rowsWithin(scope, 'sanctions'))
  const { states } = filter
  if (states?.includes('proposed')) {
    query = query.where((eb) => eb.or([eb('state', 'in', [...states]), eb('review_owed', '=', 1)]))
  } else if (states) query = query.where('state', 'in', [...states])
  if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
  if (filter.itemId) query = query.where('item_id', '=', filter.itemId)
  return query
}

/** Measures within the viewer's scope: those not decided yet first, the one whose statement period ends first on top. */
export const findSanctions = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { filter, page: asked }: SanctionsArgs,
): Promise<QuestionAnswer<SanctionPage>> => {
  const page = pageOf(asked)
  const problems = [...pageProblems(page), ...stateProblems(filter?.states)]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'lists')
  const query = wanted(ports, scopeOf(viewer), filter ?? {})
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy(sql`case when state = 'proposed' or review_owed = 1 then 0 else 1 end`)
    .orderBy(sql`case state when 'proposed' then statement_due_at end`)
    .orderBy('decided_at', 'desc')
    .orderBy('sanction_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const items = await itemsOf(
    ports,
    viewer,
    rows.flatMap(({ item_id: itemId }) => (itemId === null ? [] : [itemId])),
  )
  return answered({
    total: Number(total),
    rows: rows.map((row) => sanctionRowOf(row, items.get(row.item_id ?? ''))),
    asOf,
  })
}
