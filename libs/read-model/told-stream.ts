import type { EventStore, Position } from '@huiyin/event-sourcing'
import type { Kysely } from 'kysely'
import { streamHistory, type HistoryAsOf, type HistoryFact } from './history.js'
import type { ListDefinition, ListRow } from './list.js'

/** One stream of a history: how many of its facts are told, the last of them, and whether all of it is as written. */
export interface Chain {
  readonly stream: string
  readonly facts: number
  readonly position: Position | null
  readonly hash: string | null
  readonly intact: boolean
}

/** What one stream says: its facts in the order in which they happened, the row a list has of them, and its chain. */
export interface ToldStream {
  readonly facts: readonly HistoryFact[]
  readonly row: ListRow | null
  readonly chain: Chain
}

/** What a context tells its part of a history from: the log, its own lists, and when these have come to its end. */
export interface HistorySources<Lists> {
  readonly store: EventStore
  readonly lists: Kysely<Lists>
  /** Resolves when the lists of this context have caught up with everything committed before the call. */
  settle(): Promise<void>
}

/** What is asked of an item: as known at a place of the log, as happened by a moment (null: all of it). */
export interface ItemAsOf {
  readonly itemId: string
  readonly position: Position
  readonly happenedAt: HistoryAsOf['happenedAt']
}

/** What one context keeps about an item, stream by stream. */
export type TellItem = (asked: ItemAsOf) => Promise<readonly ToldStream[]>

const told = async (
  store: EventStore,
  stream: string,
  list: ListDefinition,
  asOf: HistoryAsOf,
): Promise<ToldStream> => {
  const { facts, row, intact } = await streamHistory(store, stream, list, asOf)
  const last = facts.reduce<HistoryFact | null>(
    (one, other) => (one && one.position > other.position ? one : other),
    null,
  )
  const chain = { stream, facts: facts.length, position: last?.position ?? null, hash: last?.hash ?? null, intact }
  return { facts, row, chain }
}

/** The histories of streams of one aggregate, in the order of their names. */
export const tellStreams = (
  store: EventStore,
  streams: readonly string[],
  list: ListDefinition,
  { position, happenedAt }: HistoryAsOf,
): Promise<readonly ToldStream[]> =>
  Promise.all([...streams].sort().map((stream) => told(store, stream, list, { position, happenedAt })))
