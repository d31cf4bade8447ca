import { endOfDayIn, instantOfWall, type TimeZone } from '@huiyin/kernel'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { sql, type RawBuilder } from '@huiyin/read-model'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { tagsOf } from './came-again.js'
import { countWithin, type Narrowed } from './counting.js'
import { cataloguesOf, familyProblems, ofFamily, type Catalogue } from './catalogues.js'
import { flagged, flagProblems, isFlag, silenceLimits, type FlagGround } from './flags.js'
import {
  dayProblems,
  isEmpty,
  listProblems,
  pageOf,
  pageProblems,
  stateProblems,
  type PageArgs,
  type Problem,
} from './pages.js'
import type { EntryListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import { itemRowOf, type ItemRow } from './rows.js'
import { rowsWithin, scopeOf, type Scope } from './scope.js'

export interface ItemFilter {
  readonly states?: readonly string[] | null
  readonly unitId?: string | null
  readonly channel?: string | null
  readonly category?: string | null
  readonly campaign?: string | null
  readonly manifestation?: string | null
  /** A family of problems (model a2), whatever the campaigns call them. */
  readonly family?: string | null
  /** A cell of the grid, by its code. */
  readonly gridCell?: string | null
  readonly search?: string | null
  readonly objection?: boolean | null
  /** Only these; whoever brings in a file asks which of its reports are there already. */
  readonly itemIds?: readonly string[] | null
  readonly outsideNumbers?: readonly string[] | null
  readonly flag?: string | null
  /** Received between these days of the tenant's zone, both included. */
  readonly receivedFrom?: string | null
  readonly receivedTo?: string | null
}

export interface ItemsArgs {
  readonly filter?: ItemFilter | null
  readonly page?: PageArgs | null
}

export interface ItemPage {
  readonly total: number
  readonly rows: readonly ItemRow[]
  readonly asOf: AnswerAsOf
}

/** The longest text that is searched for. */
const LONGEST_SEARCH = 100

/** A text as a pattern that contains it, its own `%` and `_` taken as they are. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (one) => `\\${one}`)}%`

interface Wanted {
  readonly filter: ItemFilter
  readonly zone: TimeZone
  /** What its flag is judged by. */
  readonly ground: FlagGround
  /** Where a family is wanted. */
  readonly catalogues: readonly Catalogue[]
}

