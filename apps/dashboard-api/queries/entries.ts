import { addDays, dayIn, endOfDayIn, instantOfWall, type Instant, type TimeZone } from '@huiyin/kernel'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { sql, type SelectQueryBuilder } from '@huiyin/read-model'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { countWithin, type Narrowed } from './counting.js'
import {
  dayProblems,
  isEmpty,
  pageOf,
  pageProblems,
  stateProblems,
  type Page,
  type PageArgs,
  type Problem,
} from './pages.js'
import type { DashboardLists, EntryListRow, ItemListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import { ENDED_STATES, entryRowOf, type EntryRow } from './rows.js'
import { notHidden, rowsWithin, scopeOf } from './scope.js'

export interface EntryFilter {
  readonly states?: readonly string[] | null
  readonly unitId?: string | null
  readonly personId?: string | null
  readonly due?: string | null
  readonly objection?: boolean | null
  /** The code of the ledger in which they stand. */
  readonly ledger?: string | null
  /** What was filled in for a choice, a line or a yes-or-no of their ledger, as `code=value`: `list=A`. */
  readonly ledgerValue?: string | null
  /** The topic of work, as it was given. */
  readonly topic?: string | null
  /** Opened between these days of the tenant's zone, both included. */
  readonly openedFrom?: string | null
  readonly openedTo?: string | null
}

/** How the rows follow each other: those due first on top, or as a register is kept, in the order of opening. */
const ORDERS = ['due', 'opened'] as const

export interface EntriesArgs {
  readonly filter?: EntryFilter | null
  readonly page?: PageArgs | null
  readonly order?: string | null
}

export interface EntryPage {
  readonly total: number
  readonly rows: readonly EntryRow[]
  readonly asOf: AnswerAsOf
}

/** How soon is soon: today and the three days after it. */
const SOON_DAYS = 3
const DUE = ['overdue', 'dueToday', 'dueSoon', 'open', 'recounted', 'vacant'] as const
type Due = (typeof DUE)[number]

const isDue = (text: string): text is Due => (DUE as readonly string[]).includes(text)

const oneOf = (path: string, among: readonly string[], value: string | null | undefined): readonly Problem[] =>
  value === null || value === undefined || among.includes(value)
    ? []
    : [{ path, says: `one of ${among.join(', ')}`, zh: `只能是 ${among.join('、')}` }]

const problemsOf = ({ filter, order }: EntriesArgs): readonly Problem[] => [
  ...stateProblems(filter?.states),
  ...oneOf('filter.due', DUE, filter?.due),
  ...oneOf('order', ORDERS, order),
  ...dayProblems('filter.openedFrom', filter?.openedFrom),
  ...dayProblems('filter.openedTo', filter?.openedTo),
]

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
    case 'recounted':
    case 'vacant':
      return { from: null, to: null }
  }
}

const startOf = (day: string, zone: TimeZone): Instant => instantOfWall(zone, `${day}T00:00:00.000Z`)

interface Asked {
  readonly filter: EntryFilter
  readonly now: Instant
  readonly zone: TimeZone
}

const narrowing =
  ({ filter, now, zone }: Asked): Narrowed<'entries'> =>
  (rows) => {
    let query = rows
    if (filter.states) query = query.where('state', 'in', [...filter.states])
    if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
    if (filter.personId) query = query.where('person_id', '=', filter.personId)
    if (filter.objection) query = query.where('objections', '>', 0)
    if (filter.ledger) query = query.where('ledger', '=', filter.ledger)
    if (filter.topic) query = query.where('topic', '=', filter.topic)
    if (filter.ledgerValue)
      query = query.where(
        sql<boolean>`exists (select 1 from json_each(ledger_values) where value = ${filter.ledgerValue})`,
      )
    if (filter.openedFrom) query = query.where('opened_at', '>=', startOf(filter.openedFrom, zone))
    if (filter.openedTo) query = query.where('opened_at', '<=', endOfDayIn(zone, filter.openedTo))
    if (!filter.due || !isDue(filter.due)) return query
    const { from, to } = dueBetween(filter.due, now, zone)
    query = query.where('state', 'not in', [...ENDED_STATES])
    if (filter.due === 'recounted') query = query.where('rederivation_due_at', 'is not', null)
    if (filter.due === 'vacant') query = query.where('vacant_since', 'is not', null)
    if (from !== null) query = query.where('due_at', '>=', from)
    if (to !== null) query = query.where('due_at', filter.due === 'overdue' ? '<' : '<=', to)
    return query
  }

