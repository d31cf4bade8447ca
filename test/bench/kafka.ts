// `npm run bench:kafka`: published events a second from the log through the relay, a real broker and one consumer whose
// effect is a row in a table of its own and its mark, both in PostgreSQL. See README.md here.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { systemClock } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Publisher } from '@huiyin/messaging'
import {
  createMarkTables,
  kafkaBus,
  kyselyMarkStore,
  type MarkStore,
  type MarkTables,
  type Topic,
} from '@huiyin/bus-kafka'
import { tablesIn } from '@huiyin/cluster-postgres'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { benchPublisher, fillLog } from './published.js'
import { rowsTable, type RowsTable } from './rows-postgres.js'
import { stopwatch, timedStore, type Stopwatch } from './stopwatch.js'
import { median, verdict } from './table.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '3' },
    partitions: { type: 'string', default: '1,3,12' },
  },
})
const [EVENTS, ROUNDS] = [Number(values.events), Number(values.rounds)]
const PARTITIONS = values.partitions.split(',').map(Number)
/** Published events a second; issue 4. */
const BAR = 10_000
const server = (name: 'kafka' | 'postgres', ...args: string[]): string => {
  const script = fileURLToPath(new URL(`../../../infra/local/${name}.mjs`, import.meta.url))
  return execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' })
}

interface Ground {
  readonly brokers: readonly string[]
  readonly store: EventStore
  readonly url: string
  readonly partitions: number
}
interface Round {
  readonly perSecond: number
  readonly cpuSeconds: number
  readonly seconds: number
  readonly where: ReadonlyMap<string, number>
}
type Mode = 'in batches' | 'one by one'

const openRound = async ({ store, url }: Ground, name: string, watch: Stopwatch): Promise<Opened> => {
  const schema = name.replaceAll('-', '_')
  const table = await rowsTable(url, schema)
  const db = await tablesIn<MarkTables>({ url, schema: `${schema}_marks` })
  await createMarkTables(db)
  return { table, marks: kyselyMarkStore(db), store: timedStore(store, watch), watch }
}

const timedPublisher = (watch: Stopwatch): Publisher => ({
  ...benchPublisher,
  publish: (fact, only) => watch.often('publish', () => benchPublisher.publish(fact, only)),
})

const consumerOf = (table: RowsTable, mode: Mode) => ({
  name: 'rows',
  from: benchPublisher.context,
  handle: (event: Parameters<RowsTable['insert']>[0][number]) => table.insert([event]),
  ...(mode === 'in batches' && { handleAll: (events: Parameters<RowsTable['insert']>[0]) => table.insert(events) }),
})

interface Opened {
  readonly table: RowsTable
  readonly marks: MarkStore
  readonly store: EventStore
  readonly watch: Stopwatch
}

const busFor = ({ brokers, partitions }: Ground, { table, marks, store, watch }: Opened, name: string, mode: Mode) => {
  const topic: Topic = {
    ...{ name: `${name}.v1`, context: benchPublisher.context, version: 1, partitions },
    deadLetters: `${name}.v1.dead-letters`,
  }
  return kafkaBus({
    ...{ store, marks, topics: [topic], brokers, installation: name, batch: 2_000 },
    publishers: [timedPublisher(watch)],
    consumers: [consumerOf(table, mode)],
  })
}

const runRound = async (ground: Ground, name: string, mode: Mode): Promise<Round> => {
  const watch = stopwatch()
  const opened = await openRound(ground, name, watch)
  const bus = await busFor(ground, opened, name, mode)
  const cpu = process.cpuUsage()
  const since = performance.now()
  await bus.start()
  await bus.settle()
  const seconds = (performance.now() - since) / 1000
  const { user, system } = process.cpuUsage(cpu)
  await bus.stop()
  const rows = await opened.table.count()
  if (rows !== EVENTS) throw new Error(`${rows} rows of ${EVENTS} events`)
  await opened.table.close()
  await opened.marks.close()
  return { perSecond: EVENTS / seconds, seconds, cpuSeconds: (user + system) / 1e6, where: watch.seconds }
}

const report = (mode: Mode, partitions: number, rounds: readonly Round[]): void => {
  const perSecond = median(rounds.map((round) => round.perSecond))
  const bar = mode === 'in batches' ? `   bar ${BAR.toLocaleString('en-US')}: ${verdict(perSecond / BAR, 1)}` : ''
  console.log(
    `\n${mode}, ${partitions} partitions: ${Math.round(perSecond).toLocaleString('en-US')} published events/s end to end${bar}`,
  )
  const byCpu = median(rounds.map((round) => EVENTS / round.cpuSeconds))
  console.log(`${Math.round(byCpu).toLocaleString('en-US')} for each second of this process's CPU, the broker's aside`)
  console.log(`rounds: ${rounds.map((round) => Math.round(round.perSecond).toLocaleString('en-US')).join(', ')}`)
  const { seconds, cpuSeconds, where } = rounds.at(-1)!
  console.log(
    `the last round: ${seconds.toFixed(2)} s by the clock, ${cpuSeconds.toFixed(2)} s of this process's CPU, of it`,
  )
  for (const [what, spent] of where) console.log(`  ${what.padEnd(24)}${spent.toFixed(2).padStart(8)} s`)
  const rest = cpuSeconds - [...where.values()].reduce((sum, spent) => sum + spent, 0)
  console.log(`  ${'kafkajs and the loop'.padEnd(24)}${rest.toFixed(2).padStart(8)} s`)
}

const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-kafka-'))
chmodSync(folder, 0o711) // PostgreSQL runs as a user of its own where root starts it
const at = (name: string) => ['--folder', join(folder, name)]
try {
  const { brokers } = JSON.parse(server('kafka', 'start', ...at('kafka'))) as { brokers: string }
  const { url } = JSON.parse(server('postgres', 'start', ...at('postgres'))) as { url: string }
  const store = sqliteEventStore({ file: join(folder, 'log.db'), clock: systemClock })
  await fillLog(store, EVENTS)
  console.log(`${EVENTS.toLocaleString('en-US')} events, load ${loadavg()[0]!.toFixed(1)}`)
  for (const mode of ['in batches', 'one by one'] as const) {
    for (const partitions of PARTITIONS) {
      const rounds: Round[] = []
      for (let round = 1; round <= ROUNDS; round += 1) {
        const name = `bench-${mode.replaceAll(' ', '-')}-${partitions}-${round}`
        rounds.push(await runRound({ brokers: [brokers], store, url, partitions }, name, mode))
      }
      report(mode, partitions, rounds)
    }
  }
  await store.close()
} finally {
  for (const name of ['kafka', 'postgres'] as const) server(name, 'stop', ...at(name), '--immediate')
  rmSync(folder, { recursive: true })
}
