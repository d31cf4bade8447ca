import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Erasure } from '@huiyin/privacy'
import { takeDataFolder, type DataFolder } from '../host/data-folder.js'
import { FolderInUse, ownerOf } from '../host/folder-owner.js'
import { beginNewEpoch } from '../host/restored.js'
import { eraseAgain, newestErasures } from './erase-again.js'
import { checkedManifest, type Manifest } from './manifest.js'
import { besideOf, placed, putInPlace } from './places.js'

export interface RestoreOptions {
  readonly from: string
  readonly data: string
  /** Why; it stands in the log for ever. */
  readonly reason: string
  /** The newest journal of erasures there is, kept apart from the backup. */
  readonly erasures?: string | undefined
}

/** What a restore put back. */
export interface Restored {
  readonly manifest: Manifest
  readonly erasedAgain: number
}

const SEALS = 'seals.jsonl'

/** The seals belong where the operator keeps them; one that is there already is newer than any copy. */
const copyParts = async ({ parts }: Manifest, from: string, folder: DataFolder): Promise<void> => {
  for (const { path } of parts) {
    const to = path === SEALS ? folder.seals : join(folder.path, path)
    if (path === SEALS && existsSync(to)) continue
    await placed(join(from, path), to)
  }
}

interface Filling extends Pick<RestoreOptions, 'from' | 'reason'> {
  readonly newest: readonly Erasure[]
}

/** Everything of the restored folder while it is not in its place. */
const filled = async (folder: DataFolder, manifest: Manifest, { from, reason, newest }: Filling): Promise<number> => {
  try {
    await copyParts(manifest, from, folder)
    const erasedAgain = await eraseAgain(folder, newest)
    await beginNewEpoch(folder, reason)
    return erasedAgain
  } finally {
    folder.release()
  }
}

/**
 * Puts a backup into a folder that nobody uses and that is empty: checked first, in a new epoch, with every erasure done
 * again; the folder is in its place when all of that is so. Reactions, lists and figures begin anew at the start. Throws
 * `FolderInUse` or `NotPossible`, and then nothing is changed.
 */
export const restoreBackup = async ({ from: given, data, reason, erasures }: RestoreOptions): Promise<Restored> => {
  const [place, from] = [resolve(data), resolve(given)]
  const owner = existsSync(place) ? ownerOf(place) : null
  if (owner !== null) throw new FolderInUse(place, owner === 'unnamed' ? null : owner.pid)
  const manifest = await checkedManifest(from)
  const newest = await newestErasures(erasures)
  const beside = besideOf(place, 'restoring')
  try {
    const erasedAgain = await filled(takeDataFolder(beside), manifest, { from, reason, newest })
    await putInPlace(beside, place)
    return { manifest, erasedAgain }
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    throw error
  }
}
