import { join } from 'node:path'
import { systemClock } from '@huiyin/kernel'
import { copyShared } from '@huiyin/process-host'
import { hasLog, postgresEventStore } from '@huiyin/store-postgres'
import type { Manifest } from '../backup/manifest.js'
import { takeBackup } from '../backup/take-backup.js'
import { NotPossible } from '../cli/exit.js'
import { unwatched, type Watch } from '../cli/progress.js'
import { writeLogFile } from './log-file.js'
import type { Places } from './places.js'

/** The log of processes in a backup. */
export const LOG_FILE = 'log.jsonl.gz'

/** An installation of processes: its database, and where it keeps what lies beside it. */
export interface Processes {
  readonly url: string
  readonly places: Places
}

/** The log, then passwords and accesses, which may only be newer. */
const copyLog = async (url: string, to: string, watch: Watch): Promise<Manifest['end']> => {
  if (!(await hasLog({ url }))) throw new NotPossible('The database has no log; is it the right one?')
  const store = await postgresEventStore({ url, clock: systemClock })
  try {
    const end = await writeLogFile(store, join(to, LOG_FILE), watch)
    watch.step('passwords and accesses')
    await copyShared(url, to)
    return end
  } finally {
    await store.close()
  }
}

/** Copies what an installation of processes cannot be without into a new folder, also while they run. */
export const backUpProcesses = ({ url, places }: Processes, to: string, watch: Watch = unwatched): Promise<Manifest> =>
  takeBackup({ ...places, of: 'processes', copyLog: (folder) => copyLog(url, folder, watch) }, to, {
    takenAt: systemClock.now(),
    watch,
  })
