import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Instant } from '@huiyin/kernel'
import { trustedSealsIn } from '@huiyin/installation'
import { copyDatabase, sqliteLogFile } from '@huiyin/store-sqlite'
import { unwatched, type Watch } from '../cli/progress.js'
import type { DataFolder } from '../host/data-folder.js'
import { MANIFEST, partOf, type Manifest, type Part } from './manifest.js'
import { besideOf, copied, copiedFolder, filesBelow, putInPlace } from './places.js'

/** Where an installation keeps what lies beside its log; processes keep passwords and accesses in their database. */
export type BesideLog = Pick<DataFolder, 'erasures' | 'vault' | 'settings' | 'seals' | 'files'> &
  Partial<Pick<DataFolder, 'identity' | 'access'>>

/** An installation that is copied. */
export interface Copied extends BesideLog {
  readonly of: Manifest['of']
  /** Copies the log, as it is at one moment, into a folder, then what lies in its database; says where it ends. */
  readonly copyLog: (to: string, watch: Watch) => Promise<Manifest['end']>
}

const copiedDatabase = async (from: string, to: string): Promise<void> => {
  if (!existsSync(from)) return
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  await copyDatabase(from, to)
}

const endOf = async (log: string): Promise<Manifest['end']> => {
  const file = sqliteLogFile(log)
  try {
    const head = await file.head()
    return head && { position: head.position, hash: head.hash }
  } finally {
    file.close()
  }
}

/** The data folder of the product in one process. */
export const dataFolder = (folder: DataFolder): Copied => ({
  ...folder,
  of: 'folder',
  copyLog: async (to) => {
    await copiedDatabase(folder.log, join(to, 'log.db'))
    return endOf(join(to, 'log.db'))
  },
})

/**
 * The log first: whatever it names is in what is copied after it, which may only be newer. The journal of erasures before the
 * vault: a key that is in the copy of the vault and in no line of the journal was not ordered to be destroyed. Files last,
 * they never change. Of the seals those that the copied log holds.
 */
const copyParts = async (from: Copied, to: string, watch: Watch): Promise<Manifest['end']> => {
  const end = await from.copyLog(to, watch)
  await copied(from.erasures, join(to, 'erasures.jsonl'))
  await copied(join(from.vault, 'vault.key'), join(to, 'vault/vault.key'))
  await copiedDatabase(join(from.vault, 'vault.db'), join(to, 'vault/vault.db'))
  if (from.identity) await copiedDatabase(from.identity, join(to, 'identity.db'))
  await copied(from.settings, join(to, 'settings.json'))
  const seals = trustedSealsIn(from.seals).filter(({ position }) => position <= (end?.position ?? -1))
  writeFileSync(join(to, 'seals.jsonl'), seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''))
  if (from.access) await copiedFolder(from.access, join(to, 'access'), watch)
  await copiedFolder(from.files, join(to, 'files'), watch)
  return end
}

/** The parts of a copy with their hashes, once nobody but its owner may read them. */
const partsIn = async (folder: string, watch: Watch): Promise<readonly Part[]> => {
  const files = [...(await filesBelow(folder))].toSorted()
  const parts: Part[] = []
  for (const [index, file] of files.entries()) {
    watch.step(`hashing file ${index + 1} of ${files.length}`)
    chmodSync(file, 0o600)
    parts.push(await partOf(folder, relative(folder, file)))
  }
  return parts
}

/**
 * Copies what an installation cannot be without into a new folder, also while it runs. A folder of that name is a whole
 * backup: it is put in place when its manifest is written, and what was begun and failed is removed. Throws `NotPossible`
 * where the place is taken.
 */
export const takeBackup = async (
  from: Copied,
  place: string,
  { takenAt, watch = unwatched }: { readonly takenAt: Instant; readonly watch?: Watch },
): Promise<Manifest> => {
  const to = resolve(place)
  const beside = besideOf(to, 'part')
  try {
    const end = await copyParts(from, beside, watch)
    const parts = [...(await partsIn(beside, watch))]
    const manifest: Manifest = { format: 1, of: from.of, takenAt, end, parts }
    writeFileSync(join(beside, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
    await putInPlace(beside, to)
    return manifest
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    throw error
  }
}
