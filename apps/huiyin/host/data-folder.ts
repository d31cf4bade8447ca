import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where an installation keeps what; every file has one owner. */
export interface DataFolder {
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
  /** Password hashes and sessions; never in the log. */
  readonly identity: string
  /** What was erased; kept outside the vault, and apart from its backups. */
  readonly erasures: string
  readonly imports: string
  /** Gives the folder back to whoever comes next. */
  release(): void
}

/** Another process works on this folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
  constructor(
    path: string,
    readonly pid: number,
  ) {
    super(`${path} is in use by process ${pid}; stop it first, or name another folder with --data`)
  }
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

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Who holds a folder, or null when nobody does or the holder is gone. */
export const ownerOf = (path: string): number | null => {
  const file = join(path, 'owner.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').trim())
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null
}

/** Creates the lock file or fails: of two processes that start together one gets it. */
const takeLock = (path: string): void => {
  const file = join(path, 'owner.pid')
  const owner = ownerOf(path)
  if (owner !== null) throw new FolderInUse(path, owner)
  rmSync(file, { force: true })
  const descriptor = openSync(file, 'wx', 0o600)
  writeSync(descriptor, `${process.pid}\n`)
  closeSync(descriptor)
}

/** Takes a data folder for this process. Throws `FolderInUse` with the other process's id. */
export const takeDataFolder = (folder: string): DataFolder => {
  const path = resolve(folder)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  takeLock(path)
  return {
    path,
    log: join(path, 'log.db'),
    lists: join(path, 'lists.db'),
    marks: join(path, 'marks.db'),
    ranges: join(path, 'ranges.db'),
    clickhouse: join(path, 'clickhouse'),
    settings: join(path, 'settings.json'),
    seals: process.env['HUIYIN_SEALS'] ?? join(path, 'seals.jsonl'),
    vault: join(path, 'vault'),
    identity: join(path, 'identity.db'),
    erasures: join(path, 'erasures.jsonl'),
    imports: join(path, 'imports'),
    release: () => rmSync(join(path, 'owner.pid'), { force: true }),
  }
}
