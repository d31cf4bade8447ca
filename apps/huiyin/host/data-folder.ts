import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { takeOwnership, type Ownership } from './folder-owner.js'

export { FolderInUse } from './folder-owner.js'

/** Where an installation keeps what; every file has one owner. */
export interface DataFolder extends Ownership {
  readonly path: string
  readonly log: string
  readonly lists: string
  readonly marks: string
  readonly ranges: string
  readonly clickhouse: string
  readonly settings: string
  /** The seals of the log; to be of use against a forger it belongs on another machine (`HUIYIN_SEALS`). */
  readonly seals: string
  /** The key vault and its key file. */
  readonly vault: string
  /** Evidence and photos as ciphertext, each under its hash; the log says which there have to be. */
  readonly files: string
  /** Password hashes and sessions; never in the log. */
  readonly identity: string
  /** What was erased; kept outside the vault, and apart from its backups. */
  readonly erasures: string
  readonly imports: string
  /** Who asked what, a file for each day (UTC). */
  readonly access: string
}

/** There is no log in this folder. */
export class NoLogHere extends Error {
  override name = 'NoLogHere'
}

/** Throws `NoLogHere` for a folder that no installation has worked in; creates nothing. */
export const requireLog = (folder: string): void => {
  const file = join(resolve(folder), 'log.db')
  if (!existsSync(file)) throw new NoLogHere(`${resolve(folder)} holds no log (log.db); is it the right folder?`)
}

/** Takes a data folder for this process. Throws `FolderInUse` with the other process's id. */
export const takeDataFolder = (folder: string): DataFolder => {
  const path = resolve(folder)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const ownership = takeOwnership(path)
  return {
    ...ownership,
    path,
    log: join(path, 'log.db'),
    lists: join(path, 'lists.db'),
    marks: join(path, 'marks.db'),
    ranges: join(path, 'ranges.db'),
    clickhouse: join(path, 'clickhouse'),
    settings: join(path, 'settings.json'),
    seals: process.env['HUIYIN_SEALS'] ?? join(path, 'seals.jsonl'),
    vault: join(path, 'vault'),
    files: join(path, 'files'),
    identity: join(path, 'identity.db'),
    erasures: join(path, 'erasures.jsonl'),
    imports: join(path, 'imports'),
    access: join(path, 'access'),
  }
}
