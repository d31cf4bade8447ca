import { isInLog, type Checkpoint, type EventStore, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import type { ListDefinition, ListRow } from './list.js'

/** The rows of one list that a batch changed. */
export interface ListChanges {
  readonly list: ListDefinition
  readonly put: readonly ListRow[]
  readonly remove: readonly string[]
}

/** One generation of the lists, on disk. */
export interface ListGeneration {
  /** How far the rows have come; null before the first batch. */
  checkpoint(): Checkpoint | null
  load(list: ListDefinition, keys: readonly string[]): ReadonlyMap<string, ListRow>
  /** Rows and checkpoint in one transaction. */
  write(changes: readonly ListChanges[], checkpoint: Checkpoint): void
  /** Removes every row and the checkpoint: the generation begins anew. */
  clear(): void
}

/** The lists of one process: the generation questions are answered from, and perhaps one being built beside it. */
export interface ListGenerations {
  /** Always the one that is live now, also after a swap. */
  readonly live: ListGeneration
  /** Starts (or resumes) the next generation beside the live one. */
  next(): ListGeneration
  /** Makes the next generation the live one and drops the old one, in one transaction. */
  swap(): void
}

/** Follows the log and keeps the rows; `step` handles one batch and says whether there was any. */
export interface ListProjector {
  step(): Promise<boolean>
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
export const changesOf = (
  list: ListDefinition,
  batch: readonly StoredEvent[],
  generation: Pick<ListGeneration, 'load'>,
  streams: VoidedStreams = new Map(),
): ListChanges => {
  const { changes, anew } = touchedBy(list, batch, streams)
  const keys = [...new Set([...anew, ...changes.map(({ key }) => key)])]
  const known = anew.size === 0 ? keys : keys.filter((key) => !anew.has(key))
  const rows = new Map<string, ListRow | null>(generation.load(list, known))
  for (const key of anew) rows.set(key, null)
  for (const { key, apply } of changes) rows.set(key, apply(rows.get(key) ?? null))
  return {
    list,
    put: keys.map((key) => rows.get(key) ?? null).filter((row) => row !== null),
    remove: keys.filter((key) => rows.get(key) === null),
  }
}

/** Reads the streams of which facts of these lists are voided in a batch, up to its end; mostly there is none. */
const voidedStreams = async (
  store: EventStore,
  lists: readonly ListDefinition[],
  batch: readonly StoredEvent[],
): Promise<VoidedStreams> => {
  const voiding = batch.filter((stored) => lists.some(({ voidings }) => voidings.isVoiding(stored)))
  const streams = new Map<string, readonly StoredEvent[]>()
  for (const { stream } of voiding) {
    const facts = await store.readStream(stream)
    streams.set(
      stream,
      facts.filter(({ position }) => position <= batch.at(-1)!.position),
    )
  }
  return streams
}

/**
 * Keeps lists from the log: a batch of facts, then rows and checkpoint in one transaction, so a crash repeats a batch
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
  const start = generation.checkpoint()
  if (start && !(await isInLog(store, start))) {
    throw new CheckpointNotInLog('the lists were kept from a log that is not this one')
  }
  const position = () => generation.checkpoint()?.position ?? null
  return {
    position,
    step: async () => {
      const from = position()
      const batch = await store.readLog(from, size)
      const last = batch.at(-1)
      if (!last) return false
      const streams = await voidedStreams(store, lists, batch)
      if (position() !== from) return true // swapped, or kept by another, while the log was read: read again from there
      const changes = lists.map((list) => changesOf(list, batch, generation, streams))
      generation.write(changes, { epoch: store.epoch, position: last.position, hash: last.hash })
      return true
    },
  }
}
