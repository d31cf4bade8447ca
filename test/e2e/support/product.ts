import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SCREENS = join(ROOT, 'apps/dashboard')
const NOT_SOURCE = /(^|\/)(dist|node_modules)(\/|$)|[.]spec[.]ts$|[.]md$/
const READY_WITHIN = 120_000

const changedAt = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0)

const newestSource = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => !NOT_SOURCE.test(file))
      .map((file) => changedAt(join(folder, file))),
  )

const run = (command: string, args: readonly string[], cwd: string): void => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
}

/** Compiles the host, and bundles the screens when a source is newer than the bundle. */
export const buildProduct = (): void => {
  run(join(ROOT, 'node_modules/.bin/tsc'), ['-b', 'apps/huiyin'], ROOT)
  const newest = Math.max(newestSource(SCREENS), newestSource(join(ROOT, 'libs/charts')))
  if (newest > changedAt(join(SCREENS, 'dist/index.html')))
    run(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build'], SCREENS)
}

/** The product with its demonstration, as `npm start` runs it. */
export interface Product {
  readonly address: string
  readonly password: string
  stop(): Promise<void>
}

/** Starts the demonstration on a free port and waits for the address and the password it prints. */
export const startProduct = (): Promise<Product> => {
  const child = spawn(process.execPath, ['apps/huiyin/bin/huiyin.js', 'start', '--demo', '--port', '0'], {
    cwd: ROOT,
    env: { ...process.env, UV_THREADPOOL_SIZE: '16', HUIYIN_DATA: undefined },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`the product was not ready in time:\n${said}`)), READY_WITHIN)
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      const password = /demo accounts, password (\S+)\s/.exec(said)?.[1]
      if (address === undefined || password === undefined) return
      clearTimeout(timer)
      resolve({ address, password, stop })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`the product stopped before it was ready:\n${said}`)))
  })
}
