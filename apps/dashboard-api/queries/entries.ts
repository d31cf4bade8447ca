import { addDays, dayIn, endOfDayIn, type Instant, type TimeZone } from '@huiyin/kernel'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { pageOf, pageProblems, stateProblems, type PageArgs, type Problem } from './pages.js'
import type { DashboardPorts, ItemListRow } from './ports.js'
import { ENDED_STATES, entryRowOf, type EntryRow } from './rows.js'
import { notHidden, rowsWithin, scopeOf, type Scope } from './scope.js'

export interface EntryFilter {
  readonly states?: readonly string[] | null
  readonly unitId?: string | null
  readonly personId?: string | null
  readonly due?: string | null
  readonly objection?: boolean | null
}

export interface EntriesArgs {
  readonly filter?: EntryFilter | null
  readonly page?: PageArgs | null
}

export interface EntryPage {
  readonly total: number
  readonly rows: readonly EntryRow[]
  readonly asOf: AnswerAsOf
}

/** How soon is soon: today and the three days after it. */
const SOON_DAYS = 3
const DUE = ['overdue', 'dueToday', 'dueSoon', 'open'] as const
type Due = (typeof DUE)[number]

const isDue = (text: string): text is Due => (DUE as readonly string[]).includes(text)

const dueProblems = (due: string | null | undefined): readonly Problem[] =>
  due === null || due === undefined || isDue(due)
    ? []
    : [{ path: 'filter.due', says: `one of ${DUE.join(', ')}`, zh: `只能是 ${DUE.join('、')}` }]

/**
 * Between which moments the deadline of an open entry lies; null: anywhere, or nowhere. What was claimed but not yet
 * accepted is still open, as in the figures.
 */
export const dueBetween = (due: Due, now: Instant, zone: TimeZone): { from: Instant | null; to: Instant | null } => {
  const today = dayIn(zone, now)
  switch (due) {
    case 'overdue':
      return { from: null, to: now }
    case 'dueToday':
      return { from: now, to: endOfDayIn(zone, today) }
    case 'dueSoon':
      return { from: now, to: endOfDayIn(zone, addDays(today, SOON_DAYS)) }
    case 'open':
      return { from: null, to: null }
  }
}

interface Asked {
  readonly scope: Scope
  readonly filter: EntryFilter
  readonly now: Instant
  readonly zone: TimeZone
}

const wanted = ({ lists }: DashboardPorts, { scope, filter, now, zone }: Asked) => {
  let query = lists.selectFrom('entries').where(rowsWithin(scope, 'entries'))
  if (filter.states) query = query.where('state', 'in', [...filter.states])
  if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
  if (filter.personId) query = query.where('person_id', '=', filter.personId)
  if (filter.objection) query = query.where('objections', '>', 0)
  if (!filter.due || !isDue(filter.due)) return query
  const { from, to } = dueBetween(filter.due, now, zone)
  query = query.where('state', 'not in', [...ENDED_STATES])
  if (from !== null) query = query.where('due_at', '>=', from)
  if (to !== null) query = query.where('due_at', filter.due === 'overdue' ? '<' : '<=', to)
  return query
}

type Named = Pick<ItemListRow, 'number' | 'summary' | 'summary_owed'>

/** Number and summary of the items of these entries: who sees an entry knows what it is about, also of an item handed on. */
export const itemsOf = async (
  { lists }: DashboardPorts,
  { tenant, atOrAbove }: Pick<Viewer, 'tenant' | 'atOrAbove'>,
  itemIds: readonly string[],
) => {
  if (itemIds.length === 0) return new Map<string, Named>()
  const rows = await lists
    .selectFrom('items')
    .select(['item_id', 'number', 'summary', 'summary_owed'])
    .where('tenant', '=', tenant)
    .where(notHidden('items', atOrAbove))
    .where('item_id', 'in', [...new Set(itemIds)])
    .execute()
  return new Map<string, Named>(rows.map(({ item_id: itemId, ...named }) => [itemId, named]))
}

/** Entries within the viewer's scope, those due first on top, those without a deadline at the end. */
export const findEntries = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { filter, page: asked }: EntriesArgs,
): Promise<QuestionAnswer<EntryPage>> => {
  const page = pageOf(asked)
  const problems = [...pageProblems(page), ...stateProblems(filter?.states), ...dueProblems(filter?.due)]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'lists')
  const zone = ports.zoneOf(viewer.tenant)
  const query = wanted(ports, { scope: scopeOf(viewer), filter: filter ?? {}, now: asOf.at, zone })
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('due_at', (order) => order.asc().nullsLast())
    .orderBy('entry_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const items = await itemsOf(
    ports,
    viewer,
    rows.map(({ item_id: itemId }) => itemId),
  )
  return answered({ total: Number(total), rows: rows.map((row) => entryRowOf(row, items.get(row.item_id))), asOf })
}
