import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { historyTimes } from './history.js'
import { comparePostgres } from './postgres.js'
import type { Scenario, Slice } from './slices.js'
import { compared, HANDLER, HEADING, ROWS } from './table.js'
import { openWorkshop, type Stall, type Workshop } from './workshop.js'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    'with-emmett': { type: 'boolean', default: false },
    'no-history': { type: 'boolean', default: false },
    'only-postgres': { type: 'boolean', default: false },
  },
})
const ROUNDS = Number(values.rounds)
/** Stores take turns in slices this short, so that whatever else the machine does meets all of them. */
const SLICE_MILLIS = 300
const SLICES = 5
const RAW = 'libsql-full-group'
const [OURS, HANDLED] = ['huiyin', 'huiyin-handler']
const EMMETT = ['emmett-sqlite', 'emmett-postgresql']
/** The most an item's history may take, in milliseconds; design §6. */
const HISTORY_BAR = 5
const root = fileURLToPath(new URL('../../..', import.meta.url))
const source = process.env['HUIYIN_BENCH_ES'] ?? join(root, '../shared/bench-es')

/** Slices by store and scenario, then by round. */
type Results = Map<string, Slice[][]>
const keyOf = (adapter: string, scenario: Scenario): string => `${adapter} ${scenario}`

const load = (): string => `load ${loadavg()[0]!.toFixed(1)}`
const notRun = (what: string, why: string): void => console.log(`NOT RUN ${what}: ${why}`)
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A store that is only compared with may fail; then it is left out from there on. */
const orderAll = async (stalls: Stall[], work: (stall: Stall) => Promise<unknown>): Promise<void> => {
  for (const stall of [...stalls]) {
    try {
      await work(stall)
    } catch (error) {
      if (!stall.adapter.startsWith('emmett')) throw error
      notRun(stall.adapter, messageOf(error))
      stall.end()
      stalls.splice(stalls.indexOf(stall), 1)
    }
  }
}

const takeTurns = async (stalls: Stall[], scenario: Scenario, results: Results): Promise<void> => {
  const isRead = !scenario.startsWith('append')
  const taking = stalls.filter(({ adapter }) => adapter !== HANDLED || scenario === HANDLER.scenario)
  for (const { adapter } of taking) {
    const key = keyOf(adapter, scenario)
    results.set(key, [...(results.get(key) ?? []), []])
  }
  for (let turn = 0; turn < SLICES; turn += 1) {
    await orderAll(taking, async (stall) => {
      if (isRead && stall.adapter.startsWith('emmett') && turn > 0) return
      const slice = await stall.order<Slice>({ do: 'measure', scenario, millis: SLICE_MILLIS })
      results.get(keyOf(stall.adapter, scenario))!.at(-1)!.push(slice)
    })
  }
  stalls.splice(0, stalls.length, ...stalls.filter((stall) => taking.includes(stall) || stall.adapter === HANDLED))
}

/** One round: a new store for what is written, and a new one for what is read. */
const oneRound = async (stalls: Stall[], results: Results): Promise<void> => {
  await orderAll(stalls, (stall) => stall.order({ do: 'open' }))
  for (const scenario of ['append 1', 'append 32'] as const) await takeTurns(stalls, scenario, results)
  await orderAll(stalls, (stall) => stall.order({ do: 'close' }))
  const reading = stalls.filter(({ adapter }) => adapter !== HANDLED)
  await orderAll(reading, (stall) => stall.order({ do: 'open' }))
  await orderAll(reading, (stall) => stall.order({ do: 'fill' }))
  for (const scenario of ['rehydrate 10k', 'rehydrate 200', 'project'] as const) {
    await takeTurns(reading, scenario, results)
  }
  await orderAll(reading, (stall) => stall.order({ do: 'close' }))
}

