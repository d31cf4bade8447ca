import { isInLog, type EventStore, type Position } from '@huiyin/event-sourcing'
import { listProjector, type ListGeneration, type ListGenerations } from './list-projector.js'
import type { ListDefinition } from './list.js'

/** How far a rebuild has come, and the end of the log, for a progress bar. Null before the first fact. */
export interface RebuildProgress {
  readonly position: Position | null
  readonly head: Position | null
}

export interface RebuildOptions extends Pick<ListGenerations, 'next' | 'swap'> {
  readonly store: EventStore
  readonly lists: readonly ListDefinition[]
  /** The live generation; it goes on being kept and asked while the next one is built. */
  readonly live: Pick<ListGeneration, 'checkpoint'>
  readonly onProgress?: (progress: RebuildProgress) => void
  /** Stops after the batch under way; what was built is kept, and the next rebuild goes on from there. */
  readonly signal?: AbortSignal
  readonly batch?: number
}

/** Lets the rest of the process have its turn: reading and writing a local file never waits by itself. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What was begun on another log, before a restore, is of no use. */
const nextOf = async ({ store, next }: RebuildOptions): Promise<ListGeneration> => {
  const generation = await next()
  const begun = await generation.checkpoint()
  if (begun && !(await isInLog(store, begun))) await generation.clear()
  return generation
}

/**
 * Builds the lists anew from the log beside the live ones and swaps when the new ones have reached them; after a restore,
 * when they have reached the end of the log. Sends no command and runs no reaction. Questions see the old generation
 * until the swap, then the new one, and never go back in time.
 */
export const rebuildLists = async (options: RebuildOptions): Promise<'swapped' | 'cancelled'> => {
  const { store, lists, live, swap, onProgress, signal, batch } = options
  const generation = await nextOf(options)
  const projector = await listProjector({ store, lists, generation, ...(batch === undefined ? {} : { batch }) })
  const kept = await live.checkpoint()
  const isForeign = kept !== null && !(await isInLog(store, kept))
  /** Swaps unless the live lists are further, or go further at that moment. */
  const swapped = async (): Promise<boolean> => {
    const at = await live.checkpoint()
    return (isForeign || (projector.position() ?? -1) >= (at?.position ?? -1)) && swap(at)
  }
  while (!signal?.aborted) {
    const progressed = await projector.step()
    onProgress?.({ position: projector.position(), head: (await store.head())?.position ?? null })
    if (!progressed && (await swapped())) return 'swapped'
    await breathe()
  }
  return 'cancelled'
}
