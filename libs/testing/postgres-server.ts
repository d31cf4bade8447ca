import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const SCRIPT = fileURLToPath(new URL('../../infra/local/postgres.mjs', import.meta.url))
const run = promisify(execFile)

/** A PostgreSQL of one spec: nobody else has it, and it is gone afterwards. */
export interface PostgresServer {
  readonly url: string
  /** Starts it again on the same port; nothing happens where it runs. */
  start(): Promise<void>
  /** Stops it as a loss of power would. */
  crash(): Promise<void>
  /** Stops it and removes its folder. */
  remove(): Promise<void>
}

/** Why no PostgreSQL can be started here, or null. */
export const postgresMissing = (): string | null =>
  spawnSync(process.execPath, [SCRIPT, 'find']).status === 0 ? null : 'no PostgreSQL 15 or later is installed'

/**
 * Starts a PostgreSQL on a folder and port of its own (`infra/local`); takes about two seconds. The folder lies in memory
 * where there is such a folder: a spec makes a hundred logs, and what reaches the disk is PostgreSQL's own promise.
 */
export const postgresServer = async (): Promise<PostgresServer> => {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'huiyin-pg-'))
  const order = (...words: readonly string[]) => run(process.execPath, [SCRIPT, ...words, '--folder', folder])
  const { stdout } = await order('start')
  const { url } = JSON.parse(stdout) as { readonly url: string }
  return {
    url,
    start: async () => {
      await order('start')
    },
    crash: async () => {
      await order('stop', '--immediate')
    },
    remove: async () => {
      await order('stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
