import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs'
import { copyFile, readdir, rename, rmdir } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Instant } from '@huiyin/kernel'
import { trustedSealsIn } from '@huiyin/process-host'
import { copyDatabase, sqliteLogFile } from '@huiyin/store-sqlite'
import { NotPossible } from '../cli/exit.js'
import type { DataFolder } from '../host/data-folder.js'
import { MANIFEST, partOf, type Manifest, type Part } from './manifest.js'

const isNotThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Every file below a folder; what goes away meanwhile is left out. */
const filesBelow = async (folder: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true })
    return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  } catch (error) {
    if (isNotThere(error)) return []
    throw error
  }
}

const copied = async (from: string, to: string): Promise<void> => {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await copyFile(from, to)
  } catch (error) {
    if (!isNotThere(error)) throw error
  }
}

const copiedFolder = async (from: string, to: string): Promise<void> => {
  for (const file of await filesBelow(from)) await copied(file, join(to, relative(from, file)))
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

/**
 * The log first: whatever it names is in what is copied after it, which may only be newer. The journal of erasures before the
 * vault: a key that is in the copy of the vault and in no line of the journal was not ordered to be destroyed. Files last,
 * they never change. Of the seals those that the copied log holds.
 */
const copyParts = async (folder: DataFolder, to: string): Promise<Manifest['end']> => {
  await copiedDatabase(folder.log, join(to, 'log.db'))
  const end = await endOf(join(to, 'log.db'))
  await copied(folder.erasures, join(to, 'erasures.jsonl'))
  await copied(join(folder.vault, 'vault.key'), join(to, 'vault/vault.key'))
  await copiedDatabase(join(folder.vault, 'vault.db'), join(to, 'vault/vault.db'))
  await copiedDatabase(folder.identity, join(to, 'identity.db'))
  await copied(folder.settings, join(to, 'settings.json'))
  const seals = trustedSealsIn(folder.seals).filter(({ position }) => position <= (end?.position ?? -1))
  writeFileSync(join(to, 'seals.jsonl'), seals.map((seal) => `${JSON.stringify(seal)}\n`).join(''))
  await copiedFolder(folder.access, join(to, 'access'))
  await copiedFolder(folder.files, join(to, 'files'))
  return end
}

const synced = (path: string): void => {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Puts a folder in its place, which was empty or not there, for good. */
export const putInPlace = async (made: string, place: string): Promise<void> => {
  for (const file of await filesBelow(made)) synced(file)
  synced(made)
  if (existsSync(place)) await rmdir(place)
  await rename(made, place)
  synced(dirname(place))
}

/** A folder beside the place it will have; what was begun there before and broken off is not touched. */
export const besideOf = (place: string, what: string): string => {
  if (existsSync(place) && readdirSync(place).length > 0) throw new NotPossible(`${place} is not empty.`)
  const beside = `${place}.${what}`
  if (existsSync(beside)) throw new NotPossible(`${beside} was begun and broken off; remove it and run this again.`)
  mkdirSync(beside, { recursive: true, mode: 0o700 })
  return beside
}

/**
 * Copies what an installation cannot be without into a new folder, also while it runs. A folder of that name is a whole
 * backup: it is put in place when its manifest is written. Throws `NotPossible` where the place is taken.
 */
export const takeBackup = async (folder: DataFolder, place: string, takenAt: Instant): Promise<Manifest> => {
  const to = resolve(place)
  const beside = besideOf(to, 'part')
  const end = await copyParts(folder, beside)
  const parts: Part[] = []
  for (const file of [...(await filesBelow(beside))].toSorted()) {
    chmodSync(file, 0o600)
    parts.push(await partOf(beside, relative(beside, file)))
  }
  const manifest: Manifest = { format: 1, takenAt, end, parts }
  writeFileSync(join(beside, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
  await putInPlace(beside, to)
  return manifest
}
