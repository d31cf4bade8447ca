import type { Instant } from '@huiyin/kernel'
import { hashOf, parseHeader, type EventStore, type Position } from '@huiyin/event-sourcing'
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
  /** Whether every stream of it still is the chain that was written. */
  readonly chainIntact: boolean
}

const entryIdsOf = async ({ lists }: Installation, itemId: string): Promise<string[]> => {
  const rows = await lists.query.selectFrom('entries').select('entry_id').where('item_id', '=', itemId).execute()
  return rows.map(({ entry_id: id }) => id).sort()
}

/** Hashes what is stored, and follows the hash each fact names of the one before it. */
const isIntact = async (store: EventStore, stream: string): Promise<boolean> => {
  let previous = ''
  for (const { header, body, hash } of await store.readStream(stream)) {
    if (hashOf(header, body) !== hash || parseHeader(header).previousHash !== previous) return false
    previous = hash
  }
  return true
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
  if (position === null) return { itemId, position, facts: [], item: null, entries: [], chainIntact: true }
  await installation.settle()
  const view = { position, happenedAt: asOf.happenedAt }
  const itemStream = `intake-item-${itemId}`
  const entryStreams = (await entryIdsOf(installation, itemId)).map((id) => `rectification-entry-${id}`)
  const item = await streamHistory(store, itemStream, items, view)
  const ofEntries = await Promise.all(entryStreams.map((stream) => streamHistory(store, stream, entries, view)))
  const intact = await Promise.all([itemStream, ...entryStreams].map((stream) => isIntact(store, stream)))
  return {
    itemId,
    position,
    facts: [item, ...ofEntries].flatMap(({ facts }) => facts).sort(byHappening),
    item: item.row,
    entries: ofEntries.map(({ row }) => row).filter((row) => row !== null),
    chainIntact: intact.every(Boolean),
  }
}
