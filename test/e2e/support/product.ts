import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const READY_WITHIN = 120_000

/** Builds what `npm start` builds. */
export const buildProduct = (): void => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/build.mjs'], { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the product could not be built:\n${stderr}`)
}

/** The product with its demonstration, as `npm start` runs it. */
export interface Product {
  readonly address: string
  readonly password: string
  stop(): Promise<void>
}

interface Started {
  readonly args: readonly string[]
  /** The password of what was said up to now; undefined while it has not been said. */
  readonly passwordIn: (said: string) => string | undefined
}

const started = ({ args, passwordIn }: Started): Promise<Product> => {
  const child = spawn(process.execPath, ['apps/huiyin/bin/huiyin.js', 'start', '--port', '0', ...args], {
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
      const password = passwordIn(said)
      if (address === undefined || password === undefined) return
      clearTimeout(timer)
      resolve({ address, password, stop })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`the product stopped before it was ready:\n${said}`)))
  })
}

/** Starts the demonstration on a free port and waits for the address and the password it prints. */
export const startProduct = (): Promise<Product> =>
  started({ args: ['--demo'], passwordIn: (said) => /demo accounts, password (\S+)\s/.exec(said)?.[1] })

/** Starts the product over a folder that is there, whose accounts have this password. */
export const startOver = (data: string, password: string): Promise<Product> =>
  started({ args: ['--data', data], passwordIn: () => password })
