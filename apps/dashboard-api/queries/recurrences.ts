import { sql } from '@huiyin/read-model'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import type { RecurrenceListRow } from './recurrence-rows.js'
import { offered, type Action } from './offered.js'
import type { Problem } from './pages.js'
import type { DashboardPorts } from './ports.js'
import { notHidden, rowsWithin, scopeOf } from './scope.js'

export interface RecurrencesArgs {
  /** open, programme or declined; left out: whatever. */
  readonly state?: string | null
  readonly alertId?: string | null
}

/** An item an alert rests on. */
export interface RecurringProblem {
  readonly itemId: string
  readonly number: string | null
  readonly summary: string
  readonly unitId: string | null
  readonly state: string
  readonly foundOn: string
}

/** A kind of problem that came so often that a special programme is proposed, as far as the asker may see its items. */
export interface RecurrenceAlert {
  readonly alertId: string
  readonly recurrenceId: string
  readonly wave: number
  readonly campaign: string
  readonly problem: string
  /** From so many within so many days. */
  readonly needed: number
  readonly days: number
  /** The first and the last day on which one was found. */
  readonly from: string
  readonly to: string
  readonly state: string
  readonly noticedAt: string
  readonly answeredAt: string | null
  readonly answeredBy: string | null
  readonly reason: string | null
  readonly programmes: readonly { readonly workId: string; readonly unitId: string }[]
  readonly problems: readonly RecurringProblem[]
  readonly actions: readonly Action[]
}

export interface RecurrenceAlerts {
  readonly rows: readonly RecurrenceAlert[]
  readonly asOf: AnswerAsOf
}

/** So many alerts are told of, the newest first. */
const MOST_ALERTS = 200
const STATES = ['open', 'programme', 'declined']

const stateProblem = (state: string | null | undefined): readonly Problem[] =>
  !state || STATES.includes(state)
    ? []
    : [{ path: 'state', says: `one of ${STATES.join(', ')}`, zh: `须为 ${STATES.join('、')} 之一` }]

/** An alert is told to whom so many of its problems are visible as raise it; those beside it take no room of the answer. */
const raisedBy = (viewer: Viewer) =>
  sql<boolean>`(
    select count(*) from recurring_problems
    where recurring_problems.alert_id = recurrences.alert_id
      and ${notHidden('recurring_problems', viewer.atOrAbove)}
      and exists (
        select 1 from items
        where items.item_id = recurring_problems.item_id and ${rowsWithin(scopeOf(viewer), 'items')}
      )
  ) >= recurrences.needed`

const alertsOf = ({ lists }: DashboardPorts, viewer: Viewer, { state, alertId }: RecurrencesArgs) => {
  let query = lists.selectFrom('recurrences').selectAll().where('tenant', '=', viewer.tenant).where(raisedBy(viewer))
  if (state) query = query.where('state', '=', state)
  if (alertId) query = query.where('alert_id', '=', alertId)
  return query.orderBy('noticed_at', 'desc').orderBy('alert_id').limit(MOST_ALERTS).execute()
}

type Item = Omit<RecurringProblem, 'itemId' | 'foundOn'>

/** Those of some items that the asker may see, by id. */
const itemsWithin = async (lists: DashboardPorts['lists'], viewer: Viewer, itemIds: readonly string[]) => {
  if (itemIds.length === 0) return new Map<string, Item>()
  const rows = await lists
    .selectFrom('items')
    .select(['item_id', 'number', 'summary', 'unit_id', 'state'])
    .where(rowsWithin(scopeOf(viewer), 'items'))
    .where('item_id', 'in', [...itemIds])
    .execute()
  return new Map(
    rows.map(({ item_id: itemId, unit_id: unitId, ...item }): [string, Item] => [itemId, { unitId, ...item }]),
  )
}

/** The problems of some alerts that the asker may see, by alert, in the order in which they were found. */
const problemsOf = async ({ lists }: DashboardPorts, viewer: Viewer, alertIds: readonly string[]) => {
  const byAlert = new Map<string, RecurringProblem[]>(alertIds.map((alertId) => [alertId, []]))
  if (alertIds.length === 0) return byAlert
  const problems = await lists
    .selectFrom('recurring_problems')
    .select(['item_id', 'alert_id', 'found_on'])
    .where(notHidden('recurring_problems', viewer.atOrAbove))
    .where('alert_id', 'in', [...alertIds])
    .orderBy('found_on')
    .orderBy('item_id')
    .execute()
  const seen = await itemsWithin(
    lists,
    viewer,
    problems.map(({ item_id: itemId }) => itemId),
  )
  for (const { item_id: itemId, alert_id: alertId, found_on: foundOn } of problems) {
    const item = seen.get(itemId)
    if (item) byAlert.get(alertId)?.push({ itemId, foundOn, ...item })
  }
  return byAlert
}

/** What answers an alert; a programme may be opened for further units, or after somebody had said there is none. */
export const ON_ALERTS = [
  { context: 'rectification', command: 'OpenSpecialProgramme', once: false },
  { context: 'intake', command: 'DeclineProgramme', once: true },
] as const

/** What the viewer could decide about an alert now; the decider decides. */
const actionsOn = (viewer: Viewer, { alert_id: target, state }: RecurrenceListRow): readonly Action[] =>
  ON_ALERTS.flatMap(({ context, command, once }) => {
    const hint = () => (once && state !== 'open' ? 'RecurrenceAnsweredAlready' : null)
    return offered(viewer, { context, command, target, unitId: null, hint })
  })

const alertOf = (viewer: Viewer, row: RecurrenceListRow, problems: readonly RecurringProblem[]): RecurrenceAlert => ({
  ...{ alertId: row.alert_id, recurrenceId: row.recurrence_id, wave: row.wave, campaign: row.campaign },
  ...{ problem: row.problem, needed: row.needed, days: row.days },
  ...{ from: problems[0]?.foundOn ?? '', to: problems.at(-1)?.foundOn ?? '', state: row.state },
  ...{ noticedAt: row.noticed_at, answeredAt: row.answered_at, answeredBy: row.answered_by, reason: row.reason },
  programmes: JSON.parse(row.programmes) as RecurrenceAlert['programmes'],
  problems,
  actions: actionsOn(viewer, row),
})

/** Why nothing can be told: the state is none. Else the alerts, each to whom its problems that he may see would raise it. */
export const findRecurrences = async (
  ports: DashboardPorts,
  viewer: Viewer,
  args: RecurrencesArgs,
): Promise<QuestionAnswer<RecurrenceAlerts>> => {
  const wrong = stateProblem(args.state)
  if (wrong.length > 0) return notAnswered('InputInvalid', wrong)
  const asOf = await caughtUp(ports, 'lists')
  const alerts = await alertsOf(ports, viewer, args)
  const problems = await problemsOf(
    ports,
    viewer,
    alerts.map(({ alert_id: alertId }) => alertId),
  )
  return answered({ rows: alerts.map((row) => alertOf(viewer, row, problems.get(row.alert_id) ?? [])), asOf })
}
