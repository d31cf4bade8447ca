import { resolve } from 'node:path'
import { operatorConfig, readConfig } from '@huiyin/process-host'
import { contentOf } from '../cli/backup.js'
import { EXIT, NotPossible, unlessStopped, type ExitCode } from '../cli/exit.js'
import { watchedAt } from '../cli/progress.js'
import type { Terminal } from '../cli/terminal.js'
import { backUpProcesses, LOG_FILE } from './backup-processes.js'
import type { DeedName, Given } from './deed.js'
import { requireNobodyRuns } from './nobody-runs.js'
import { placesOf } from './places.js'
import { restoreProcesses } from './restore-processes.js'

/** What is done with the database and the folders of an installation, whether its processes run or not. */
type FolderDeed = (given: Given, terminal: Terminal) => Promise<ExitCode>

const configIn = ({ config }: Given) => readConfig(operatorConfig, { file: config, env: process.env })

/** Copies what cannot be made anew, also while the processes run. */
const backup: FolderDeed = async (given, terminal) => {
  if (!given.to) throw new NotPossible('Say where to: cluster backup --to /mnt/backups/2026-03-01')
  const config = configIn(given)
  const to = resolve(given.to)
  const installation = { url: config.postgres.url, places: placesOf(config) }
  const manifest = await backUpProcesses(installation, to, watchedAt(terminal))
  terminal.print(contentOf(to, manifest))
  terminal.print(`Who has its ${LOG_FILE} and its vault/ can read everything: keep them in two places.`)
  return EXIT.ok
}

/** Puts a backup into a database without a log and into empty folders. */
const restore: FolderDeed = async (given, terminal) => {
  if (!given.from) throw new NotPossible('Say where from: cluster restore --from /mnt/backups/2026-03-01')
  const config = configIn(given)
  await requireNobodyRuns(config)
  const { from, erasures, reason = 'restored from a backup' } = given
  const watch = watchedAt(terminal)
  const installation = { url: config.postgres.url, places: placesOf(config) }
  const { manifest, erasedAgain } = await restoreProcesses(installation, { from, reason, erasures, watch })
  terminal.print(`The database holds the log up to position ${manifest.end?.position ?? 0}, in a new epoch.`)
  if (erasedAgain > 0) terminal.print(`${erasedAgain} who were erased since are erased again.`)
  terminal.print('Start the processes: reactions go through the log once more, lists and figures are made anew.')
  return EXIT.ok
}

const DEEDS = { backup, restore } as const

/** Whether a deed needs no process. */
export const isFolderDeed = (deed: DeedName): deed is keyof typeof DEEDS => Object.hasOwn(DEEDS, deed)

/** Does it by the operator's configuration; stopped on the way, what was begun is undone. */
export const runFolderDeed = (deed: keyof typeof DEEDS, given: Given, terminal: Terminal): Promise<ExitCode> =>
  unlessStopped(terminal.signal, () => DEEDS[deed](given, terminal))
