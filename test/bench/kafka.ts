// `npm run bench:kafka`: published events a second from the log through the relay, a real broker and one consumer whose
// effect is a row in a table of its own, with its mark. See README.md here.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { systemClock } from '@huiyin/kernel'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Publisher } from '@huiyin/messaging'
import { kafkaBus, sqliteMarkStore, type MarkStore, type Topic } from '@huiyin/bus-kafka'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { benchPublisher, fillLog, rowsTable, type RowsTable } from './published.js'
import { stopwatch, timedMarks, timedStore, type Stopwatch } from './stopwatch.js'
import { median, verdict } from './table.js'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '3' },
    partitions: { type: 'string', default: '12' },
  },
})
const [EVENTS, ROUNDS, PARTITIONS] = [Number(values.events), Number(values.rounds), Number(values.partitions)]
/** Published events a second; issue 4. */
const BAR = 10_000
const script = fileURLToPath(new URL('../../../infra/local/kafka.mjs', import.meta.url))
const kafka = (...args: string[]): string => execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' })

interface Ground {
  readonly brokers: readonly string[]
  readonly store: EventStore
  readonly folder: string
}
interface Round {
  readonly perSecond: number
  readonly cpuSeconds: number
  readonly seconds: number
  readonly where: ReadonlyMap<string, number>
}
type Mode = 'in batches' | 'one by one'

const openRound = async ({ store, folder }: Ground, name: string, watch: Stopwatch): Promise<Opened> => {
  const table = rowsTable(join(folder, `${name}.db`))
  const marks = await sqliteMarkStore({ file: join(folder, `${name}-marks.db`) })
  return { table, marks: timedMarks(marks, watch), store: timedStore(store, watch), watch }
}

const timedPublisher = (watch: Stopwatch): Publisher => ({
  ...benchPublisher,
  publish: (fact, only) => watch.often('publish', () => benchPublisher.publish(fact, only)),
})

const consumerOf = (table: RowsTable, mode: Mode, watch: Stopwatch) => ({
  name: 'rows',
  from: benchPublisher.context,
  handle: async (event: Parameters<RowsTable['insert']>[0][number]) =>
    watch.often('effect: rows', () => table.insert([event])),
  ...(mode === 'in batches' && {
    handleAll: async (events: Parameters<RowsTable['insert']>[0]) =>
      watch.sync('effect: rows', () => table.insert(events)),
  }),
})

interface Opened {
  readonly table: RowsTable
  readonly marks: MarkStore
  readonly store: EventStore
  readonly watch: Stopwatch
}

const busFor = ({ brokers }: Ground, { table, marks, store, watch }: Opened, name: string, mode: Mode) => {
  const topic: Topic = {
    ...{ name: `${name}.v1`, context: benchPublisher.context, version: 1, partitions: PARTITIONS },
    deadLetters: `${name}.v1.dead-letters`,
  }
  return kafkaBus({
    ...{ store, marks, topics: [topic], brokers, installation: name, batch: 2_000 },
    publishers: [timedPublisher(watch)],
    consumers: [consumerOf(table, mode, watch)],
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
  const rows = opened.table.count()
  if (rows !== EVENTS) throw new Error(`${rows} rows of ${EVENTS} events`)
  opened.table.close()
  await opened.marks.close()
  return { perSecond: EVENTS / seconds, seconds, cpuSeconds: (user + system) / 1e6, where: watch.seconds }
}

const report = (mode: Mode, rounds: readonly Round[]): void => {
  const perSecond = median(rounds.map((round) => round.perSecond))
  const bar = mode === 'in batches' ? `   bar ${BAR.toLocaleString('en-US')}: ${verdict(perSecond / BAR, 1)}` : ''
  console.log(`\n${mode}: ${Math.round(perSecond).toLocaleString('en-US')} published events/s end to end${bar}`)
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
try {
  const { brokers } = JSON.parse(kafka('start', '--folder', join(folder, 'broker'))) as { brokers: string }
  const store = sqliteEventStore({ file: join(folder, 'log.db'), clock: systemClock })
  await fillLog(store, EVENTS)
  const ground = { brokers: [brokers], store, folder }
  console.log(`${EVENTS.toLocaleString('en-US')} events, ${PARTITIONS} partitions, load ${loadavg()[0]!.toFixed(1)}`)
  for (const mode of ['in batches', 'one by one'] as const) {
    const rounds: Round[] = []
    for (let round = 1; round <= ROUNDS; round += 1)
      rounds.push(await runRound(ground, `bench-${mode.replaceAll(' ', '-')}-${round}`, mode))
    report(mode, rounds)
  }
  await store.close()
} finally {
  kafka('stop', '--folder', join(folder, 'broker'), '--immediate')
  rmSync(folder, { recursive: true })
}
