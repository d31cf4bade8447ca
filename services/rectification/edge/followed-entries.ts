import type { Instant } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import type { ListQueries } from '@huiyin/read-model'
import { entryIdOf } from '../application/react-to-intake.js'
import type { EntryRow } from '../projections/entries.js'
import { objectionsOf, type ToldObjection } from './objections.js'

/** One unit's work on an item, as somebody who follows it may know it: nobody's name, no note. */
export interface FollowedEntry {
  readonly unitId: string
  readonly state: string
  readonly openedAt: Instant
  readonly dueAt: Instant | null
  readonly provisional: boolean
  readonly closedAt: Instant | null
}

/** The entries of an item in the order in which they were opened; the list may be a moment behind. */
export const followedEntries = async (
  lists: ListQueries<{ readonly entries: EntryRow }>,
  { tenant, itemId }: { readonly tenant: string; readonly itemId: string },
): Promise<readonly FollowedEntry[]> => {
  const entries = await followedEntriesOf(lists, { tenant, itemIds: [itemId] })
  return entries.map(({ itemId: _, ...entry }) => entry)
}

/** The entries of several items, each with the item it is about, in the order in which they were opened. */
export const followedEntriesOf = async (
  lists: ListQueries<{ readonly entries: EntryRow }>,
  { tenant, itemIds }: { readonly tenant: string; readonly itemIds: readonly string[] },
): Promise<readonly (FollowedEntry & { readonly itemId: string })[]> => {
  if (itemIds.length === 0) return []
  const rows = await lists
    .selectFrom('entries')
    .select(['item_id', 'unit_id', 'state', 'opened_at', 'due_at', 'provisional', 'closed_at'])
    .where('item_id', 'in', [...itemIds])
    .where('tenant', '=', tenant)
    .orderBy('opened_at')
    .execute()
  return rows.map((row) => ({
    itemId: row.item_id,
    unitId: row.unit_id,
    state: row.state,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    provisional: row.provisional === 1,
    closedAt: row.closed_at,
  }))
}

/** Which objection is asked about: the one to the reply to a report, raised then, while this unit had the item. */
export interface RaisedObjection {
  readonly itemId: string
  readonly unitId: string
  readonly reportId: string
  readonly raisedAt: Instant
}

/** By when an objection is decided, and how it was; null while nothing of it has come here. */
export const followedObjection = async (
  store: EventStore,
  { itemId, unitId, reportId, raisedAt }: RaisedObjection,
): Promise<Pick<ToldObjection, 'dueAt' | 'decided'> | null> => {
  const told = await objectionsOf(store, entryIdOf(itemId, unitId))
  const last = told.findLast((one) => one.reportId === reportId && one.raisedAt >= raisedAt)
  return last ? { dueAt: last.dueAt, decided: last.decided } : null
}
