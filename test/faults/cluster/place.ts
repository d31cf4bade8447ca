import { execFile, spawn, type ExecFileException } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const GONE_MILLIS = 20_000
const LONGEST_OUTPUT = 64 * 1_024 * 1_024

/** The servers that stand below the processes. */
export type ServerName = 'postgres' | 'kafka' | 'clickhouse'

/** What `infra/local/up` says of what it has started. */
export interface Upped {
  readonly operator: string
  readonly addresses: Readonly<Record<string, readonly string[]>>
  readonly postgres: { readonly url: string }
  readonly clickhouse: { readonly url: string }
  readonly kafka: { readonly brokers: string | readonly string[] }
}

export interface PlaceOptions {
  readonly folder: string
  /** Which kinds of processes there are. */
  readonly kinds: readonly string[]
  /** Whose citizens come to the pages of citizens. */
  readonly tenant: string
  /** How long a process may be silent before its share goes to others. */
  readonly sessionSeconds: number
  /** How many of each context there are. */
  readonly instances: number
  /** What of the configurations is otherwise than on a machine without cables: the file that says so, or null. */
  readonly changes: string | null
}

export const sleep = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

/** Why a program failed that was run to its end: with what it said on either way, and how it ended. */
const whyFailed = (error: unknown): Error => {
  const { message, code, signal, stdout } = error as ExecFileException & { readonly stdout?: string }
  return new Error(`${message}\nended with ${signal ?? code}; it said: ${stdout}`, { cause: error })
}

const node = async (...args: readonly string[]): Promise<string> => {
  const ended = run(process.execPath, [...args], { cwd: ROOT, maxBuffer: LONGEST_OUTPUT })
  const { stdout } = await ended.catch((error: unknown) => Promise.reject(whyFailed(error)))
  return stdout
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until a process is gone. */
const gone = async (pid: number): Promise<void> => {
  for (const end = Date.now() + GONE_MILLIS; isAlive(pid); await sleep(20)) {
    if (Date.now() > end) throw new Error(`process ${pid} does not end`)
  }
}

/** An installation of real processes in a folder of its own. Only what this folder knows as its own is touched. */
export const placeIn = ({ folder, kinds, tenant, sessionSeconds, instances, changes }: PlaceOptions) => {
  const cluster = join(ROOT, 'infra/local/cluster.mjs')
  const own = [
    ...['--folder', folder, '--tenant', tenant, '--session-seconds', String(sessionSeconds)],
    ...['--instances', String(instances), ...(changes === null ? [] : ['--changes', changes])],
  ]
  const pidOf = (name: string): number => {
    const { pids } = JSON.parse(readFileSync(join(folder, 'cluster.json'), 'utf8')) as { pids: Record<string, number> }
    if (!pids[name]) throw new Error(`no process ${name} was started in ${folder}`)
    return pids[name]
  }
  const signal = (name: string, sign: NodeJS.Signals): number => {
    const pid = pidOf(name)
    process.kill(pid, sign)
    return pid
  }
  return {
    folder,
    kinds,
    /** Starts whatever does not run, and waits until all of it is ready. */
    up: async (more: readonly string[] = []): Promise<Upped> =>
      JSON.parse(await node(cluster, 'up', ...own, '--only', kinds.join(','), ...more)) as Upped,
    down: async (more: readonly string[] = []): Promise<void> => void (await node(cluster, 'down', ...own, ...more)),
    /** Resolves with what it says of itself. */
    server: (name: ServerName, order: 'start' | 'stop', more: readonly string[] = []): Promise<string> =>
      node(join(ROOT, `infra/local/${name}.mjs`), order, '--folder', join(folder, name), ...more),
    /** Runs one of PostgreSQL's own programs. */
    postgres: async (program: string, ...args: readonly string[]): Promise<string> => {
      const bin = (await node(join(ROOT, 'infra/local/postgres.mjs'), 'find')).trim()
      return (await run(join(bin, program), [...args], { maxBuffer: LONGEST_OUTPUT })).stdout
    },
    brokerPid: (): number => Number(readFileSync(join(folder, 'kafka/pid'), 'utf8')),
    signal,
    kill: async (name: string): Promise<void> => gone(signal(name, 'SIGKILL')),
    /** Lets a process finish what it does and end. */
    stop: async (name: string): Promise<void> => gone(signal(name, 'SIGTERM')),
    isRunning: (name: string): boolean => isAlive(pidOf(name)),
    /** The command line of the product, as its operator uses it. */
    operate: (...words: readonly string[]): Promise<string> =>
      node(
        join(ROOT, 'apps/huiyin/bin/huiyin.js'),
        ...['cluster', ...words, '--config', join(folder, 'config/operator.yaml')],
      ),
    configOf: (name: string): string => join(folder, 'config', `${name}.yaml`),
    logOf: (name: string): string => readFileSync(join(folder, 'logs', `${name}.log`), 'utf8'),
  }
}

/** An installation of real processes. */
export type Place = ReturnType<typeof placeIn>

/** Another program in a process's place, with that process's configuration; ended by `end`. */
export const instead = (
  place: Place,
  name: string,
  { program, args }: { program: string; args: readonly string[] },
) => {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HUIYIN_CONFIG: place.configOf(name) },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    end: async (): Promise<void> => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
