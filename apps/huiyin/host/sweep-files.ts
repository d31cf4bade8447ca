import type { ErasureJournal } from '@huiyin/privacy'
import { SWEPT_AFTER_MILLIS, type Files } from '@huiyin/files'
import { namedFiles, type ReadableLog } from './named-files.js'

export interface SweepPorts {
  readonly files: Files
  readonly log: ReadableLog
  readonly journal: Pick<ErasureJournal, 'read'>
}

/** Who was erased, as the journal says. */
export const erasedSubjects = async (journal: Pick<ErasureJournal, 'read'>): Promise<ReadonlySet<string>> =>
  new Set((await journal.read()).map(({ subject }) => subject))

/**
 * Removes the files that no fact names: uploads whose form was never sent, and what a restore brought back of somebody
 * erased. Only those that are old enough: a younger one may still be named. The old ones are listed first and the log is
 * read afterwards, so a file that was named before it was too old for that is always found named. Returns how many.
 */
export const sweepFiles = async ({ files, log, journal }: SweepPorts): Promise<number> => {
  const old = (await files.list()).filter(({ ageMillis }) => ageMillis > SWEPT_AFTER_MILLIS)
  if (old.length === 0) return 0
  const named = new Set((await namedFiles(log, await erasedSubjects(journal))).map(({ address }) => address))
  const removed = await Promise.all(
    old.filter(({ address }) => !named.has(address)).map(({ address }) => files.remove(address)),
  )
  return removed.filter(Boolean).length
}

const SIX_HOURS_MILLIS = 6 * 3_600_000

/** Sweeps now and every six hours; the timer does not keep the process alive. */
export const keepSwept = (ports: SweepPorts, onFault: (error: unknown) => void): { stop(): void } => {
  const sweep = () => void sweepFiles(ports).catch(onFault)
  const timer = setInterval(sweep, SIX_HOURS_MILLIS)
  timer.unref()
  sweep()
  return { stop: () => clearInterval(timer) }
}
