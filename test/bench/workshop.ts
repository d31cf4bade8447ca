import { fork, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Order } from './slices.js'

/** One store of the comparison in a process of its own. Its calls reject when that fails or takes too long. */
export interface Stall {
  readonly adapter: string
  order<Answer>(order: Order): Promise<Answer>
  /** What it said of the logs it wrote. */
  readonly verified: { readonly verified: number; readonly findings: number }[]
  end(): void
}

/** A temporary folder with a copy of the comparison and our adapters in it. */
export interface Workshop {
  stall(adapter: string): Promise<Stall>
  remove(): void
}

const MOST_MILLIS = 120_000
/** As the product starts itself; every store of the comparison gets the same. */
const YOUNG_SPACE = '--max-semi-space-size=32'

const install = (folder: string): void => {
  const args = ['install', '--legacy-peer-deps', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`emmett could not be installed: ${stderr.slice(-400)}`)
}

/** Copies the comparison; packages are linked from the workspace or, where emmett is wanted, installed in the copy. */
export const openWorkshop = (source: string, root: string, withEmmett: boolean): Workshop => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-'))
  for (const name of ['lib.mjs', 'adapters', 'package.json', 'package-lock.json']) {
    if (existsSync(join(source, name))) cpSync(join(source, name), join(folder, name), { recursive: true })
  }
  if (withEmmett) install(folder)
  else symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const built = JSON.stringify(new URL('./adapter.js', import.meta.url).href)
  writeFileSync(join(folder, 'adapters/huiyin.mjs'), `export { open } from ${built}\n`)
  writeFileSync(join(folder, 'adapters/huiyin-handler.mjs'), `export { openHandler as open } from ${built}\n`)
  writeFileSync(join(folder, 'adapters/huiyin-postgres.mjs'), `export { openPostgres as open } from ${built}\n`)
  const raw = JSON.stringify(new URL('./postgres-raw.js', import.meta.url).href)
  writeFileSync(join(folder, 'adapters/postgres-raw.mjs'), `export { openRaw as open } from ${raw}\n`)
  return {
    stall: (adapter) => openStall(folder, adapter),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const inTime = <T>(adapter: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${adapter} took longer than ${MOST_MILLIS / 1_000} s`)), MOST_MILLIS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

type Said = { readonly answer?: unknown; readonly error?: string }

const nextOf = (child: ChildProcess, adapter: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${adapter} ended with ${code}`))
    child.once('exit', ended)
    child.once('message', ({ answer, error }: Said) => {
      child.off('exit', ended)
      if (error === undefined) resolve(answer)
      else reject(new Error(`${adapter}: ${error}`))
    })
  })

const openStall = async (folder: string, adapter: string): Promise<Stall> => {
  const data = join(folder, `data-${adapter}`)
  mkdirSync(data)
  const child = fork(fileURLToPath(new URL('./bench-child.js', import.meta.url)), [folder, adapter, data], {
    execArgv: [YOUNG_SPACE],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  })
  const verified: { verified: number; findings: number }[] = []
  child.stdout!.on('data', (chunk: Buffer) => {
    const lines = chunk
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('{"verified"'))
    verified.push(...lines.map((line) => JSON.parse(line) as { verified: number; findings: number }))
  })
  await inTime(adapter, nextOf(child, adapter))
  return {
    adapter,
    verified,
    order: async <Answer>(order: Order) => {
      child.send(order)
      return (await inTime(adapter, nextOf(child, adapter))) as Answer
    },
    end: () => child.kill('SIGKILL'),
  }
}
