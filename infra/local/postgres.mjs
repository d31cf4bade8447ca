// A PostgreSQL of one's own on a private folder and port of this machine, without docker:
//
//   node infra/local/postgres.mjs start --folder F [--port N]   prints {"url", "port", "folder", "logs"} when it answers
//   node infra/local/postgres.mjs stop --folder F [--immediate]
//   node infra/local/postgres.mjs find                          prints where the programs are; exit code 2 where there are none
//
// Both may be called again: what runs already is left alone, what is stopped stays stopped. Without a port a free one is
// taken, and kept for the next start. Everything lies in the folder: the data, the password, the port, the logs. It is
// never run as root: root starts it as the user `postgres`, to whom the folder then belongs.
import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, takeOrders } from './orders.mjs'

const run = promisify(execFile)
const USER = 'huiyin'
const DATABASE = 'huiyin'
const OLDEST = 15
const DEBIAN = '/usr/lib/postgresql'

/** Where the programs of the newest PostgreSQL lie that is new enough, or null. */
const programs = () => {
  const own = process.env.HUIYIN_POSTGRES_BIN
  if (own) return existsSync(join(own, 'initdb')) ? own : null
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : []
  const newest = versions.filter((version) => version >= OLDEST).sort((one, other) => other - one)
  return newest.map((version) => join(DEBIAN, `${version}/bin`)).find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

/** Whose process it is to be: our own, or `postgres` when we are root. */
const owner = () => {
  if (process.getuid() !== 0) return {}
  const id = (kind) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const placesIn = (folder) => ({
  folder,
  data: join(folder, 'data'),
  logs: join(folder, 'logs'),
  password: join(folder, 'password'),
  port: join(folder, 'port'),
})

const as = (who, bin, places) => ({
  /** Runs one of the programs; its words are in the error when it fails. */
  call: (name, ...args) =>
    run(join(bin, name), args, { ...who, cwd: places.folder, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' } }),
})

const isRunning = async (postgres, { data }) => {
  try {
    await postgres.call('pg_ctl', 'status', '-D', data)
    return true
  } catch {
    return false
  }
}

const mine = (who, path) => {
  if (who.uid !== undefined) chownSync(path, who.uid, who.gid)
}

/** Makes folder, password and data once; a making that was broken off is begun anew. */
const prepare = async (postgres, who, places) => {
  for (const folder of [places.folder, places.logs]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    mine(who, folder)
  }
  const made = join(places.data, 'made')
  if (existsSync(made)) return
  rmSync(places.data, { recursive: true, force: true })
  writeFileSync(places.password, randomBytes(18).toString('hex'), { mode: 0o600 })
  mine(who, places.password)
  const local = ['--auth=scram-sha-256', `--pwfile=${places.password}`, `--username=${USER}`]
  await postgres.call('initdb', '-D', places.data, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', ...local)
  writeFileSync(made, '')
}

const urlOf = ({ password, port }, database = DATABASE) =>
  `postgres://${USER}:${readFileSync(password, 'utf8')}@127.0.0.1:${readFileSync(port, 'utf8')}/${database}`

/** Waits until it is ready to answer and has the database. */
const healthy = async (postgres, places) => {
  const port = readFileSync(places.port, 'utf8')
  await postgres.call('pg_isready', '-h', '127.0.0.1', '-p', port, '-t', '10')
  const ask = (sql) => postgres.call('psql', '-qAtX', '-d', urlOf(places, 'postgres'), '-c', sql)
  const { stdout } = await ask(`SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`)
  if (stdout.trim() !== '1') await ask(`CREATE DATABASE ${DATABASE}`)
}

const launch = async (postgres, places, wanted) => {
  const kept = existsSync(places.port) ? readFileSync(places.port, 'utf8') : null
  const port = wanted ?? kept ?? String(await freePort())
  writeFileSync(places.port, port)
  const settings = [`-p ${port}`, '-h 127.0.0.1', `-k ${places.folder}`, '-c max_connections=500']
  const log = join(places.logs, 'postgres.log')
  await postgres.call('pg_ctl', 'start', '-D', places.data, '-w', '-t', '30', '-l', log, '-o', settings.join(' '))
}

const start = async (folder, port) => {
  const bin = programs()
  if (bin === null) throw new Error('no PostgreSQL 15 or later is installed (Debian: apt-get install postgresql)')
  const who = owner()
  const places = placesIn(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const postgres = as(who, bin, places)
  await prepare(postgres, who, places)
  if (!(await isRunning(postgres, places))) await launch(postgres, places, port)
  await healthy(postgres, places)
  return { url: urlOf(places), port: Number(readFileSync(places.port, 'utf8')), folder, logs: places.logs }
}

/** `fast` lets work under way go and writes everything down; `immediate` is what a loss of power would be. */
const stop = async (folder, mode) => {
  const bin = programs()
  const places = placesIn(folder)
  if (bin === null || !existsSync(places.data)) return
  const postgres = as(owner(), bin, places)
  if (await isRunning(postgres, places)) await postgres.call('pg_ctl', 'stop', '-D', places.data, '-w', '-m', mode)
}

await takeOrders('postgres', {
  start,
  stop: (folder, immediate) => stop(folder, immediate ? 'immediate' : 'fast'),
  find: () => ({ says: programs() ?? 'none', isThere: programs() !== null }),
})
