import { existsSync, mkdirSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { replayErasures } from '@huiyin/privacy'
import { fileErasureJournal, isVaultMissing, sqliteKeyVault } from '@huiyin/vault-sqlite'
import { NotPossible } from '../cli/exit.js'
import { takeDataFolder, type DataFolder } from '../host/data-folder.js'
import { FolderInUse, ownerOf } from '../host/folder-owner.js'
import { beginNewEpoch } from '../host/restored.js'
import { checkedManifest, type Manifest } from './manifest.js'
import { besideOf, putInPlace } from './take-backup.js'

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
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    await copyFile(join(from, path), to)
  }
}

/** Whoever was erased, by the backup's journal or by one that is newer, is erased in the restored vault too. */
const eraseAgain = async (folder: DataFolder, newest: string | undefined): Promise<number> => {
  const journal = fileErasureJournal(folder.erasures)
  if (newest !== undefined) {
    if (!existsSync(newest)) throw new NotPossible(`There is no journal of erasures ${newest}.`)
    const known = new Set((await journal.read()).map((line) => JSON.stringify(line)))
    const later = (await fileErasureJournal(newest).read()).filter((line) => !known.has(JSON.stringify(line)))
    if (later.length > 0) await journal.append(later)
  }
  if (isVaultMissing(folder.vault)) return 0
  const vault = await sqliteKeyVault({ folder: folder.vault })
  try {
    return (await replayErasures(journal, vault)).length
  } finally {
    await vault.close()
  }
}

/** Everything of the restored folder while it is not in its place. */
const filled = async (
  folder: DataFolder,
  manifest: Manifest,
  { from, reason, erasures }: Pick<RestoreOptions, 'from' | 'reason' | 'erasures'>,
): Promise<number> => {
  try {
    await copyParts(manifest, from, folder)
    const erasedAgain = await eraseAgain(folder, erasures)
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
export const restoreBackup = async ({ from, data, reason, erasures }: RestoreOptions): Promise<Restored> => {
  const place = resolve(data)
  const owner = existsSync(place) ? ownerOf(place) : null
  if (owner !== null) throw new FolderInUse(place, owner === 'unnamed' ? null : owner.pid)
  const manifest = await checkedManifest(resolve(from))
  const folder = takeDataFolder(besideOf(place, 'restoring'))
  const erasedAgain = await filled(folder, manifest, { from: resolve(from), reason, erasures })
  await putInPlace(folder.path, place)
  return { manifest, erasedAgain }
}
