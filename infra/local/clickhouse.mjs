// A ClickHouse of one's own on a private folder and port of this machine, without docker:
//
//   node infra/local/clickhouse.mjs start --folder F [--port N]   prints {"url", "port", "folder", "logs"} when it answers
//   node infra/local/clickhouse.mjs stop --folder F [--immediate]
//   node infra/local/clickhouse.mjs find                          prints whether the engine is there; exit code 2 where not
//
// Both may be called again: what runs already is left alone, what is stopped stays stopped. Without a port a free one is
// taken, and kept for the next start. Everything lies in the folder: data, login, port, logs. It is a stand-in: the engine
// of chdb behind the HTTP interface (clickhouse/server.mjs); docs/operations/clickhouse.md says what it cannot show.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, takeOrders } from './orders.mjs'

const SERVER = fileURLToPath(new URL('clickhouse/server.mjs', import.meta.url))
const USER = 'huiyin'
const WAIT_MILLIS = 60_000
/** Of two that are started at once the engine refuses one; so long the other may take to be seen. */
const ANOTHER_MILLIS = 2_000
const sleep = (millis) => new Promise((done) => setTimeout(done, millis))

const placesIn = (folder) => ({
  folder,
  logs: join(folder, 'logs'),
  login: join(folder, 'login.json'),
  port: join(folder, 'port'),
  running: join(folder, 'running.json'),
})

const isThere = () => {
  try {
    return existsSync(createRequire(import.meta.url).resolve('chdb'))
  } catch {
    return false
  }
}

/** The process that serves this folder, and its port, or null: a pid that another program has now is none of ours. */
const runningIn = ({ folder, running }) => {
  if (!existsSync(running)) return null
  const { pid, port } = JSON.parse(readFileSync(running, 'utf8'))
  const command = `/proc/${pid}/cmdline`
  const words = existsSync(command) ? readFileSync(command, 'utf8').split('\0') : []
  return words.includes(SERVER) && words.includes(folder) ? { pid, port } : null
}

const prepare = ({ folder, logs, login }) => {
  for (const one of [folder, logs]) mkdirSync(one, { recursive: true, mode: 0o700 })
  if (existsSync(login)) return
  const [password, own] = [randomBytes(18).toString('hex'), `${login}.${process.pid}`]
  writeFileSync(own, JSON.stringify({ user: USER, password }), { mode: 0o600 })
  try {
    linkSync(own, login) // whole, and only the first of two
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  } finally {
    unlinkSync(own)
  }
}

const launch = ({ folder, logs }, port) => {
  const log = openSync(join(logs, 'clickhouse.log'), 'a')
  const child = spawn(process.execPath, [SERVER, '--folder', folder, '--port', port], {
    ...{ cwd: folder, detached: true, stdio: ['ignore', log, log] },
    env: { ...process.env, NODE_OPTIONS: '', UV_THREADPOOL_SIZE: '16' },
  })
  let endedAt = Infinity
  child.on('exit', () => (endedAt = Date.now()))
  child.unref()
  return () => Date.now() - endedAt > ANOTHER_MILLIS
}

const answers = async (port) => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ping`)).ok
  } catch {
    return false
  }
}

const healthy = async (places, hasEnded) => {
  for (const end = Date.now() + WAIT_MILLIS; Date.now() < end; await sleep(25)) {
    const served = runningIn(places)
    if (served && (await answers(served.port))) return served.port
    if (!served && hasEnded()) throw new Error(`ClickHouse ended; see ${join(places.logs, 'clickhouse.log')}`)
  }
  throw new Error(`ClickHouse did not answer in ${WAIT_MILLIS / 1000} s; see ${places.logs}`)
}

const start = async (folder, wanted) => {
  if (!isThere()) throw new Error('the package chdb is not installed (npm ci)')
  const places = placesIn(folder)
  prepare(places)
  let hasEnded = () => false
  if (runningIn(places) === null) {
    const kept = existsSync(places.port) ? readFileSync(places.port, 'utf8') : null
    hasEnded = launch(places, wanted ?? kept ?? String(await freePort()))
  }
  const port = await healthy(places, hasEnded)
  writeFileSync(places.port, String(port))
  const { user, password } = JSON.parse(readFileSync(places.login, 'utf8'))
  return { url: `http://${user}:${password}@127.0.0.1:${port}`, port, folder, logs: places.logs }
}

/** Lets what runs come to its end; `immediate` is what a loss of power would be to the process. */
const stop = async (folder, signal) => {
  const places = placesIn(folder)
  const served = runningIn(places)
  if (served) process.kill(served.pid, signal)
  for (const end = Date.now() + WAIT_MILLIS; runningIn(places) && Date.now() < end;) await sleep(25)
  if (runningIn(places)) throw new Error(`ClickHouse, process ${served.pid}, did not end`)
}

await takeOrders('clickhouse', {
  start,
  stop: (folder, immediate) => stop(folder, immediate ? 'SIGKILL' : 'SIGTERM'),
  find: () => ({ says: isThere() ? 'chdb' : 'none', isThere: isThere() }),
})
