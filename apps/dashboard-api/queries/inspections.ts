import { dayIn } from '@huiyin/kernel'
import { filledValues, type FieldValues, type InspectionKind } from '@huiyin/contracts/intake'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { sql } from '@huiyin/read-model'
import type { Action } from './offered.js'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { inspectionActionsFor } from './inspection-actions.js'
import { findingsOf, inspectionRowOf, kindIn, type FindingRow, type InspectionRow } from './inspection-rows.js'
import { pageOf, pageProblems, stateProblems, type PageArgs } from './pages.js'
import type { DashboardPorts } from './ports.js'
import { rowsWithin, scopeOf } from './scope.js'

export interface InspectionFilter {
  readonly states?: readonly string[] | null
  readonly kind?: string | null
  /** That was inspected. */
  readonly unitId?: string | null
  readonly keyDate?: string | null
  /** Planned for these days, both included. */
  readonly from?: string | null
  readonly to?: string | null
  /** Only what was planned for a day that is over, and not held. */
  readonly overdue?: boolean | null
}

export interface InspectionsArgs {
  readonly filter?: InspectionFilter | null
  readonly page?: PageArgs | null
}

export interface InspectionPage {
  readonly total: number
  readonly rows: readonly InspectionRow[]
  readonly asOf: AnswerAsOf
}

/** One inspection: what was planned, its record, and what was found. */
export interface Inspection {
  readonly row: InspectionRow
  readonly met: string | null
  readonly saw: string | null
  readonly fields: FindingRow['fields']
  readonly record: string | null
  readonly findings: readonly FindingRow[]
  readonly definition: InspectionKind
  readonly actions: readonly Action[]
  readonly asOf: AnswerAsOf
}

const wanted = ({ lists }: DashboardPorts, viewer: Viewer, filter: InspectionFilter, today: string) => {
  let query = lists.selectFrom('inspections').where(rowsWithin(scopeOf(viewer), 'inspections'))
  if (filter.states) query = query.where('state', 'in', [...filter.states])
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.keyDate) query = query.where('key_date', '=', filter.keyDate)
  if (filter.from) query = query.where('planned_on', '>=', filter.from)
  if (filter.to) query = query.where('planned_on', '<=', filter.to)
  if (filter.overdue) query = query.where('state', '=', 'planned').where('planned_on', '<', today)
  if (!filter.unitId) return query
  return query.where(sql<boolean>`exists (select 1 from json_each(units) where value = ${filter.unitId})`)
}

/** Inspections within the viewer's scope, by the day they were planned for, the latest first. */
export const findInspections = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { filter, page: asked }: InspectionsArgs,
): Promise<QuestionAnswer<InspectionPage>> => {
  const page = pageOf(asked)
  const problems = [...pageProblems(page), ...stateProblems(filter?.states)]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'lists')
  const today = dayIn(ports.zoneOf(viewer.tenant), asOf.at)
  const query = wanted(ports, viewer, filter ?? {}, today)
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('planned_on', 'desc')
    .orderBy('inspection_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return answered({ total: Number(total), rows: rows.map((row) => inspectionRowOf(row, today)), asOf })
}

/** One inspection within the viewer's scope, and what can be done; null when it is not the viewer's to see. */
export const findInspection = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { inspectionId }: { readonly inspectionId: string },
): Promise<QuestionAnswer<Inspection | null>> => {
  const asOf = await caughtUp(ports, 'lists')
  const row = await ports.lists
    .selectFrom('inspections')
    .selectAll()
    .where(rowsWithin(scopeOf(viewer), 'inspections'))
    .where('inspection_id', '=', inspectionId)
    .executeTakeFirst()
  if (!row) return answered(null)
  const definition = kindIn(row)
  const findings = findingsOf(row)
  return answered({
    row: inspectionRowOf(row, dayIn(ports.zoneOf(viewer.tenant), asOf.at)),
    ...{ met: row.met, saw: row.saw, record: row.record },
    fields: filledValues(definition.fields, JSON.parse(row.fields) as FieldValues),
    ...{ findings, definition },
    actions: inspectionActionsFor(viewer, row, findings),
    asOf,
  })
}
