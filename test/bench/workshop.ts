import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One line a benchmark printed. */
export type Measured = Readonly<Record<string, unknown>> & { readonly scenario?: string }

/** A temporary folder with a copy of the comparison and our adapters in it. */
export interface Workshop {
  /** Runs scenarios with one adapter in a process of its own. Rejects when it does not come to its end. */
  run(adapter: string, scenarios: readonly string[], seconds: number): Promise<readonly Measured[]>
  remove(): void
}

const MOST_MILLIS = 180_000
/** As the product starts itself; every store of the comparison gets the same. */
const YOUNG_SPACE = '--max-semi-space-size=32'

const install = (folder: string): void => {
  const { status, stderr } = spawnSync('npm', ['install', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`emmett could not be installed: ${stderr.slice(-400)}`)
}

/** Copies the comparison; packages are linked from the workspace or, where emmett is wanted, installed in the copy. */
export const openWorkshop = (source: string, root: string, withEmmett: boolean): Workshop => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-'))
  for (const name of ['bench.mjs', 'lib.mjs', 'adapters', 'package.json', 'package-lock.json']) {
    if (existsSync(join(source, name))) cpSync(join(source, name), join(folder, name), { recursive: true })
  }
  if (withEmmett) install(folder)
  else symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const built = JSON.stringify(new URL('./adapter.js', import.meta.url).href)
  writeFileSync(join(folder, 'adapters/huiyin.mjs'), `export { name, open } from ${built}\n`)
  writeFileSync(join(folder, 'adapters/huiyin-handler.mjs'), `export { name, openHandler as open } from ${built}\n`)
  const data = join(folder, 'data')
  mkdirSync(data)
  return {
    run: (adapter, scenarios, seconds) => runOne(folder, [adapter, data, String(seconds), scenarios.join(',')]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const runOne = (folder: string, args: readonly string[]): Promise<readonly Measured[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [YOUNG_SPACE, 'bench.mjs', ...args], { cwd: folder, timeout: MOST_MILLIS })
    let [out, complaint] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-800)))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      const lines = out.split('\n').filter((line) => line.startsWith('{'))
      const measured = lines.map((line) => JSON.parse(line) as Measured)
      const thrown = measured.find((line) => 'uncaughtException' in line)
      if (code === 0 && !thrown) resolve(measured)
      else reject(new Error(`${args[0]} ended with ${code ?? signal}: ${complaint || JSON.stringify(thrown)}`))
    })
  })
