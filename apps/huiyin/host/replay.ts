import type { Instant } from '@huiyin/kernel'
import type { Position } from '@huiyin/event-sourcing'
import { streamHistory, type HistoryFact, type ListRow } from '@huiyin/read-model'
import { items } from '@huiyin/intake'
import { entries } from '@huiyin/rectification'
import type { Installation } from './installation.js'

/** An item's history across its contexts, as of a position and a moment. */
export interface Replay {
  readonly itemId: string
  /** The position the answer stands for; null: nothing had been recorded yet. */
  readonly position: Position | null
  readonly facts: readonly HistoryFact[]
  readonly item: ListRow | null
  readonly entries: readonly ListRow[]
}

const entryIdsOf = async ({ lists }: Installation, itemId: string): Promise<string[]> => {
  const rows = await lists.query.selectFrom('entries').select('entry_id').where('item_id', '=', itemId).execute()
  return rows.map(({ entry_id: id }) => id).sort()
}

const byHappening = (one: HistoryFact, other: HistoryFact): number =>
  one.occurred.at < other.occurred.at ? -1 : one.occurred.at > other.occurred.at ? 1 : one.position - other.position

/**
 * Tells an item's history as it was known at an instant (null: now) and as it had happened by another (null: all of it).
 * Known at T is the log up to the last position recorded at or before T, resolved once and given back.
 */
export const replayItem = async (
  installation: Installation,
  itemId: string,
  asOf: { readonly knownAt: Instant | null; readonly happenedAt: Instant | null },
): Promise<Replay> => {
  const { store } = installation
  const head = await store.head()
  const position = asOf.knownAt === null ? (head?.position ?? null) : await store.positionKnownAt(asOf.knownAt)
  if (position === null) return { itemId, position, facts: [], item: null, entries: [] }
  await installation.settle()
  const view = { position, happenedAt: asOf.happenedAt }
  const item = await streamHistory(store, `intake-item-${itemId}`, items, view)
  const ids = await entryIdsOf(installation, itemId)
  const ofEntries = await Promise.all(ids.map((id) => streamHistory(store, `rectification-entry-${id}`, entries, view)))
  return {
    itemId,
    position,
    facts: [item, ...ofEntries].flatMap(({ facts }) => facts).sort(byHappening),
    item: item.row,
    entries: ofEntries.map(({ row }) => row).filter((row) => row !== null),
  }
}
