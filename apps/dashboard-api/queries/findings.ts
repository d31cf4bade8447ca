import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { doubtsAbout, type Doubt } from './doubts.js'
import { findingsOf, type FindingRow } from './inspection-rows.js'
import { pageOf, pageProblems, type PageArgs } from './pages.js'
import type { DashboardPorts } from './ports.js'
import { rowsWithin, scopeOf } from './scope.js'

export interface FindingFilter {
  readonly unitId?: string | null
  readonly category?: string | null
  readonly violation?: string | null
  /** item, onTheSpot, noted, or open: not settled yet. */
  readonly settled?: string | null
  /** Only what is empty or copied. */
  readonly doubtful?: boolean | null
}

export interface FindingsArgs {
  readonly filter?: FindingFilter | null
  readonly page?: PageArgs | null
}

/** A finding with its inspection's name, and what speaks against its being a real one. */
export interface ListedFinding extends FindingRow {
  readonly title: string
  readonly doubts: readonly Doubt[]
}

export interface FindingPage {
  readonly total: number
  readonly rows: readonly ListedFinding[]
  /** So many of those that fit are empty or copied. */
  readonly doubtful: number
  readonly asOf: AnswerAsOf
}

/** So many inspections are read, the latest first: what is older is in no answer. */
const MOST_INSPECTIONS = 1_000

const fits = (
  { unitId, category, violation, settled }: FindingFilter,
  finding: Pick<FindingRow, 'unitId' | 'category' | 'violation' | 'settledAs'>,
): boolean =>
  (!unitId || finding.unitId === unitId) &&
  (!category || finding.category === category) &&
  (!violation || finding.violation === violation) &&
  (!settled || (finding.settledAs ?? 'open') === settled)

/**
 * Findings of the newest thousand inspections within the viewer's scope, the latest first, each with its evidence. What
 * is empty or copied is marked (S0-49); what is hidden from the viewer is never compared (ADR 0008).
 */
export const findFindings = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { filter, page: asked }: FindingsArgs,
): Promise<QuestionAnswer<FindingPage>> => {
  const page = pageOf(asked)
  const problems = pageProblems(page)
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'lists')
  const inspections = await ports.lists
    .selectFrom('inspections')
    .selectAll()
    .where(rowsWithin(scopeOf(viewer), 'inspections'))
    .where('findings', '<>', '[]')
    .orderBy('planned_on', 'desc')
    .orderBy('inspection_id')
    .limit(MOST_INSPECTIONS)
    .execute()
  const all = inspections
    .flatMap((row) => findingsOf(row).map((finding) => ({ ...finding, title: row.title })))
    .toSorted((one, other) => (one.foundAt < other.foundAt ? 1 : -1))
  const doubtsOf = doubtsAbout(all)
  const chosen = all
    .filter((finding) => fits(filter ?? {}, finding))
    .map((finding) => ({ ...finding, doubts: doubtsOf(finding) }))
  const shown = filter?.doubtful ? chosen.filter(({ doubts }) => doubts.length > 0) : chosen
  return answered({
    total: shown.length,
    rows: shown.slice(page.offset, page.offset + page.limit),
    doubtful: chosen.filter(({ doubts }) => doubts.length > 0).length,
    asOf,
  })
}