/** What the items are about, on their list. */
const about = ({ filter, catalogues }: Pick<Wanted, 'filter' | 'catalogues'>) => {
  const { category, campaign, manifestation, family } = filter
  const conditions = [
    ...(category ? [sql<boolean>`category = ${category}`] : []),
    ...(campaign ? [sql<boolean>`campaign = ${campaign}`] : []),
    ...(manifestation ? [sql<boolean>`manifestation = ${manifestation}`] : []),
    ...(family ? [ofFamily(family, catalogues)] : []),
  ]
  return conditions.length === 0 ? null : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** A search for a number: perhaps letters, a year, and the digits after the dash, as far as somebody knows them. */
const NUMBER = /^[A-Za-z]{0,10}(?:19|20)\d{2}-\d*$/

/** The numbers that begin so, in these letters or in capitals: an index answers that. */
const numbered = (search: string) => {
  const ranges = [...new Set([search, search.toUpperCase()])].map(
    (from) => sql`(number >= ${from} and number < ${`${from}~`})`,
  )
  return sql<boolean>`(${sql.join(ranges, sql` or `)})`
}

/** Anywhere in the summary or the number: that reads every row. */
const mentioned = (search: string) => {
  const pattern = containing(search)
  return sql<boolean>`(summary like ${pattern} escape '\\' or number like ${pattern} escape '\\')`
}

/**
 * How a search is looked for, in this order until something is found: what reads like a number among the numbers, from
 * their start; then anywhere, for somebody may leave out the letters before the year.
 */
const waysToFind = (text: string | null | undefined) => {
  const search = text?.trim().slice(0, LONGEST_SEARCH)
  if (!search) return [null]
  return NUMBER.test(search) ? [numbered(search), mentioned(search)] : [mentioned(search)]
}

const narrowing =
  ({ filter, zone, ground, catalogues }: Wanted, found: RawBuilder<boolean> | null): Narrowed<'items'> =>
  (rows) => {
    const chosen = about({ filter, catalogues })
    let query = rows
    if (filter.states) query = query.where('state', 'in', [...filter.states])
    if (filter.unitId) query = query.where('unit_id', '=', filter.unitId)
    if (filter.channel) query = query.where('channel', '=', filter.channel)
    if (chosen) query = query.where(chosen)
    if (filter.gridCell) query = query.where('grid_cell', '=', filter.gridCell)
    if (filter.itemIds) query = query.where('item_id', 'in', [...filter.itemIds])
    if (filter.outsideNumbers) query = query.where('outside_number', 'in', [...filter.outsideNumbers])
    if (filter.receivedFrom)
      query = query.where('received_at', '>=', instantOfWall(zone, `${filter.receivedFrom}T00:00:00.000Z`))
    if (filter.receivedTo) query = query.where('received_at', '<=', endOfDayIn(zone, filter.receivedTo))
    if (filter.objection) query = query.where('objections', '>', 0)
    if (filter.flag && isFlag(filter.flag)) query = query.where(flagged(filter.flag, ground))
    return found ? query.where(found) : query
  }

/** How many there are, by the first way of searching that finds any. */
const firstFound = async ({ lists }: DashboardPorts, scope: Scope, wanted: Wanted) => {
  const [first = null, ...others] = waysToFind(wanted.filter.search)
  let narrowed = narrowing(wanted, first)
  let total = await countWithin(lists, { list: 'items', scope, narrowed })
  for (const way of total === 0 ? others : []) {
    narrowed = narrowing(wanted, way)
    total = await countWithin(lists, { list: 'items', scope, narrowed })
  }
  return { total, narrowed }
}

/** The row of one item within a scope; undefined: it is not there, or not to be seen. */
export const itemWithin = ({ lists }: DashboardPorts, scope: Scope, itemId: string) =>
  lists
    .selectFrom('items')
    .selectAll()
    .where(rowsWithin(scope, 'items'))
    .where('item_id', '=', itemId)
    .executeTakeFirst()

/** The entries of these items that are within a scope, by item. */
export const entriesOfItems = async (
  { lists }: DashboardPorts,
  scope: Scope,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EntryListRow[]>> => {
  if (itemIds.length === 0) return new Map()
  const rows = await lists
    .selectFrom('entries')
    .selectAll()
    .where(rowsWithin(scope, 'entries'))
    .where('item_id', 'in', [...itemIds])
    .orderBy('opened_at')
    .orderBy('entry_id')
    .execute()
  const byItem = new Map<string, EntryListRow[]>()
  for (const row of rows) {
    const others = byItem.get(row.item_id)
    if (others) others.push(row)
    else byItem.set(row.item_id, [row])
  }
  return byItem
}

/** What is wrong with what the items are narrowed to. */
export const filterProblems = (filter: ItemFilter): readonly Problem[] => [
  ...stateProblems(filter.states),
  ...listProblems(filter, 'itemIds', 'outsideNumbers'),
  ...flagProblems(filter.flag),
  ...familyProblems(filter.family),
  ...dayProblems('filter.receivedFrom', filter.receivedFrom),
  ...dayProblems('filter.receivedTo', filter.receivedTo),
]

/** How many items are within the viewer's scope and as wanted, and what narrows the list to them. */
export const wantedItems = async (ports: DashboardPorts, viewer: Viewer, filter: ItemFilter, { at }: AnswerAsOf) => {
  const scope = scopeOf(viewer)
  const limits = filter.flag === 'idle' ? await silenceLimits(ports, viewer.tenant, at) : null
  const catalogues = filter.family ? await cataloguesOf(ports.lists, viewer.tenant) : []
  const ground = { scope, limits, now: at, watcher: viewer.personId }
  const wanted = { filter, zone: ports.zoneOf(viewer.tenant), ground, catalogues }
  return { scope, ...(await firstFound(ports, scope, wanted)) }
}

/** Items within the viewer's scope: style leads that wait first (S3-75), then the newest. */
export const findItems = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { filter, page: asked }: ItemsArgs,
): Promise<QuestionAnswer<ItemPage>> => {
  const page = pageOf(asked)
  const problems = [...pageProblems(page), ...filterProblems(filter ?? {})]
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const asOf = await caughtUp(ports, 'lists')
  const { scope, total, narrowed } = await wantedItems(ports, viewer, filter ?? {}, asOf)
  if (isEmpty(page, total)) return answered({ total, rows: [], asOf })
  const rows = await narrowed(ports.lists.selectFrom('items').where(rowsWithin(scope, 'items')))
    .selectAll()
    .orderBy('urgent', 'desc')
    .orderBy('received_at', 'desc')
    .orderBy('item_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  const ids = rows.map(({ item_id: itemId }) => itemId)
  const [entries, tags] = [await entriesOfItems(ports, scope, ids), await tagsOf(ports, viewer, ids)]
  return answered({
    total,
    rows: rows.map((row) => itemRowOf(row, entries.get(row.item_id) ?? [], tags.get(row.item_id))),
    asOf,
  })
}
