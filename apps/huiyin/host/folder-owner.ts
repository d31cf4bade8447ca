import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exclusiveLock } from '@huiyin/store-sqlite'
import { z } from 'zod'

/** Where the owner of a folder listens for commands, and the word that shows one may read the folder. */
export interface OwnerAddress {
  readonly port: number
  readonly token: string
}

/** The process that works on a folder, as its lock file names it. */
export interface FolderOwner {
  readonly pid: number
  /** Null for an owner that takes no commands. */
  readonly address: OwnerAddress | null
}

const owner = z.object({
  pid: z.number().int().positive(),
  address: z.object({ port: z.number().int().min(1).max(65_535), token: z.string().min(32) }).nullable(),
})

/** Another process works on this folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
  constructor(
    path: string,
    readonly pid: number | null,
  ) {
    const who = pid === null ? 'another process' : `process ${pid}`
    super(`${path} is in use by ${who}; stop it first, or name another folder with --data`)
  }
}

const fileOf = (path: string): string => join(path, 'owner.pid')
const lockOf = (path: string): string => join(path, 'owner.lock')

const readOwner = (path: string): FolderOwner | null => {
  try {
    return owner.parse(JSON.parse(readFileSync(fileOf(path), 'utf8')))
  } catch {
    return null // it is being written, or says nothing
  }
}

/**
 * Who holds a folder, or null when nobody does. Whether somebody does is told by the lock, which the operating system
 * takes back from a process that ends: a pid that another program has got since is not believed.
 */
export const ownerOf = (path: string): FolderOwner | 'unnamed' | null => {
  if (!existsSync(lockOf(path))) return null
  const lock = exclusiveLock(lockOf(path))
  if (lock === null) return readOwner(path) ?? 'unnamed'
  lock.release()
  return null
}

/** Written beside and moved into place, so that nobody reads half of it. */
const writeOwner = (path: string, named: FolderOwner): void => {
  const beside = `${fileOf(path)}.new`
  rmSync(beside, { force: true })
  writeFileSync(beside, `${JSON.stringify(named)}\n`, { mode: 0o600, flag: 'wx' })
  renameSync(beside, fileOf(path))
}

/** A folder that is this process's own. */
export interface Ownership {
  /** Says where commands for the folder may be sent; null: nowhere any more. */
  announce(address: OwnerAddress | null): void
  /** Gives the folder back to whoever comes next. */
  release(): void
}

/** Takes a folder that is there for this process. Throws `FolderInUse`; of two that start together one gets it. */
export const takeOwnership = (path: string): Ownership => {
  const lock = exclusiveLock(lockOf(path))
  if (lock === null) throw new FolderInUse(path, readOwner(path)?.pid ?? null)
  writeOwner(path, { pid: process.pid, address: null })
  let isHeld = true
  return {
    announce: (address) => {
      if (isHeld) writeOwner(path, { pid: process.pid, address })
    },
    release: () => {
      if (!isHeld) return
      isHeld = false
      rmSync(fileOf(path), { force: true })
      lock.release()
    },
  }
}
