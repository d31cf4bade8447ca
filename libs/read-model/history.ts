import {
  hashOf,
  NO_STREAM,
  parseHeader,
  saidByVoiding,
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
  /** By what name the fact is voided. */
  readonly id: string
  /** Who voided it and why, as far as known; null while it stands. */
  readonly voided: VoidedBy | null
}

/** Who voided a fact, why, and where that is recorded. */
export interface VoidedBy {
  readonly personId: string
  readonly reason: string
  readonly position: Position
  readonly recordedAt: Instant
}

/** Who voided which of these facts, by the id of the fact. */
const voidedBy = (facts: readonly StoredEvent[], list: ListDefinition): ReadonlyMap<string, VoidedBy> =>
  new Map(
    facts.filter(list.voidings.isVoiding).flatMap(({ header, body, position }) => {
      const { voids, reason, voidedBy: personId } = saidByVoiding(body)
      const by = { personId, reason, position, recordedAt: parseHeader(header).recordedAt }
      return voids.map(({ id }) => [id, by] as const)
    }),
  )

const factOf = (stored: StoredEvent, list: ListDefinition, voided: ReadonlyMap<string, VoidedBy>): HistoryFact => {
  const { id, occurredAt: occurred, recordedAt, actor } = parseHeader(stored.header)
  const { position, stream, version, hash } = stored
  const { type } = typeOf(stored.header)
  const said = { type, says: list.saysOf?.(type) ?? type, data: JSON.parse(stored.body) as unknown }
  const by = voided.get(id) ?? null
  return { position, stream, version, ...said, occurred, recordedAt, actor, hash, id, voided: by }
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

const rowOf = (list: ListDefinition, facts: readonly StoredEvent[]): ListRow | null =>
  facts.flatMap((one) => list.read(one)).reduce<ListRow | null>((before, { apply }) => apply(before) ?? before, null)

/**
 * The stored facts in the order in which they happened, as if they had been recorded in it: each at the place of the one
 * that was recorded so many-th, because a list takes what lies before its row for a repetition.
 */
const inOrder = (stored: readonly StoredEvent[], facts: readonly HistoryFact[]): readonly StoredEvent[] => {
  const at = new Map(stored.map((one) => [one.position, one]))
  return facts.map(({ position }, index) => ({ ...at.get(position)!, position: stored[index]!.position }))
}

/**
 * What a stream says as of a position and a moment: its facts in the order in which they happened, and the row a list
 * has of them. Without a moment the row is the one the list showed when it had come to that position, and what had been
 * voided by then is told with who did it; as happened by a moment it is left out, whenever it was voided. A voiding that
 * was not known yet at the position changes nothing.
 */
export const streamHistory = async (
  store: EventStore,
  stream: string,
  list: ListDefinition,
  { position, happenedAt }: HistoryAsOf,
): Promise<StreamHistory> => {
  const stored = await store.readStream(stream)
  const known = stored.filter((one) => position === null || one.position <= position)
  const voided = list.voidings.voidedIn(known)
  const by = voided.size === 0 ? NOBODY : voidedBy(known, list)
  const standing = known.filter((one) => !voided.has(one.position))
  const isHappened = ({ header }: StoredEvent) => happenedAt === null || parseHeader(header).occurredAt.at <= happenedAt
  const told = happenedAt === null ? known : standing.filter(isHappened)
  const facts = told.map((one) => factOf(one, list, by)).sort(inOrderOfHappening)
  const row = happenedAt === null ? rowOf(list, standing) : rowOf(list, inOrder(told, facts))
  return { facts, row, intact: isChain(stored) }
}
const NOBODY: ReadonlyMap<string, VoidedBy> = new Map()
