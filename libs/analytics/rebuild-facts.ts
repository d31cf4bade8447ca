import { isInLog, type Position } from '@huiyin/event-sourcing'
import { factWriter, type FactWriterOptions } from './fact-writer.js'

/** How far a rebuild has come, and the end of the log, for a progress bar. Null before the first fact. */
export interface FactsProgress {
  readonly position: Position | null
  readonly head: Position | null
}

export interface RebuildFactsOptions extends Omit<FactWriterOptions, 'generation'> {
  readonly onProgress?: (progress: FactsProgress) => void
  /** Stops after the range under way; what was sent is kept, and the next rebuild goes on from there. */
  readonly signal?: AbortSignal
}

/**
 * Fills the next generation from the log beside the live one, and makes it the live one when it has reached it; after a
 * restore, when it has reached the end of the log. What was begun on another log begins anew. Whoever wrote the old
 * generation opens a writer on the new one afterwards, which also removes the old tables.
 */
export const rebuildFacts = async (options: RebuildFactsOptions): Promise<'swapped' | 'cancelled'> => {
  const { store, journal, onProgress, signal } = options
  const live = await journal.generation()
  const generation = live + 1
  for (const place of [await journal.done(generation), (await journal.pending(generation))?.to]) {
    if (place && !(await isInLog(store, place))) await journal.forget(generation)
  }
  const kept = await journal.done(live)
  const isForeign = kept !== null && !(await isInLog(store, kept))
  const writer = await factWriter({ ...options, generation })
  const hasReachedLive = async () =>
    isForeign || (writer.position() ?? -1) >= ((await journal.done(live))?.position ?? -1)
  while (!signal?.aborted) {
    const progressed = await writer.step()
    onProgress?.({ position: writer.position(), head: (await store.head())?.position ?? null })
    if (progressed || !(await hasReachedLive())) continue
    await journal.goLive(generation)
    return 'swapped'
  }
  return 'cancelled'
}
