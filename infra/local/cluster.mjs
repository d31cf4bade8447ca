// An installation of processes on this machine, without docker: PostgreSQL, Kafka, ClickHouse (or what stands in for it) and
// every process of the product, each with its own configuration.
//
//   infra/local/up   [--folder F] [--instances N] [--clock machine|shared] [--only a,b | --only-servers] [--traces URL]
//                    [--session-seconds N] [--changes FILE]
//   infra/local/down [--folder F] [--immediate] [--keep-servers]
//
// Both may be called again: what runs is left alone, what is stopped is started, what is stopped stays stopped. `up` prints
// where everything listens as JSON when all of it is ready. Everything lies in the folder: servers, configuration with
// secrets (readable by its owner only), logs. What of the configurations shall be otherwise than here lies in a file of JSON:
// `{ "intake": { "postgres": { "url": … } }, "operator": … }`, by the name of a process.
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { BUNDLE, isFresh, processFile } from '../../apps/huiyin/bin/bundle.js'
import { freePorts } from './orders.mjs'
import { ASKS, changed, configOf, instancesOf, ORDER, PROGRAMS } from './plan.mjs'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const READY_MILLIS = 90_000
const STOP_MILLIS = 30_000
const sleep = (millis) => new Promise((go) => setTimeout(go, millis))

const server = async (name, order, folder, ...more) => {
  const program = join(root, 'infra/local', `${name}.mjs`)
  if (!existsSync(program)) return null
  const { stdout } = await run(process.execPath, [program, order, '--folder', join(folder, name), ...more])
  return order === 'start' ? JSON.parse(stdout) : null
}

