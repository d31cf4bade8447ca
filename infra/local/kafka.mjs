// A Kafka 4 broker of one's own on a private folder and port of this machine, without docker:
//
//   node infra/local/kafka.mjs start --folder F [--port N] [--cable N]
//                                                             prints {"brokers", "port", "folder", "logs"} when it answers
//   node infra/local/kafka.mjs stop --folder F [--immediate]
//   node infra/local/kafka.mjs find                           prints what is missing; exit code 2 where something is
//
// Both may be called again: what runs already is left alone, what is stopped stays stopped. Without a port a free one is
// taken, and kept for the next start. With a cable it listens on a second port, `cabled`, and tells whoever comes in there
// that it is to be found at the cable's port, so that nobody goes round what lies between. Everything lies in the folder:
// data, ports, pid, logs. The jars are fetched by Maven once into infra/local/kafka/jars. A fresh Debian needs:
// apt-get install --no-install-recommends openjdk-17-jre-headless maven
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePorts, takeOrders } from './orders.mjs'

const HERE = fileURLToPath(new URL('kafka/', import.meta.url))
const JARS = join(HERE, 'jars')
const WAIT_MILLIS = 120_000
const sleep = (millis) => new Promise((done) => setTimeout(done, millis))
const answers = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** What this machine lacks, or null. */
const missing = () => {
  if (!answers('java', '-version')) return 'no java (Debian: apt-get install openjdk-17-jre-headless)'
  if (!existsSync(JARS) && !answers('mvn', '--version'))
    return 'no mvn to fetch Kafka with (Debian: apt-get install maven)'
  return null
}

/** Has Maven fetch the jars once; two who do it at once do not meet, because the folder is put in place when it is whole. */
const fetchJars = () => {
  if (existsSync(JARS)) return
  const part = `${JARS}.${process.pid}`
  const { status, stdout } = spawnSync(
    'mvn',
    ['-q', '-B', '-f', join(HERE, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${part}`],
    { encoding: 'utf8' },
  )
  if (status !== 0) {
    rmSync(part, { recursive: true, force: true })
    throw new Error(`Maven could not fetch Kafka:\n${stdout}`)
  }
  if (existsSync(JARS)) rmSync(part, { recursive: true })
  else renameSync(part, JARS)
}

const placesIn = (folder) => ({
  folder,
  data: join(folder, 'data'),
  logs: join(folder, 'logs'),
  settings: join(folder, 'server.properties'),
  ports: join(folder, 'ports.json'),
  pid: join(folder, 'pid'),
})

/** One process that is broker and controller. Groups may have short sessions, so that specs need not wait long. */
const settingsOf = ({ data }, { broker, controller, cable, cabled }) => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}${cable ? `,CABLE://127.0.0.1:${cabled}` : ''}
advertised.listeners=PLAINTEXT://127.0.0.1:${broker}${cable ? `,CABLE://127.0.0.1:${cable}` : ''}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,CABLE:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${data}
auto.create.topics.enable=false
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=500
`

const java = (...args) => ['-cp', join(JARS, '*'), ...args]

/** The broker's process, or null: a pid that another program has now is none of ours. */
const pidOf = ({ pid, settings }) => {
  if (!existsSync(pid)) return null
  const number = readFileSync(pid, 'utf8')
  const command = `/proc/${number}/cmdline`
  return existsSync(command) && readFileSync(command, 'utf8').includes(settings) ? Number(number) : null
}

const format = (places) => {
  if (existsSync(join(places.data, 'meta.properties'))) return
  const tool = (...args) => {
    const { status, stdout, stderr } = spawnSync('java', java('kafka.tools.StorageTool', ...args), { encoding: 'utf8' })
    if (status !== 0) throw new Error(`the data folder could not be made: ${stderr}`)
    return stdout.trim()
  }
  tool('format', '-t', tool('random-uuid'), '-c', places.settings)
}

const portsFor = async ({ ports }, wanted, wantedCable) => {
  const kept = existsSync(ports) ? JSON.parse(readFileSync(ports, 'utf8')) : {}
  const [one, another, third] = await freePorts(3)
  const broker = Number(wanted ?? kept.broker ?? one)
  const controller = Number(kept.controller ?? another)
  const cable = wantedCable ?? kept.cable
  const cables = cable ? { cable: Number(cable), cabled: Number(kept.cabled ?? third) } : {}
  writeFileSync(ports, JSON.stringify({ broker, controller, ...cables }))
  return { broker, controller, ...cables }
}

const launch = (places) => {
  const log = openSync(join(places.logs, 'kafka.log'), 'a')
  const config = `-Dlog4j2.configurationFile=${join(HERE, 'log4j2.properties')}`
  const child = spawn('java', ['-Xmx512m', config, ...java('kafka.Kafka', places.settings)], {
    ...{ cwd: places.folder, detached: true, stdio: ['ignore', log, log] },
  })
  child.unref()
  writeFileSync(places.pid, String(child.pid))
}

const isListening = (port) =>
  new Promise((answer) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.on('connect', () => answer(true) || socket.destroy())
    socket.on('error', () => answer(false))
  })

const healthy = async (places, port) => {
  for (const end = Date.now() + WAIT_MILLIS; Date.now() < end; await sleep(100)) {
    if (await isListening(port)) return
    if (pidOf(places) === null) throw new Error(`the broker ended; see ${join(places.logs, 'kafka.log')}`)
  }
  throw new Error(`the broker did not answer in ${WAIT_MILLIS / 1000} s; see ${places.logs}`)
}

const start = async (folder, wanted, wantedCable) => {
  const lack = missing()
  if (lack !== null) throw new Error(lack)
  const places = placesIn(folder)
  mkdirSync(places.logs, { recursive: true, mode: 0o700 })
  fetchJars()
  const isStopped = pidOf(places) === null
  const ports = await portsFor(places, isStopped ? wanted : undefined, isStopped ? wantedCable : undefined)
  if (isStopped) {
    writeFileSync(places.settings, settingsOf(places, ports))
    format(places)
    launch(places)
  }
  await healthy(places, ports.broker)
  const { broker, cabled } = ports
  return { brokers: `127.0.0.1:${broker}`, port: broker, ...(cabled && { cabled }), folder, logs: places.logs }
}

/** Lets the broker write everything down; `immediate` is what a loss of power would be to the process. */
const stop = async (folder, signal) => {
  const places = placesIn(folder)
  const pid = pidOf(places)
  if (pid !== null) process.kill(pid, signal)
  for (const end = Date.now() + WAIT_MILLIS; pidOf(places) !== null && Date.now() < end;) await sleep(50)
  if (pidOf(places) !== null) throw new Error(`the broker ${pid} did not end`)
}

await takeOrders('kafka', {
  start,
  stop: (folder, immediate) => stop(folder, immediate ? 'SIGKILL' : 'SIGTERM'),
  find: () => ({ says: missing() ?? 'nothing is missing', isThere: missing() === null }),
})
