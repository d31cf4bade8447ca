import {
  hashOf,
  NO_STREAM,
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
  /** What a fact of this type means, in one line. */
  readonly says: string
  readonly data: unknown
  readonly occurred: Header['occurredAt']
  readonly recordedAt: Instant
  readonly actor: Header['actor']
  readonly hash: string
}

const isAsOf = ({ position, happenedAt }: HistoryAsOf, stored: StoredEvent): boolean =>
  (position === null || stored.position <= position) &&
  (happenedAt === null || parseHeader(stored.header).occurredAt.at <= happenedAt)

const factOf = (stored: StoredEvent, list: ListDefinition): HistoryFact => {
  const { occurredAt: occurred, recordedAt, actor } = parseHeader(stored.header)
  const { position, stream, version, hash } = stored
  const { type } = typeOf(stored.header)
  const says = list.saysOf?.(type) ?? type
  return { position, stream, version, type, says, data: JSON.parse(stored.body), occurred, recordedAt, actor, hash }
}

/** Whether every fact of a stream still has the hash it was written with, and names the one before it. */
const isChain = (stored: readonly StoredEvent[]): boolean =>
  stored.every(
    ({ header, body, hash, version }, index) =>
      version === index + 1 &&
      hashOf(header, body) === hash &&
      parseHeader(header).previousHash === (stored[index - 1]?.hash ?? NO_STREAM.hash),
  )

const inOrderOfHappening = (one: HistoryFact, other: HistoryFact): number =>
  one.occurred.at < other.occurred.at ? -1 : one.occurred.at > other.occurred.at ? 1 : one.position - other.position

/** A stream's facts and row; `intact`: its facts, all that are there, are chained as they were written. */
export interface StreamHistory {
  readonly facts: readonly HistoryFact[]
  readonly row: ListRow | null
  readonly intact: boolean
}

/**
 * What a stream says as of a position and a moment: its facts in the order in which they happened, and the row a list
 * has of them. Without a moment the row is the one the list showed when it had come to that position.
 */
export const streamHistory = async (
  store: EventStore,
  stream: string,
  list: ListDefinition,
  asOf: HistoryAsOf,
): Promise<StreamHistory> => {
  const stored = await store.readStream(stream)
  const known = stored.filter((one) => isAsOf(asOf, one))
  const facts = known.map((one) => factOf(one, list)).sort(inOrderOfHappening)
  const place = new Map(facts.map(({ position }, index) => [position, index]))
  const ordered =
    asOf.happenedAt === null ? known : known.toSorted((a, b) => place.get(a.position)! - place.get(b.position)!)
  const row = ordered
    .flatMap((one) => list.read(one))
    .reduce<ListRow | null>((before, { apply }) => apply(before) ?? before, null)
  return { facts, row, intact: isChain(stored) }
}
