import { execFileSync, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))

/** The days over which everything came in; the first deadlines are passed on the last of them. */
export const SPAN = { from: '2026-11-10', to: '2026-11-27', at: '2026-11-27T08:30:00.000Z' } as const

/** A folder with so many open items, made by `huiyin simulate` unless it is there; what was made before is used again. */
export const fullFolder = (folder: string, items: number): void => {
  if (existsSync(join(folder, 'log.db'))) return
  const asked = ['--data', folder, '--items', String(items), '--from', SPAN.from, '--to', SPAN.to, '--open']
  execFileSync(process.execPath, ['--max-semi-space-size=64', 'apps/huiyin/bin/huiyin.js', 'simulate', ...asked], {
    ...{ cwd: ROOT, stdio: 'inherit' },
  })
}

/** The product over the folder, in a process of its own. */
export interface Product {
  readonly address: string
  /** Seconds of the processor it has used so far. */
  readonly cpuSeconds: () => Promise<number>
  readonly close: () => Promise<void>
}

interface Said {
  readonly address?: string
  readonly cpu?: NodeJS.CpuUsage
}

/**
 * Starts the product over a folder; with `oneThread` its lists are asked on the thread that does everything else. Throws
 * where it ends before it listens.
 */
export const startProduct = async (folder: string, oneThread = false): Promise<Product> => {
  const given = [folder, SPAN.at, ...(oneThread ? ['--one-thread'] : [])]
  const child = fork(fileURLToPath(new URL('server.js', import.meta.url)), given, {
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
  })
  const hear = () =>
    new Promise<Said>((resolve, reject) => {
      child.once('message', (said) => resolve(said as Said))
      child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)))
    })
  const { address } = await hear()
  return {
    address: address!,
    cpuSeconds: async () => {
      child.send('cpu')
      const { user, system } = (await hear()).cpu!
      return (user + system) / 1e6
    },
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.disconnect()
      }),
  }
}
