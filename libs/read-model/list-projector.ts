import { isInLog, type Checkpoint, type EventStore, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import type { ListDefinition, ListRow } from './list.js'

/** At once where the rows lie in this process, later where they lie in another. */
export type Awaitable<T> = T | Promise<T>

/** The rows of one list that a batch changed. */
export interface ListChanges {
  readonly put: readonly ListRow[]
  readonly remove: readonly string[]
}

/** What a batch does to one list: the rows it needs, and what becomes of them. */
export interface ListWork {
  readonly list: ListDefinition
  readonly keys: readonly string[]
  /** Pure: the rows that were found under the keys give the rows to be written. */
  readonly change: (rows: ReadonlyMap<string, ListRow>) => ListChanges
}

/** From one place of the log to the next; `from` is null for a generation that begins. */
export interface Move {
  readonly from: Checkpoint | null
  readonly to: Checkpoint
}

/** One generation of the lists, on disk. */
export interface ListGeneration {
  /** How far the rows have come; null before the first batch. */
  checkpoint(): Awaitable<Checkpoint | null>
  /**
   * Reads the rows, changes them and moves the checkpoint in one transaction. Says false and touches nothing when the
   * generation does not stand at `move.from` any more: somebody else kept it, or it was swapped.
   */
  keep(work: readonly ListWork[], move: Move): Awaitable<boolean>
  /** Removes every row and the checkpoint: the generation begins anew. */
  clear(): Awaitable<void>
}

/** The lists of one process: the generation questions are answered from, and perhaps one being built beside it. */
export interface ListGenerations {
  /** Always the one that is live now, also after a swap. */
  readonly live: ListGeneration
  /** Starts (or resumes) the next generation beside the live one. */
  next(): Awaitable<ListGeneration>
  /**
   * Makes the next generation the live one and drops the old one, in one transaction. Says false and changes nothing
   * when the live one does not stand at `live` any more: it may have gone further than the next one has come.
   */
  swap(live: Checkpoint | null): Awaitable<boolean>
}

/** Follows the log and keeps the rows; `step` handles one batch and says whether there may be more for these lists. */
export interface ListProjector {
  step(): Promise<boolean>
  /** How far the rows had come at the last step. */
  position(): Position | null
}

/** The checkpoint of the lists is not in the log: a restore happened and the lists must be rebuilt. */
export class CheckpointNotInLog extends Error {
  override name = 'CheckpointNotInLog'
}

/** Streams of which a batch voids facts, each with all its facts up to the end of the batch. */
type VoidedStreams = ReadonlyMap<string, readonly StoredEvent[]>

/** What changes the rows of a list, in order, and the keys whose rows are made anew from nothing. */
const touchedBy = (list: ListDefinition, batch: readonly StoredEvent[], streams: VoidedStreams) => {
  if (streams.size === 0) return { changes: batch.flatMap((stored) => list.read(stored)), anew: NO_KEYS }
  const others = batch.filter(({ stream }) => !streams.has(stream)).flatMap((stored) => list.read(stored))
  const whole = [...streams.values()].flatMap((stream) => {
    const voided = list.voidings.voidedIn(stream)
    return stream.map((stored) => ({ read: list.read(stored), stands: !voided.has(stored.position) }))
  })
  return {
    changes: [...others, ...whole.filter(({ stands }) => stands).flatMap(({ read }) => read)],
    anew: new Set(whole.flatMap(({ read }) => read.map(({ key }) => key))),
  }
}
const NO_KEYS: ReadonlySet<string> = new Set()

/**
 * What a batch of stored facts does to one list: every touched row is read once and written once. The rows of a stream
 * of which something was voided are folded anew from the facts that stand.
 */
export const workOf = (
  list: ListDefinition,
  batch: readonly StoredEvent[],
  streams: VoidedStreams = new Map(),
): ListWork => {
  const { changes, anew } = touchedBy(list, batch, streams)
  const touched = [...new Set([...anew, ...changes.map(({ key }) => key)])]
  const change = (found: ReadonlyMap<string, ListRow>): ListChanges => {
    const rows = new Map<string, ListRow | null>(found)
    for (const key of anew) rows.set(key, null)
    for (const { key, apply } of changes) rows.set(key, apply(rows.get(key) ?? null))
    return {
      put: touched.map((key) => rows.get(key) ?? null).filter((row) => row !== null),
      remove: touched.filter((key) => (rows.get(key) ?? null) === null),
    }
  }
  return { list, keys: anew.size === 0 ? touched : touched.filter((key) => !anew.has(key)), change }
}

/** Reads the streams of which facts of these lists are voided in a batch, up to its end; mostly there is none. */
const voidedStreams = async (
  store: EventStore,
  lists: readonly ListDefinition[],
  { batch, end }: { readonly batch: readonly StoredEvent[]; readonly end: Position },
): Promise<VoidedStreams> => {
  const voiding = batch.filter((stored) => lists.some(({ voidings }) => voidings.isVoiding(stored)))
  const streams = new Map<string, readonly StoredEvent[]>()
  for (const { stream } of voiding) {
    const facts = await store.readStream(stream)
    streams.set(
      stream,
      facts.filter(({ position }) => position <= end),
    )
  }
  return streams
}

/**
 * Keeps lists from the log: a batch of the facts of their aggregates, then rows and checkpoint in one transaction, so a crash repeats a batch
 * from its beginning and the rows are as if it had happened once. The generation alone knows how far it is, so it may be
 * swapped while it is being kept. Throws `CheckpointNotInLog` after a restore.
 */
export const listProjector = async (options: {
  readonly store: EventStore
  readonly lists: readonly ListDefinition[]
  readonly generation: ListGeneration
  readonly batch?: number
}): Promise<ListProjector> => {
  const { store, lists, generation, batch: size = 1_024 } = options
  const start = await generation.checkpoint()
  if (start && !(await isInLog(store, start))) {
    throw new CheckpointNotInLog('the lists were kept from a log that is not this one')
  }
  const categories = [...new Set(lists.map(({ category }) => category))]
  let reached = start?.position ?? null
  return {
    position: () => reached,
    step: async () => {
      const from = await generation.checkpoint()
      reached = from?.position ?? null
      const { facts: batch, reached: end, looked } = await store.readLogOf(categories, reached, size)
      if (!end) return false
      const streams = await voidedStreams(store, lists, { batch, end: end.position })
      const to = { epoch: store.epoch, ...end }
      const work = lists.map((list) => workOf(list, batch, streams))
      const isKept = await generation.keep(work, { from, to })
      if (isKept) reached = to.position
      // swapped, or kept by another, while the log was read: the next step reads again from there
      return !isKept || batch.length > 0 || looked === size // else the end of the log was seen, with nothing of these lists
    },
  }
}
