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

/** What a batch of stored facts does to one list: every touched row is read once and written once. */
export const changesOf = (
  list: ListDefinition,
  batch: readonly StoredEvent[],
  generation: Pick<ListGeneration, 'load'>,
): ListChanges => {
  const changes = batch.flatMap((stored) => list.read(stored))
  const keys = [...new Set(changes.map(({ key }) => key))]
  const rows = new Map<string, ListRow | null>(generation.load(list, keys))
  for (const { key, apply } of changes) rows.set(key, apply(rows.get(key) ?? null))
  return {
    list,
    put: keys.map((key) => rows.get(key) ?? null).filter((row) => row !== null),
    remove: keys.filter((key) => rows.get(key) === null),
  }
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
      if (position() !== from) return true // swapped, or kept by another, while the log was read: read again from there
      const changes = lists.map((list) => changesOf(list, batch, generation))
      generation.write(changes, { epoch: store.epoch, position: last.position, hash: last.hash })
      return true
    },
  }
}
