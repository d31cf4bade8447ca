import type { Instant } from '@huiyin/kernel'
import type { Position } from '@huiyin/event-sourcing'
import { sanctions } from '@huiyin/accountability'
import type { Chain, ItemHistory, SanctionHistory } from '@huiyin/dashboard-api'
import { ratings } from '@huiyin/evaluation'
import {
  streamHistory,
  type HistoryAsOf,
  type HistoryFact,
  type ListDefinition,
  type ListRow,
} from '@huiyin/read-model'
import { items } from '@huiyin/intake'
import { entries } from '@huiyin/rectification'
import type { Installation } from './installation.js'

/** What an item's history is told from. */
export type ReplaySources = Pick<Installation, 'store' | 'settle'> & {
  readonly lists: Pick<Installation['lists'], 'query'>
}

/** What else belongs to an item: the stream of each row another context keeps about it. */
const LINKED = [
  { list: 'entries', key: 'entry_id', category: 'rectification-entry', definition: entries },
  { list: 'sanctions', key: 'sanction_id', category: 'accountability-sanction', definition: sanctions },
  { list: 'ratings', key: 'report_id', category: 'evaluation-rating', definition: ratings },
] as const

interface Link {
  readonly list: (typeof LINKED)[number]['list'] | 'items'
  readonly stream: string
  readonly definition: ListDefinition
}

const linksOf = async ({ lists }: ReplaySources, itemId: string): Promise<readonly Link[]> => {
  const item: Link = { list: 'items', stream: `intake-item-${itemId}`, definition: items }
  const others = await Promise.all(
    LINKED.map(async ({ list, key, category, definition }): Promise<readonly Link[]> => {
      const rows = await lists.query.selectFrom(list).selectAll().where('item_id', '=', itemId).execute()
      const ids = rows.map((row) => (row as unknown as Readonly<Record<string, string>>)[key]!).sort()
      return ids.map((id) => ({ list, stream: `${category}-${id}`, definition }))
    }),
  )
  return [item, ...others.flat()]
}

const byHappening = (one: HistoryFact, other: HistoryFact): number =>
  one.occurred.at < other.occurred.at ? -1 : one.occurred.at > other.occurred.at ? 1 : one.position - other.position

const told = async ({ store }: ReplaySources, { list, stream, definition }: Link, asOf: HistoryAsOf) => {
  const { facts, row, intact } = await streamHistory(store, stream, definition, asOf)
  const last = facts.reduce<HistoryFact | null>(
    (one, other) => (one && one.position > other.position ? one : other),
    null,
  )
  const chain: Chain = {
    ...{ stream, facts: facts.length, intact },
    ...{ position: last?.position ?? null, hash: last?.hash ?? null },
  }
  return { list, facts, row, chain }
}

const NOTHING = { facts: [], item: null, entries: [], sanctions: [], chains: [], chainIntact: true } as const

/**
 * Tells an item's history as it was known at an instant (null: now) and as it had happened by another (null: all of it),
 * with what follows from it: its entries, the measures proposed about it, what was said of the replies. Known at T is the
 * log up to the last position recorded at or before T, resolved once and given back.
 */
export const replayItem = async (
  sources: ReplaySources,
  itemId: string,
  asOf: { readonly knownAt: Instant | null; readonly happenedAt: Instant | null },
): Promise<ItemHistory> => {
  const { store } = sources
  const head = await store.head()
  const position: Position | null =
    asOf.knownAt === null ? (head?.position ?? null) : await store.positionKnownAt(asOf.knownAt)
  if (position === null) return { itemId, position, ...NOTHING }
  await sources.settle()
  const links = await linksOf(sources, itemId)
  const view = { position, happenedAt: asOf.happenedAt }
  const all = await Promise.all(links.map((link) => told(sources, link, view)))
  const rowsOf = (list: Link['list']): readonly ListRow[] =>
    all.flatMap((one) => (one.list === list && one.row !== null ? [one.row] : []))
  return {
    itemId,
    position,
    facts: all.flatMap(({ facts }) => facts).sort(byHappening),
    item: rowsOf('items')[0] ?? null,
    entries: rowsOf('entries'),
    sanctions: rowsOf('sanctions'),
    chains: all.map(({ chain }) => chain).filter(({ facts }) => facts > 0),
    chainIntact: all.every(({ chain }) => chain.intact),
  }
}

/** Everything that is on file about one measure, as its owner tells it. */
export const sanctionHistory = async (
  { store }: Pick<ReplaySources, 'store'>,
  sanctionId: string,
): Promise<SanctionHistory> => {
  const asOf = { position: null, happenedAt: null }
  const { facts, intact } = await streamHistory(store, `accountability-sanction-${sanctionId}`, sanctions, asOf)
  return { facts, chainIntact: intact }
}
