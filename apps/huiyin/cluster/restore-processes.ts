import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { orUnwound, type Close } from '@huiyin/installation'
import { systemClock } from '@huiyin/kernel'
import type { Erasure } from '@huiyin/privacy'
import { beginRestoredLog, isSharedCopy, putSharedBack, sharedSchemasIn } from '@huiyin/process-host'
import { putLogBack, refuseLog, type PutBack } from '@huiyin/store-postgres'
import { eraseAgain, newestErasures } from '../backup/erase-again.js'
import { checkedManifest, type Manifest } from '../backup/manifest.js'
import { placed, putInPlace, requireFree } from '../backup/places.js'
import type { Restored } from '../backup/restore-backup.js'
import { NotPossible } from '../cli/exit.js'
import { unwatched, type Watch } from '../cli/progress.js'
import { LOG_FILE, type Processes } from './backup-processes.js'
import { readLogFile } from './log-file.js'
import type { Places } from './places.js'

/** What an operator says of a restore. */
export interface RestoreOfProcesses {
  readonly from: string
  /** Why; it stands in the log for ever. */
  readonly reason: string
  /** The newest journal of erasures there is, kept apart from the backup. */
  readonly erasures?: string | undefined
  readonly watch?: Watch
}

const RESTORING = 'restoring'
const besideOf = (place: string): string => `${place}.${RESTORING}`

/** Where a file of the backup belongs: in which of the places, and what it is called there. */
const homeOf = (path: string, places: Places): { readonly place: string; readonly below: string } => {
  const [first = '', ...rest] = path.split('/')
  const homes: Readonly<Record<string, { readonly place: string; readonly below: string }>> = {
    'erasures.jsonl': { place: places.erasures, below: '' },
    'settings.json': { place: places.settings, below: '' },
    'seals.jsonl': { place: places.seals, below: '' },
    vault: { place: places.vault, below: rest.join('/') },
    files: { place: places.files, below: rest.join('/') },
  }
  const home = homes[first]
  if (home) return home
  throw new NotPossible(`This version of the product does not know where ${path} of the backup belongs.`)
}

/** The places that are filled. Seals that are there already are newer than any copy, and stay. */
const placesToFill = ({ vault, erasures, settings, files, seals }: Places): readonly string[] =>
  [vault, erasures, settings, files, ...(existsSync(seals) ? [] : [seals])].map((one) => resolve(one))

/** Everything beside the log, beside the places it will have. */
const fillBeside = async (
  { parts }: Manifest,
  from: string,
  { places, fill, watch }: { readonly places: Places; readonly fill: readonly string[]; readonly watch: Watch },
): Promise<void> => {
  for (const place of fill) mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
  for (const [index, { path }] of parts.entries()) {
    watch.step(`copying file ${index + 1} of ${parts.length}`)
    if (path === LOG_FILE || isSharedCopy(path)) continue
    const { place, below } = homeOf(path, places)
    if (fill.includes(resolve(place))) await placed(join(from, path), join(besideOf(resolve(place)), below))
  }
}

const eraseBeside = ({ erasures, vault }: Places, newest: readonly Erasure[]): Promise<number> =>
  eraseAgain({ erasures: besideOf(resolve(erasures)), vault: besideOf(resolve(vault)) }, newest)

/** The log in its database, whole and in a new epoch, but without its name. */
const putBack = async (
  { url }: Pick<Processes, 'url'>,
  { end }: Manifest,
  { from, reason, watch, undo }: Pick<RestoreOfProcesses, 'reason' | 'from'> & Step,
): Promise<PutBack> => {
  const copy = await readLogFile(join(from, LOG_FILE), { watch, end: end?.position ?? 0 })
  const log = await putLogBack({ url }, copy)
  undo(log.drop)
  if (log.end?.hash !== end?.hash) throw new NotPossible('The log of this backup does not end where its manifest says.')
  await beginRestoredLog(log.place, { reason, clock: systemClock })
  return log
}

/** Throws `NotPossible` where passwords or accesses lie in the database already. */
const refuseShared = async ({ url }: Pick<Processes, 'url'>): Promise<void> => {
  const there = await sharedSchemasIn(url)
  if (there.length > 0) throw new NotPossible(`The database has a schema ${there[0]} already; is it the right one?`)
}

interface Step {
  readonly watch: Watch
  readonly undo: (close: Close) => void
}

const putAllInPlace = async (fill: readonly string[], { undo }: Pick<Step, 'undo'>): Promise<void> => {
  for (const place of fill.filter((one) => existsSync(besideOf(one)))) {
    await putInPlace(besideOf(place), place)
    undo(() => rmSync(place, { recursive: true, force: true }))
  }
}

/**
 * Puts a backup into a database that has nothing and into places that are empty: checked first, in a new epoch, with every
 * erasure done again. Until all of that is so nothing has its name; the log gets its own last. No process may run.
 * Reactions, lists and figures begin anew at the start. Throws `NotPossible` or `LogInTheWay`, and then nothing is changed.
 */
export const restoreProcesses = async (
  { url, places }: Processes,
  { from: given, reason, erasures, watch = unwatched }: RestoreOfProcesses,
): Promise<Restored> => {
  const [from, fill] = [resolve(given), placesToFill(places)]
  for (const place of fill) requireFree(place, RESTORING)
  await refuseLog({ url })
  await refuseShared({ url })
  const newest = await newestErasures(erasures)
  const manifest = await checkedManifest(from, 'processes', watch)
  const { erasedAgain } = await orUnwound(async (undo) => {
    for (const place of fill) undo(() => rmSync(besideOf(place), { recursive: true, force: true }))
    await fillBeside(manifest, from, { places, fill, watch })
    const again = await eraseBeside(places, newest)
    const log = await putBack({ url }, manifest, { from, reason, watch, undo })
    const { drop } = await putSharedBack(url, from)
    undo(drop)
    await putAllInPlace(fill, { undo })
    await log.finish()
    return { erasedAgain: again }
  })
  return { manifest, erasedAgain }
}
