import type { HistoryFact } from '@huiyin/read-model'
import type { ResponsibilityStep } from '@huiyin/contracts/organisation'
import { answered, type QuestionAnswer, type Viewer } from '@huiyin/nest-platform'
import { actionsFor, actionsOnEntries } from './actions.js'
import type { Action } from './offered.js'
import { cameAgain, tagsOf, type CameAgain } from './came-again.js'
import { assignmentDays } from './assignment-days.js'
import { caughtUp, type AnswerAsOf } from './as-of.js'
import type { DeadlineDay } from './deadline-days.js'
import { itemsOf } from './entries.js'
import { entriesOfItems, itemWithin } from './items.js'
import { plansOf, type EntryPlan } from './plans.js'
import type { EntryListRow, ItemListRow } from './list-rows.js'
import type { DashboardPorts } from './ports.js'
import {
  currentEntry,
  entryRowOf,
  itemRowOf,
  openingRequests,
  type EntryRow,
  type ItemRow,
  type OpeningRequest,
} from './rows.js'
import { responsibleFor } from './responsibilities.js'
import { notHidden, scopeOf } from './scope.js'

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

/** What work that nobody complained of is: it has no item, and entries like one. */
export interface Work {
  readonly title: string
  readonly number: string | null
  readonly topic: string | null
  readonly campaign: string | null
  readonly origin: { readonly kind: string; readonly reference: string } | null
}

export interface Item {
  readonly itemId: string
  /** null: it is work that nobody complained of. */
  readonly row: ItemRow | null
  readonly work: Work | null
  readonly entries: readonly EntryRow[]
  readonly plans: readonly EntryPlan[]
  readonly reportIds: readonly string[]
  readonly reports: readonly ItemReport[]
  /** The persons it complains of; shown to nobody at or below one of them. */
  readonly complainedOf: readonly string[]
  /** Who wants to see what a reporter said, while the request stands. */
  readonly openings: readonly OpeningRequest[]
  /** Who answers for it, level by level. */
  readonly responsible: readonly ResponsibilityStep[]
  /** How the days were counted in which its unit may object to the assignment, or in which that is decided. */
  readonly assignmentDays: readonly DeadlineDay[]
  /** How it comes about that it is marked, or not; null: it is work, which nobody brings. */
  readonly cameAgain: CameAgain | null
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
  readonly row: ItemListRow | null
  readonly entries: readonly EntryListRow[]
  readonly asOf: AnswerAsOf
}

/** Whether this is work of the tenant, whichever unit’s. */
const isWork = async ({ lists }: DashboardPorts, { tenant, atOrAbove }: Viewer, itemId: string): Promise<boolean> => {
  const found = await lists
    .selectFrom('entries')
    .select('entry_id')
    .where('tenant', '=', tenant)
    .where(notHidden('entries', atOrAbove))
    .where('item_id', '=', itemId)
    .where('work_title', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}

/** The rows of one item or work within the viewer's scope; null when it is not the viewer's to see. */
export const findItemRows = async (ports: DashboardPorts, viewer: Viewer, itemId: string): Promise<ItemRows | null> => {
  const scope = scopeOf(viewer)
  const asOf = await caughtUp(ports, 'lists')
  const row = await itemWithin(ports, scope, itemId)
  const entries = async () => (await entriesOfItems(ports, scope, [itemId])).get(itemId) ?? []
  if (row) return { row, entries: await entries(), asOf }
  // an item that is not the viewer's stays unseen, also where he had a part of it; work is seen by its entries
  const works = (await isWork(ports, viewer, itemId)) ? await entries() : []
  return works.length === 0 ? null : { row: null, entries: works, asOf }
}

/** Whether somebody may see an item or work today. */
export const seesItem = async (ports: DashboardPorts, viewer: Viewer, itemId: string): Promise<boolean> =>
  (await findItemRows(ports, viewer, itemId)) !== null

/** What a work is called; a unit that has only a part of it knows it by the entry that leads. */
const workOf = async (ports: DashboardPorts, viewer: Viewer, entries: readonly EntryListRow[]): Promise<Work> => {
  const [own] = [...entries.filter(({ work_title: title }) => title !== null), ...entries] as [EntryListRow]
  const { topic, campaign, origin } = own
  const { number, summary: title } = (await itemsOf(ports, viewer, [own.item_id])).get(own.item_id)!
  return { title, number, topic, campaign, origin: origin === null ? null : (JSON.parse(origin) as Work['origin']) }
}

/** Whoever keeps an eye on it may end that; whoever does not may begin. */
const watchable = (actions: readonly Action[], tags: readonly string[]): readonly Action[] => {
  const senseless = tags.includes('watched') ? 'WatchItem' : 'EndItemWatch'
  return actions.filter(({ command }) => command !== senseless)
}

/** One item or work with its entries within the viewer's scope, and what can be done; null when it is not the viewer's to see. */
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
  const tags = (await tagsOf(ports, viewer, [itemId])).get(itemId) ?? []
  const work = row ? null : await workOf(ports, viewer, entries)
  const named = row ?? (work && { number: work.number, summary: work.title, summary_owed: 0 })
  return answered({
    itemId,
    row: row && itemRowOf(row, entries, tags),
    work,
    cameAgain: row && (await cameAgain(ports, viewer, row)),
    entries: entries.map((entry) => entryRowOf(entry, named)),
    plans: plansOf(
      facts,
      entries.map(({ entry_id: entryId }) => entryId),
    ),
    assignmentDays: assignmentDays(facts),
    complainedOf: row ? personsIn(row) : [],
    reportIds: reports.map(({ reportId }) => reportId),
    reports,
    responsible: await responsibleFor(ports, { tenant: viewer.tenant, asOf }, currentEntry(entries)),
    openings: row ? openingRequests(row).filter(({ until }) => until >= asOf.at) : [],
    actions: row ? watchable(actionsFor(viewer, row, entries), tags) : actionsOnEntries(viewer, entries),
    asOf,
  })
}
