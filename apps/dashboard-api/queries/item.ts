import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { actionsFor, type Action } from './actions.js'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { entriesOfItems } from './items.js'
import type { DashboardPorts, EntryListRow, ItemListRow } from './ports.js'
import { entryRowOf, itemRowOf, type EntryRow, type ItemRow } from './rows.js'
import { rowsWithin, scopeOf } from './scope.js'

export interface Item {
  readonly row: ItemRow
  readonly entries: readonly EntryRow[]
  readonly reportIds: readonly string[]
  /** The persons it complains of; shown to nobody at or below one of them. */
  readonly complainedOf: readonly string[]
  readonly actions: readonly Action[]
  readonly asOf: AnswerAsOf
}

const REPORTING = new Set(['ReportReceived', 'ReportLinked'])

/** The reports of an item, in the order in which they came; no list holds them, so its owner is asked. */
const reportIdsOf = async ({ historyOf }: DashboardPorts, itemId: string): Promise<readonly string[]> => {
  const { facts } = await historyOf(itemId, { knownAt: null, happenedAt: null })
  return facts
    .filter(({ type }) => REPORTING.has(type))
    .map(({ data }) => (data as { readonly reportId: string }).reportId)
}

const personsIn = ({ complained_of: persons }: ItemListRow): readonly string[] =>
  persons === null ? [] : (JSON.parse(persons) as readonly string[])

/** An item and its entries as the lists have them. */
export interface ItemRows {
  readonly row: ItemListRow
  readonly entries: readonly EntryListRow[]
  readonly asOf: AnswerAsOf
}

/** The rows of one item within the viewer's scope; null when it is not the viewer's to see. */
export const findItemRows = async (ports: DashboardPorts, viewer: Viewer, itemId: string): Promise<ItemRows | null> => {
  const scope = scopeOf(viewer)
  const asOf = await caughtUp(ports, 'lists')
  const row = await ports.lists
    .selectFrom('items')
    .selectAll()
    .where(rowsWithin(scope, 'items'))
    .where('item_id', '=', itemId)
    .executeTakeFirst()
  if (!row) return null
  return { row, entries: (await entriesOfItems(ports, scope, [itemId])).get(itemId) ?? [], asOf }
}

/** One item with its entries within the viewer's scope, and what can be done; null when it is not the viewer's to see. */
export const findItem = async (
  ports: DashboardPorts,
  viewer: Viewer,
  { itemId }: { readonly itemId: string },
): Promise<QuestionAnswer<Item | null>> => {
  const found = await findItemRows(ports, viewer, itemId)
  if (!found) return answered(null)
  const { row, entries, asOf } = found
  return answered({
    row: itemRowOf(row, entries),
    entries: entries.map((entry) => entryRowOf(entry, row)),
    complainedOf: personsIn(row),
    reportIds: await reportIdsOf(ports, itemId),
    actions: actionsFor(viewer, row, entries),
    asOf,
  })
}
