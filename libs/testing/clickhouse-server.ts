import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const SCRIPT = fileURLToPath(new URL('../../infra/local/clickhouse.mjs', import.meta.url))
const run = promisify(execFile)

/** A ClickHouse of one spec behind HTTP: nobody else has it, and it is gone afterwards. */
export interface ClickHouseServer {
  readonly url: string
  /** Starts it again on the same port; nothing happens where it runs. */
  start(): Promise<void>
  /** Stops it as a loss of power would stop the process. */
  crash(): Promise<void>
  /** Stops it and removes its folder. */
  remove(): Promise<void>
}

/** Why no ClickHouse can be started here, or null. */
export const clickHouseMissing = (): string | null =>
  spawnSync(process.execPath, [SCRIPT, 'find']).status === 0 ? null : 'the package chdb is not installed'

/** Starts a ClickHouse on a folder and port of its own (`infra/local`); takes about a second. */
export const clickHouseServer = async (): Promise<ClickHouseServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-ch-'))
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
