import type { HistoryFact } from '@huiyin/read-model'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { actionsFor, type Action } from './actions.js'
import { cameAgain, tagsOf, type CameAgain } from './came-again.js'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import { entriesOfItems } from './items.js'
import { plansOf, type EntryPlan } from './plans.js'
import type { DashboardPorts, EntryListRow, ItemListRow } from './ports.js'
import { entryRowOf, itemRowOf, openingRequests, type EntryRow, type ItemRow, type OpeningRequest } from './rows.js'
import { rowsWithin, scopeOf } from './scope.js'

/** A report of an item: how it came, and what was filled in for its channel. Nothing of the reporter. */
export interface ItemReport {
  readonly reportId: string
  readonly channel: string
  /** The item it comments on, where that is public; null: on none. */
  readonly about: string | null
  readonly fields: readonly { readonly code: string; readonly value: string }[]
  /** The finding of an inspection it was made of; null: of none. */
  readonly source: { readonly inspectionId: string; readonly findingId: string } | null
}

export interface Item {
  readonly row: ItemRow
  readonly entries: readonly EntryRow[]
  readonly plans: readonly EntryPlan[]
  readonly reportIds: readonly string[]
  readonly reports: readonly ItemReport[]
  /** The persons it complains of; shown to nobody at or below one of them. */
  readonly complainedOf: readonly string[]
  /** Who wants to see what a reporter said, while the request stands. */
  readonly openings: readonly OpeningRequest[]
  /** How it comes about that it is marked, or not. */
  readonly cameAgain: CameAgain
  readonly actions: readonly Action[]
  readonly asOf: AnswerAsOf
}

interface Reported {
  readonly reportId: string
  readonly channel: string
  readonly about?: string
  readonly fields?: Readonly<Record<string, string | number | boolean>>
  readonly source?: NonNullable<ItemReport['source']>
}

const REPORTING = new Set(['ReportReceived', 'ReportLinked'])

/** The reports of an item, in the order in which they came. */
const reportsOf = (facts: readonly HistoryFact[]): readonly ItemReport[] =>
  facts
    .filter(({ type }) => REPORTING.has(type))
    .map(({ data }) => {
      const { reportId, channel, about = null, fields = {}, source = null } = data as Reported
      return {
        reportId,
        channel,
        about,
        fields: Object.entries(fields).map(([code, value]) => ({ code, value: String(value) })),
        source,
      }
    })

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
  const { facts } = await ports.historyOf(itemId, { knownAt: null, happenedAt: null }) // no list holds reports and plans
  const reports = reportsOf(facts)
  return answered({
    row: itemRowOf(row, entries, (await tagsOf(ports, scopeOf(viewer), [itemId])).get(itemId)),
    cameAgain: await cameAgain(ports, viewer, row),
    entries: entries.map((entry) => entryRowOf(entry, row)),
    plans: plansOf(
      facts,
      entries.map(({ entry_id: entryId }) => entryId),
    ),
    complainedOf: personsIn(row),
    reportIds: reports.map(({ reportId }) => reportId),
    reports,
    openings: openingRequests(row).filter(({ until }) => until >= asOf.at),
    actions: actionsFor(viewer, row, entries),
    asOf,
  })
}
