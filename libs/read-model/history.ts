import {
  parseHeader,
  typeOf,
  type EventStore,
  type Header,
  type Position,
  type StoredEvent,
} from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'
import type { ListDefinition, ListRow } from './list.js'

/** As of what a history is told: a prefix of the log, and only what had happened by a moment. */
export interface HistoryAsOf {
  /** The last position known; null: the whole log. */
  readonly position: Position | null
  /** Facts that happened later are left out; null: none. */
  readonly happenedAt: Instant | null
}

/** One fact of a history, with when it happened, when it was recorded and by whom. */
export interface HistoryFact {
  readonly position: Position
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly data: unknown
  readonly occurred: Header['occurredAt']
  readonly recordedAt: Instant
  readonly actor: Header['actor']
  readonly hash: string
}

const isAsOf = ({ position, happenedAt }: HistoryAsOf, stored: StoredEvent): boolean =>
  (position === null || stored.position <= position) &&
  (happenedAt === null || parseHeader(stored.header).occurredAt.at <= happenedAt)

const factOf = (stored: StoredEvent): HistoryFact => {
  const { occurredAt: occurred, recordedAt, actor } = parseHeader(stored.header)
  const { position, stream, version, hash } = stored
  const { type } = typeOf(stored.header)
  return { position, stream, version, type, data: JSON.parse(stored.body), occurred, recordedAt, actor, hash }
}

const inOrderOfHappening = (one: HistoryFact, other: HistoryFact): number =>
  one.occurred.at < other.occurred.at ? -1 : one.occurred.at > other.occurred.at ? 1 : one.position - other.position

/**
 * What a stream says as of a position and a moment: its facts in the order in which they happened, and the row a list
 * has of them. Without a moment the row is the one the list showed when it had come to that position.
 */
export const streamHistory = async (
  store: EventStore,
  stream: string,
  list: ListDefinition,
  asOf: HistoryAsOf,
): Promise<{ readonly facts: readonly HistoryFact[]; readonly row: ListRow | null }> => {
  const known = (await store.readStream(stream)).filter((stored) => isAsOf(asOf, stored))
  const facts = known.map(factOf).sort(inOrderOfHappening)
  const place = new Map(facts.map(({ position }, index) => [position, index]))
  const ordered =
    asOf.happenedAt === null ? known : known.toSorted((a, b) => place.get(a.position)! - place.get(b.position)!)
  const row = ordered
    .flatMap((stored) => list.read(stored))
    .reduce<ListRow | null>((before, { apply }) => apply(before) ?? before, null)
  return { facts, row }
}