/** What is kept between calls: secrets and ports, made once. */
const kept = (folder) => {
  const file = join(folder, 'cluster.json')
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { secrets: {}, ports: {}, pids: {} }
  return {
    ...known,
    save: (changed) => writeFileSync(file, JSON.stringify({ ...known, ...changed }, null, 2), { mode: 0o600 }),
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const nameOf = ({ kind, instance }) => (instance === '1' ? kind : `${kind}-${instance}`)

/** What a process begins with: its part of the bundle, while that is made of what is compiled now; it loads in half the time. */
const programOf = (kind) => (isFresh() ? join(BUNDLE, `${processFile(kind)}.js`) : join(root, PROGRAMS[kind]))

/** One process in the background, its log in a file. */
const launch = (one, folder, configFile) => {
  const log = openSync(join(folder, 'logs', `${nameOf(one)}.log`), 'a', 0o600)
  const child = spawn(process.execPath, [programOf(one.kind)], {
    cwd: root,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', UV_THREADPOOL_SIZE: '8', HUIYIN_CONFIG: configFile },
  })
  child.unref()
  return child.pid
}

/** Resolves when a process is ready that says itself it is this one: where two were given one port, the other answers. */
const ready = async (one, port, pid) => {
  const name = nameOf(one)
  for (const end = Date.now() + READY_MILLIS; Date.now() < end; await sleep(100)) {
    if (!isAlive(pid)) throw new Error(`${name} has stopped; its log says why`)
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null)
    if (!answer?.ok) continue
    const { process: kind, instance } = await answer.json().catch(() => ({}))
    if (kind === one.kind && instance === one.instance) return
  }
  throw new Error(`${name} is not ready after ${READY_MILLIS / 1000} s; its log says why`)
}

const startServers = async (folder) => {
  const postgres = await server('postgres', 'start', folder)
  const kafka = await server('kafka', 'start', folder)
  const clickhouse = await server('clickhouse', 'start', folder)
  return { postgres, kafka, clickhouse }
}

const wantedOf = ({ only, instances, 'only-servers': isWithoutProcesses }) => {
  if (isWithoutProcesses) return [] // the operator's configuration is written all the same: for a restore
  const kinds = only ? only.split(',') : ORDER.filter((kind) => existsSync(join(root, PROGRAMS[kind])))
  const unknown = kinds.filter((kind) => !ORDER.includes(kind))
  if (unknown.length > 0) throw new Error(`there is no process ${unknown.join(', ')}; there are ${ORDER.join(', ')}`)
  return instancesOf(
    ORDER.filter((kind) => kinds.includes(kind)),
    Number(instances),
  )
}

const prepare = (folder) => {
  for (const part of ['', 'logs', 'config', 'files']) {
    mkdirSync(join(folder, part), { recursive: true, mode: part === '' ? 0o711 : 0o700 })
  }
  chmodSync(folder, 0o711) // PostgreSQL runs as a user of its own where root starts it
}

/** Ports and secrets of everything that is wanted, the known ones kept. */
const provided = async (wanted, known) => {
  const secrets = { ...known.secrets }
  for (const kind of Object.keys(ASKS)) secrets[kind] ??= randomBytes(32).toString('base64url')
  // also of what is not started now: whoever asks it finds nobody, and says so when he asks
  const names = [...new Set([...instancesOf(ORDER, 1), ...wanted].map(nameOf))].filter((name) => !known.ports[name])
  const free = await freePorts(names.length)
  const ports = { ...known.ports, ...Object.fromEntries(names.map((name, nth) => [name, free[nth]])) }
  return { secrets, ports }
}

/** What lies around every process. */
const aroundOf = (folder, { tenant, traces, clock, 'session-seconds': seconds }, { postgres, kafka, clickhouse }) => ({
  ...{ folder, tenant, traces, clickhouse: { url: clickhouse?.url ?? 'http://127.0.0.1:1' } },
  log: { postgres: { url: postgres.url }, settings: join(folder, 'settings.json'), clock },
  bus: { kafka: { brokers: [kafka.brokers].flat(), sessionSeconds: Number(seconds) } },
})

/** Where the instances of every kind listen; of what is not started, where its first would. */
const addressesOf = (wanted, ports) =>
  Object.fromEntries(
    ORDER.map((kind) => {
      const started = wanted.filter((one) => one.kind === kind)
      const all = started.length > 0 ? started : instancesOf([kind], 1)
      return [kind, all.map((one) => `http://127.0.0.1:${ports[nameOf(one)]}`)]
    }),
  )

const up = async (folder, given) => {
  prepare(folder)
  const wanted = wantedOf(given)
  const known = kept(folder)
  const servers = await startServers(folder)
  const { secrets, ports } = await provided(wanted, known)
  const pids = { ...known.pids }
  const [around, addresses] = [aroundOf(folder, given, servers), addressesOf(wanted, ports)]
  const configFile = (one) => join(folder, 'config', `${nameOf(one)}.yaml`)
  const changes = given.changes ? JSON.parse(readFileSync(given.changes, 'utf8')) : {}
  const write = (one, port) => {
    const config = changed(configOf(one, port, { around, secrets, addresses }), changes[nameOf(one)])
    writeFileSync(configFile(one), JSON.stringify(config, null, 2), { mode: 0o600 })
  }
  const operator = { kind: 'operator', instance: '1' }
  write(operator, 0)
  known.save({ secrets, ports, pids })
  for (const one of wanted) {
    const name = nameOf(one)
    if (pids[name] && isAlive(pids[name])) continue
    write(one, ports[name])
    pids[name] = launch(one, folder, configFile(one))
    known.save({ secrets, ports, pids })
    if (one.kind === 'vault') await ready(one, ports[name], pids[name])
  }
  for (const one of wanted) await ready(one, ports[nameOf(one)], pids[nameOf(one)])
  const isNew = !existsSync(join(folder, 'settings.json'))
  return { folder, ...servers, addresses, operator: configFile(operator), isNew, pids }
}

const stopProcess = async (pid, signal) => {
  if (!isAlive(pid)) return
  process.kill(pid, signal)
  for (const end = Date.now() + STOP_MILLIS; isAlive(pid) && Date.now() < end; await sleep(50));
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}

const down = async (folder, { immediate, 'keep-servers': keepServers }) => {
  const known = kept(folder)
  const signal = immediate ? 'SIGKILL' : 'SIGTERM'
  const names = Object.keys(known.pids)
  await Promise.all(
    names.filter((name) => !name.startsWith('vault')).map((name) => stopProcess(known.pids[name], signal)),
  )
  if (known.pids.vault) await stopProcess(known.pids.vault, signal) // the last: the others may still ask it
  if (existsSync(join(folder, 'cluster.json'))) known.save({ pids: {} })
  if (keepServers) return
  const more = immediate ? ['--immediate'] : []
  for (const name of ['clickhouse', 'kafka', 'postgres']) {
    if (existsSync(join(folder, name))) await server(name, 'stop', folder, ...more)
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: 'data/cluster' },
    instances: { type: 'string', default: '1' },
    clock: { type: 'string', default: 'machine' },
    tenant: { type: 'string', default: 'demo' },
    only: { type: 'string' },
    'only-servers': { type: 'boolean', default: false },
    traces: { type: 'string' },
    changes: { type: 'string' },
    'session-seconds': { type: 'string', default: '30' },
    immediate: { type: 'boolean', default: false },
    'keep-servers': { type: 'boolean', default: false },
  },
})
const folder = resolve(values.folder)
try {
  const [order] = positionals
  if (order === 'up') console.log(JSON.stringify(await up(folder, values), null, 2))
  else if (order === 'down') await down(folder, values)
  else throw new Error('up or down, and --folder')
} catch (error) {
  console.error(error instanceof Error ? `${error.message}${error.stderr ?? ''}` : error)
  process.exitCode = 1
}
