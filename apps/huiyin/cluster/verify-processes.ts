import { resolve } from 'node:path'
import { accessDaysIn } from '@huiyin/access-log'
import { localFiles } from '@huiyin/files-local'
import { trustedSealsIn } from '@huiyin/installation'
import type { Clock } from '@huiyin/kernel'
import { openAccessDays } from '@huiyin/process-host'
import type { OperatorConfig } from '@huiyin/process-host/config'
import { postgresEventStore } from '@huiyin/store-postgres'
import { fileErasureJournal } from '@huiyin/vault-sqlite'
import type { ExitCode } from '../cli/exit.js'
import type { Terminal } from '../cli/terminal.js'
import { verification } from '../cli/verification.js'
import type { Given } from './deed.js'
import { placesOf } from './places.js'

/** The log of processes until it is told to stop: then it is at its end. */
const readUntil = (log: Awaited<ReturnType<typeof postgresEventStore>>, signal: AbortSignal) => ({
  head: log.head,
  readLog: async (...asked: Parameters<typeof log.readLog>) => (signal.aborted ? [] : log.readLog(...asked)),
})

/**
 * Whether anybody rewrote the log of an installation of processes, and whether every file that it names and every day of
 * its access log is as it was; also while they run. `about`: a folder with days of the access log from before they were
 * kept in PostgreSQL. Throws `NotPossible` where the configuration does not say where erasures and seals lie.
 */
export const verifyProcesses = async (
  { config, clock }: { readonly config: OperatorConfig; readonly clock: Clock },
  { about, seals, json }: Pick<Given, 'about' | 'seals' | 'json'>,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { erasures, files, seals: kept } = placesOf(config)
  const { url } = config.postgres
  const earlier = about === undefined ? undefined : accessDaysIn(resolve(about))
  const log = await postgresEventStore({ url, clock, listenTo: [] })
  const access = await openAccessDays(url, earlier)
  try {
    return await verification(
      {
        log: readUntil(log, terminal.signal),
        trustedSeals: trustedSealsIn(seals === undefined ? kept : resolve(seals)),
        files: localFiles({ folder: files }),
        journal: fileErasureJournal(erasures),
        access: access.days,
      },
      { json },
      terminal,
    )
  } finally {
    await access.close()
    await log.close()
  }
}
