import { rmSync } from 'node:fs'
import { systemClock } from '@huiyin/kernel'
import { isInLog, recordOperation, type EventStore } from '@huiyin/event-sourcing'
import { readMarks } from '@huiyin/bus-embedded'
import { sqliteEventStore, startNewEpoch } from '@huiyin/store-sqlite'
import type { DataFolder } from './data-folder.js'

/** The log is not the one its reactions know: it was restored from a backup. Nothing was started. */
export class LogRestored extends Error {
  override name = 'LogRestored'
}

type Marks = ReturnType<typeof readMarks>['marks']

/** The marks of reactions that lie at places this log does not have. */
export const foreignMarks = async (store: EventStore, file: string): Promise<Marks> => {
  const { marks } = readMarks(file)
  const known = await Promise.all(marks.map((mark) => isInLog(store, mark)))
  return marks.filter((_, index) => !known[index])
}

/**
 * Throws `LogRestored` where a reaction has come to a place this log does not have: what it did then may be lost, and
 * who goes on from where is for the operator to say (design §3, marks and checkpoints).
 */
export const requireKnownLog = async (folder: DataFolder, store: EventStore): Promise<void> => {
  const foreign = await foreignMarks(store, folder.marks)
  if (foreign.length === 0) return
  const head = await store.head()
  const end = head ? `ends at position ${head.position}, recorded at ${head.recordedAt}` : 'is empty'
  const furthest = Math.max(...foreign.map(({ position }) => position))
  throw new LogRestored(
    `${folder.log} ${end}, but ${foreign.map(({ consumer }) => consumer).join(', ')} had come to position ${furthest} ` +
      'of a log that went on differently: it was restored from a backup, or cut. Nothing was started.\n' +
      '  To go on with this log, without what was acknowledged after its end:\n' +
      `    huiyin accept restored-log --data ${folder.path} --reason '…'\n` +
      '  Otherwise put the right log.db (with its log.db-wal) back and start again.',
  )
}

/** Begins a new epoch of a restored log, and records in it that and why. */
export const beginNewEpoch = async ({ log }: Pick<DataFolder, 'log'>, reason: string): Promise<void> => {
  const { before: epochBefore, epoch } = startNewEpoch(log)
  const store = sqliteEventStore({ file: log, clock: systemClock })
  const lastPosition = (await store.head())?.position ?? 0
  const accepted = { type: 'RestoreAccepted', data: { epochBefore, epoch, lastPosition, reason } } as const
  await recordOperation(store, accepted, { clock: systemClock, id: epoch })
  await store.close()
}

/**
 * Goes on with a log that was restored: a new epoch, the decision as a fact, and the reactions from the log's beginning.
 * Every command of theirs has the id it had before, so what is in the log stays as it is and what was lost comes again.
 * Cut short, it is done again. Resolves with the number of reactions that begin anew; 0: the log was not restored.
 */
export const acceptRestoredLog = async (folder: DataFolder, reason: string): Promise<number> => {
  const store = sqliteEventStore({ file: folder.log, clock: systemClock })
  const foreign = await foreignMarks(store, folder.marks)
  await store.close()
  if (foreign.length === 0) return 0
  await beginNewEpoch(folder, reason)
  for (const end of ['', '-wal', '-shm']) rmSync(`${folder.marks}${end}`, { force: true })
  return foreign.length
}