const openStalls = async (workshop: Workshop): Promise<Stall[]> => {
  const stalls: Stall[] = []
  for (const adapter of [RAW, OURS, HANDLED]) stalls.push(await workshop.stall(adapter))
  for (const adapter of EMMETT) {
    if (!values['with-emmett']) notRun(adapter, 'needs --with-emmett, which installs it in a temporary folder')
    else
      await workshop.stall(adapter).then(
        (stall) => stalls.push(stall),
        (error: unknown) => notRun(adapter, messageOf(error)),
      )
  }
  return stalls
}

const printTables = (results: Results): void => {
  const of = (adapter: string, scenario: Scenario) => results.get(keyOf(adapter, scenario)) ?? []
  console.log(`\nThe store beside raw libsql with group commit, medians of ${ROUNDS} interleaved rounds\n${HEADING}`)
  for (const row of ROWS) console.log(compared(row, of(OURS, row.scenario), of(RAW, row.scenario)))
  console.log(`\nThe command handler (read, decide, check, append) beside raw appends\n${HEADING}`)
  console.log(compared(HANDLER, of(HANDLED, HANDLER.scenario), of(RAW, HANDLER.scenario)))
  for (const adapter of EMMETT) {
    const rows = ROWS.filter(({ scenario }) => of(adapter, scenario).length === ROUNDS)
    if (rows.length > 0) console.log(`\nThe store beside ${adapter} with its default settings\n${HEADING}`)
    for (const { says, scenario } of rows) {
      const bar = scenario.startsWith('append') ? (adapter === 'emmett-postgresql' ? 6 : null) : 20
      console.log(compared({ says, bar }, of(OURS, scenario), of(adapter, scenario)))
    }
  }
}

const printHistory = async (): Promise<void> => {
  console.log(`\nThe history of an item (two streams of five facts, known at now), milliseconds, ${load()}`)
  for (const { events, p50, p99, cpu99 } of await historyTimes([10_000, 100_000, 500_000])) {
    const says = p99 <= HISTORY_BAR ? 'ok' : `SHORT by ${(p99 - HISTORY_BAR).toFixed(2)} ms`
    const cells = `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, p99 of the processor's work ${cpu99.toFixed(2)}`
    console.log(`${events.toLocaleString('en-US').padStart(9)} events: ${cells}  bar ${HISTORY_BAR} ms: ${says}`)
  }
}

/** How many facts were verified; throws when anything was found. */
const verifiedBy = (stalls: readonly Stall[]): number => {
  const reports = stalls.flatMap(({ verified }) => verified)
  const findings = reports.reduce((sum, report) => sum + report.findings, 0)
  if (reports.length < 3 * ROUNDS || findings > 0)
    throw new Error(`the logs that were written have ${findings} findings`)
  return reports.reduce((sum, { verified }) => sum + verified, 0)
}

const compare = async (): Promise<void> => {
  const workshop = openWorkshop(source, root, values['with-emmett'])
  const stalls = await openStalls(workshop)
  const all = [...stalls]
  try {
    const results: Results = new Map()
    for (let round = 1; round <= ROUNDS; round += 1) {
      await oneRound(stalls, results)
      console.log(`round ${round} of ${ROUNDS}, ${load()}`)
    }
    printTables(results)
    console.log(`\nverified: ${verifiedBy(all).toLocaleString('en-US')} events, no finding`)
  } finally {
    for (const stall of all) stall.end()
    workshop.remove()
  }
}

/** Both comparisons; the second runs where a PostgreSQL is installed. */
const compareAll = async (): Promise<void> => {
  if (!values['only-postgres']) await compare()
  const why = await comparePostgres({ source, root, rounds: ROUNDS, slices: SLICES, millis: SLICE_MILLIS })
  if (why) notRun('PostgreSQL', why)
}

console.log(`node ${process.version}, ${load()}`)
if (existsSync(join(source, 'adapters'))) await compareAll()
else {
  notRun('comparison', `${source} is not there; name the folder in HUIYIN_BENCH_ES`)
  process.exitCode = 1
}
if (values['no-history'] || values['only-postgres']) notRun('history', '--no-history')
else await printHistory()
