import type { Position, StoredEvent } from '@huiyin/event-sourcing'
import { findingFilesNamedBy, photosNamedBy } from '@huiyin/intake'
import { evidenceNamedBy } from '@huiyin/rectification'

/** A file that a fact names. */
export interface NamedFile {
  readonly address: string
  readonly stream: string
  readonly position: Position
}

/** A log to be read from its beginning. */
export interface ReadableLog {
  readLog(after: Position | null, limit: number): Promise<readonly StoredEvent[]>
}

const BATCH = 4_096

const namedIn = (stored: StoredEvent, erased: ReadonlySet<string>): readonly NamedFile[] => {
  const { stream, position } = stored
  const photos = photosNamedBy(stored).filter(({ subject }) => !erased.has(subject))
  return [...photos, ...findingFilesNamedBy(stored), ...evidenceNamedBy(stored)].map(({ address }) => ({
    address,
    stream,
    position,
  }))
}

/**
 * Every file that a fact of the log names, in the order of the log; those of erased subjects are left out: they are gone,
 * and have to be. Asked of the facts themselves, for a list may be behind. A fact that cannot be read is thrown;
 * `onUnreadable` goes on without it, where somebody else tells of it.
 */
export const namedFiles = async (
  log: ReadableLog,
  erased: ReadonlySet<string>,
  onUnreadable?: (stored: StoredEvent) => void,
): Promise<readonly NamedFile[]> => {
  const read = (stored: StoredEvent): readonly NamedFile[] => {
    try {
      return namedIn(stored, erased)
    } catch (error) {
      if (!onUnreadable) throw error
      onUnreadable(stored)
      return []
    }
  }
  const named: NamedFile[] = []
  for (let after: Position | null = null; ;) {
    const batch: readonly StoredEvent[] = await log.readLog(after, BATCH)
    named.push(...batch.flatMap(read))
    const last = batch.at(-1)
    if (!last) return named
    after = last.position
  }
}
