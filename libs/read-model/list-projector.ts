import type { Checkpoint, EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import type { ListDefinition, ListRow } from './list.js'

/** The rows of one list that a batch changed. */
export interface ListChanges {
  readonly list: ListDefinition
  readonly put: readonly ListRow[]
  readonly remove: readonly string[]
}

/** One generation of the lists, on disk. */
export interface ListGeneration {
  checkpoint(): Checkpoint | null
  load(list: ListDefinition, keys: readonly string[]): ReadonlyMap<string, ListRow>
  /** Rows and checkpoint in one transaction. */
  write(changes: readonly ListChanges[], checkpoint: Checkpoint): void
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
 * from its beginning and the rows are as if it had happened once. Throws `CheckpointNotInLog` after a restore.
 */
export const listProjector = async (options: {
  readonly store: EventStore
  readonly lists: readonly ListDefinition[]
  readonly generation: ListGeneration
  readonly batch?: number
}): Promise<ListProjector> => {
  const { store, lists, generation, batch: size = 1_024 } = options
  const start = generation.checkpoint()
  if (start) {
    const there = start.epoch === store.epoch ? await store.readAt(start.position) : null
    if (there?.hash !== start.hash) throw new CheckpointNotInLog('the lists were kept from a log that is not this one')
  }
  let position = start?.position ?? null
  return {
    position: () => position,
    step: async () => {
      const batch = await store.readLog(position, size)
      const last = batch.at(-1)
      if (!last) return false
      const changes = lists.map((list) => changesOf(list, batch, generation))
      generation.write(changes, { epoch: store.epoch, position: last.position, hash: last.hash })
      position = last.position
      return true
    },
  }
}
