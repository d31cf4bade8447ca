import { millisOf } from '@huiyin/kernel'
import { answered, notAnswered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { DAYS_COMPARED, LIKELY_FROM, likenessTo, termsOf, type Comparable, type Likeness } from './likeness.js'
import type { ItemListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import { itemRowOf, type ItemRow } from './rows.js'
import { itemWithin } from './items.js'
import { rowsWithin, scopeOf, type Scope } from './scope.js'

/** A report that is being taken down, or an item that is there already and speaks for itself. */
export interface DuplicatesArgs {
  readonly itemId?: string | null
  readonly summary?: string | null
  readonly category?: string | null
  readonly place?: string | null
}

/** An item that may be the same matter, and why. */
export interface LikelyDuplicate extends Omit<Likeness, 'score'> {
  readonly item: ItemRow
  /** Of a hundred. */
  readonly percent: number
}

export interface LikelyDuplicates {
  readonly rows: readonly LikelyDuplicate[]
  readonly asOf: AnswerAsOf
}

/** So many items are compared of each way in which one is looked for; what is older than these is not found. */
const MOST_COMPARED = 1_000
/** So many are shown. */
const MOST_SHOWN = 5
const LONGEST_SUMMARY = 500
const DAY_MILLIS = 86_400_000
const OPEN_STATES = new Set(['received', 'registered', 'assigned'])

type Way = readonly [column: 'category' | 'place', value: string] | null

/** The newest items of a category, at a place, or at all; each by an index, so that it costs the same however many there are. */
const newest = async ({ lists }: DashboardPorts, scope: Scope, way: Way): Promise<readonly ItemListRow[]> => {
  const query = lists.selectFrom('items').selectAll().where(rowsWithin(scope, 'items'))
  const narrowed = way ? query.where(way[0], '=', way[1]) : query
  return narrowed.orderBy('received_at', 'desc').limit(MOST_COMPARED).execute()
}

interface Asked extends Comparable {
  readonly itemId: string | null
}

const comparable = ({ summary, category, place, received_at: at }: ItemListRow): Comparable => ({
  ...{ summary, category, place, at: millisOf(at) },
})

const askedOf = async (ports: DashboardPorts, scope: Scope, args: DuplicatesArgs): Promise<Asked | null> => {
  const { itemId = null, summary, category = null, place = null } = args
  if (itemId === null) return { itemId, summary: summary ?? '', category, place, at: millisOf(ports.clock.now()) }
  const row = await itemWithin(ports, scope, itemId)
  return row && row.summary_owed === 0 ? { itemId, ...comparable(row) } : null
}

const problemsOf = ({ itemId, summary }: DuplicatesArgs) => {
  const says = `an item, or up to ${LONGEST_SUMMARY} characters of a summary`
  const wrong = (itemId ?? null) === null && (summary ?? '').length > LONGEST_SUMMARY
  return wrong ? [{ path: 'summary', says, zh: `事项，或不超过 ${LONGEST_SUMMARY} 字的概括` }] : []
}

/** What may still be joined, or came lately: an item that ended long ago is another matter. */
const isCompared = (row: ItemListRow, { itemId, at }: Asked): boolean =>
  row.item_id !== itemId &&
  row.summary_owed === 0 &&
  (OPEN_STATES.has(row.state) || at - millisOf(row.received_at) <= DAYS_COMPARED * DAY_MILLIS)

const shown = (row: ItemListRow, { score, ...why }: Likeness): LikelyDuplicate => ({
  item: itemRowOf(row, []),
  percent: Math.round(score * 100),
  ...why,
})

/**
 * Items within the viewer's scope that may be the same matter as one that is being taken down: open ones, and those that
 * came within 90 days. What is hidden from the viewer is never compared (ADR 0008), nor is what the desk has not put into
 * words yet. It reads at most three times 1,000 rows by an index and compares them in memory.
 */
export const findLikelyDuplicates = async (
  ports: DashboardPorts,
  viewer: Viewer,
  args: DuplicatesArgs,
): Promise<QuestionAnswer<LikelyDuplicates>> => {
  const problems = problemsOf(args)
  if (problems.length > 0) return notAnswered('InputInvalid', problems)
  const scope = scopeOf(viewer)
  const asOf = await caughtUp(ports, 'lists')
  const asked = await askedOf(ports, scope, args)
  if (!asked || termsOf(asked.summary).size === 0) return answered({ rows: [], asOf })
  const { category, place } = asked
  const ways: readonly Way[] = [
    null,
    ...(category === null ? [] : [['category', category] as const]),
    ...(place === null ? [] : [['place', place] as const]),
  ]
  const found = await Promise.all(ways.map((way) => newest(ports, scope, way)))
  const rows = new Map(found.flat().map((row) => [row.item_id, row]))
  const likeness = likenessTo(asked)
  const likely = [...rows.values()]
    .filter((row) => isCompared(row, asked))
    .map((row) => ({ row, like: likeness(comparable(row)) }))
    .filter(({ like }) => like.score >= LIKELY_FROM)
    .toSorted((a, b) => b.like.score - a.like.score || (a.row.item_id < b.row.item_id ? -1 : 1))
  return answered({ rows: likely.slice(0, MOST_SHOWN).map(({ row, like }) => shown(row, like)), asOf })
}