type Named = Pick<ItemListRow, 'number' | 'summary' | 'summary_owed'>
type Asking = Pick<Viewer, 'tenant' | 'atOrAbove'>

/** What works are called: whoever has a part of one knows what it is a part of. */
const worksOf = async ({ lists }: DashboardPorts, { tenant, atOrAbove }: Asking, workIds: readonly string[]) => {
  const rows = await lists
    .selectFrom('entries')
    .select(['item_id', 'work_number as number', 'work_title as summary'])
    .where('tenant', '=', tenant)
    .where(notHidden('entries', atOrAbove))
    .where('work_title', 'is not', null)
    .where('item_id', 'in', [...workIds])
    .orderBy('entry_id')
    .execute()
  return rows.map(({ item_id: id, number, summary }) => [id, { number, summary: summary!, summary_owed: 0 }] as const)
}

/** Number and summary of the items of these entries: who sees an entry knows what it is about, also of an item handed on. */
export const itemsOf = async (ports: DashboardPorts, viewer: Asking, itemIds: readonly string[]) => {
  if (itemIds.length === 0) return new Map<string, Named>()
  const { lists } = ports
  const { tenant, atOrAbove } = viewer
  const rows = await lists
    .selectFrom('items')
    .select(['item_id', 'number', 'summary', 'summary_owed'])
    .where('tenant', '=', tenant)
    .where(notHidden('items', atOrAbove))
    .where('item_id', 'in', [...new Set(itemIds)])
    .execute()
  const works = await worksOf(ports, viewer, itemIds)
  return new Map<string, Named>([...works, ...rows.map(({ item_id: itemId, ...named }) => [itemId, named] as const)])
}

type Entries = SelectQueryBuilder<DashboardLists, 'entries', EntryListRow>

const byOpening = (all: Entries, { limit, offset }: Page): Promise<readonly EntryListRow[]> =>
  all.orderBy('opened_at').orderBy('entry_id').limit(limit).offset(offset).execute()

const byDeadline = (all: Entries) => all.orderBy('due_at', (by) => by.asc().nullsLast()).orderBy('entry_id')

/**
 * Style leads first, then what is due first. Each of the two is read in the order of an index, as far as the page reaches:
 * asked for in one order, every row of the tenant would be sorted.
 */
const byUrgency = (
  { lists }: DashboardPorts,
  all: () => Entries,
  { limit, offset }: Page,
): Promise<readonly EntryListRow[]> => {
  const upTo = (urgent: number) => byDeadline(all().where('urgent', '=', urgent)).limit(limit + offset)
  const both = lists
    .with('leads', () => upTo(1))
    .with('others', () => upTo(0))
    .selectFrom(({ selectFrom }) =>
      selectFrom('leads').selectAll().unionAll(selectFrom('others').selectAll()).as('entries'),
    )
    .selectAll()
    .orderBy('urgent', 'desc')
  return byDeadline(both as unknown as Entries)
    .limit(limit)
    .offset(offset)
    .execute()
}

/** Entries within the viewer's scope: those of style leads first, then those due first and those without a deadline at the end, or as they were opened. */
export const findEntries = async (
  ports: DashboardPorts,
  viewer: Viewer,
  args: EntriesArgs,
): Promise<QuestionAnswer<EntryPage>> => {
  const { filter, order, page: asked } = args
  const page = pageOf(asked)
  const problems = [...pageProblems(page), ...problemsOf(args)]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'lists')
  const zone = ports.zoneOf(viewer.tenant)
  const scope = scopeOf(viewer)
  const narrowed = narrowing({ filter: filter ?? {}, now: asOf.at, zone })
  const total = await countWithin(ports.lists, { list: 'entries', scope, narrowed })
  if (isEmpty(page, total)) return answered({ total, rows: [], asOf })
  const all = () => narrowed(ports.lists.selectFrom('entries').where(rowsWithin(scope, 'entries'))).selectAll()
  const rows = await (order === 'opened' ? byOpening(all(), page) : byUrgency(ports, all, page))
  const items = await itemsOf(
    ports,
    viewer,
    rows.map(({ item_id: itemId }) => itemId),
  )
  return answered({ total, rows: rows.map((row) => entryRowOf(row, items.get(row.item_id))), asOf })
}
