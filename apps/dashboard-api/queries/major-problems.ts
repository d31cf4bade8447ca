import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import type { MajorProblemListRow } from './major-problem-rows.js'
import { offered, type Action } from './offered.js'
import type { Problem } from './pages.js'
import type { DashboardPorts } from './ports.js'
import { ofUnits, scopeOf } from './scope.js'

export interface MajorProblemsArgs {
  /** late, open (not acknowledged); left out: all. */
  readonly only?: string | null
}

interface Named {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** A major problem that was reported upward. */
export interface MajorProblem {
  readonly problemId: string
  readonly unitId: string
  readonly toUnitId: string
  readonly campaign: string
  readonly condition: Named
  readonly title: string
  readonly text: string
  readonly happenedAt: string
  /** From when it happened so many hours to the moment it is due. */
  readonly hours: number
  readonly dueAt: string
  readonly reportedAt: string
  readonly reportedBy: string
  readonly late: boolean
  readonly acknowledgedAt: string | null
  readonly acknowledgedBy: string | null
  readonly instruction: string | null
  readonly actions: readonly Action[]
}

/** What a campaign says has to be reported. */
export interface MajorRules {
  readonly campaign: string
  readonly hours: number
  readonly conditions: readonly Named[]
}

export interface MajorProblems {
  readonly rows: readonly MajorProblem[]
  readonly rules: readonly MajorRules[]
  readonly asOf: AnswerAsOf
}

const ONLY = ['late', 'open']
/** So many are told of, the newest first. */
const MOST = 500

const onlyProblem = (only: string | null | undefined): readonly Problem[] =>
  !only || ONLY.includes(only)
    ? []
    : [{ path: 'only', says: `one of ${ONLY.join(', ')}`, zh: `须为 ${ONLY.join('、')} 之一` }]

/** What acknowledges a report. */
export const ON_MAJOR_PROBLEMS = ['AcknowledgeMajorProblem'] as const

const actionsOn = (viewer: Viewer, row: MajorProblemListRow): readonly Action[] =>
  ON_MAJOR_PROBLEMS.flatMap((command) => {
    if (row.acknowledged_at !== null) return []
    const about = { context: 'intake', target: row.problem_id, unitId: row.to_unit_id }
    const hint = () => (row.reported_by === viewer.personId ? 'OwnReport' : null)
    return offered(viewer, { command, ...about, hint })
  })

const problemOf = (viewer: Viewer, row: MajorProblemListRow): MajorProblem => ({
  ...{ problemId: row.problem_id, unitId: row.unit_id, toUnitId: row.to_unit_id, campaign: row.campaign },
  ...{ condition: JSON.parse(row.condition) as Named, title: row.title, text: row.text },
  ...{ happenedAt: row.happened_at, hours: row.hours, dueAt: row.due_at, reportedAt: row.reported_at },
  ...{ reportedBy: row.reported_by, late: row.late === 1, acknowledgedAt: row.acknowledged_at },
  ...{ acknowledgedBy: row.acknowledged_by, instruction: row.instruction, actions: actionsOn(viewer, row) },
})

const rulesOf = async ({ lists }: DashboardPorts, tenant: string): Promise<readonly MajorRules[]> => {
  const rows = await lists
    .selectFrom('campaigns')
    .select(['campaign_id', 'major_problems'])
    .where('tenant', '=', tenant)
    .where('version', 'is not', null)
    .where('major_problems', 'is not', null)
    .orderBy('campaign_id')
    .execute()
  return rows.map(({ campaign_id: campaign, major_problems: rules }) => ({
    ...{ campaign, ...(JSON.parse(rules ?? '') as Omit<MajorRules, 'campaign'>) },
  }))
}

/** What was reported upward by the viewer's units, or to them, the newest first; and what has to be. */
export const findMajorProblems = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { only }: MajorProblemsArgs,
): Promise<QuestionAnswer<MajorProblems>> => {
  const wrong = onlyProblem(only)
  if (wrong.length > 0) return notAnswered('InputInvalid', wrong)
  const asOf = await caughtUp(ports, 'lists')
  const within = ofUnits(scopeOf(viewer), ['unit_id', 'to_unit_id'])
  let query = ports.lists.selectFrom('major_problems').selectAll().where(within)
  if (only === 'late') query = query.where('late', '=', 1)
  if (only === 'open') query = query.where('acknowledged_at', 'is', null)
  const rows = await query.orderBy('reported_at', 'desc').orderBy('problem_id').limit(MOST).execute()
  const rules = await rulesOf(ports, viewer.tenant)
  return answered({ rows: rows.map((row) => problemOf(viewer, row)), rules, asOf })
}
