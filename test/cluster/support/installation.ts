import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A whole installation on this machine: servers and processes, started as `npm run cluster` starts them. */
export interface RunningInstallation {
  readonly folder: string
  readonly addresses: Readonly<Record<string, readonly string[]>>
  readonly kafka: { readonly brokers: string }
  readonly postgres: { readonly url: string }
  readonly clickhouse: { readonly url: string }
  /** The operator's configuration. */
  readonly operator: string
  readonly pids: Readonly<Record<string, number>>
}

/** Starts everything in a folder of its own, and removes it afterwards. */
export const startInstallation = async (
  ...more: readonly string[]
): Promise<RunningInstallation & { remove(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-whole-'))
  chmodSync(folder, 0o711) // PostgreSQL runs as a user of its own where root starts it
  const order = (...words: readonly string[]) =>
    run(process.execPath, ['infra/local/cluster.mjs', ...words, '--folder', folder], { cwd: ROOT })
  const remove = async () => {
    await order('down', '--immediate')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { stdout } = await order('up', ...more)
    return { ...(JSON.parse(stdout) as RunningInstallation), remove }
  } catch (error) {
    await remove()
    throw error
  }
}
