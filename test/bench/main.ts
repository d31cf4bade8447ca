import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { historyTimes } from './history.js'
import { compared, DEFAULTS, HANDLER, HEADING, median, ratio, ROWS, verdict, type Row } from './table.js'
import { openWorkshop, type Measured, type Workshop } from './workshop.js'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    'with-emmett': { type: 'boolean', default: false },
    'no-history': { type: 'boolean', default: false },
  },
})
const ROUNDS = Number(values.rounds)
const SECONDS = Number(values.seconds)
const RAW = 'libsql-full-group'
const SCENARIOS = ['append-1stream', 'append-conc', 'read', 'project']
const EMMETT = ['emmett-sqlite', 'emmett-postgresql']
/** The most an item's history may take, in milliseconds; design §6. */
const HISTORY_BAR = 5
const root = fileURLToPath(new URL('../../..', import.meta.url))
const source = process.env['HUIYIN_BENCH_ES'] ?? join(root, '../shared/bench-es')

type Results = Map<string, Measured[][]>

const load = (): string => `load ${loadavg()[0]!.toFixed(1)}`
const notRun = (what: string, why: string): void => console.log(`NOT RUN ${what}: ${why}`)

/** Runs each adapter once a round, one after the other, so that all meet the same moods of the machine. */
const measureAll = async (workshop: Workshop, results: Results): Promise<void> => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const adapter of [RAW, 'huiyin', 'huiyin-handler', ...(values['with-emmett'] ? EMMETT : [])]) {
      if (adapter.startsWith('emmett') && round > 1 && !results.has(adapter)) continue
      const scenarios = adapter === 'huiyin-handler' ? ['append-conc'] : SCENARIOS
      try {
        const measured = await workshop.run(adapter, scenarios, SECONDS)
        results.set(adapter, [...(results.get(adapter) ?? []), [...measured]])
        console.log(`round ${round}: ${adapter}, ${load()}`)
      } catch (error) {
        if (!adapter.startsWith('emmett')) throw error
        notRun(adapter, error instanceof Error ? error.message : String(error))
      }
    }
  }
}

const valuesOf = (results: Results, adapter: string, { scenario, unit }: Pick<Row, 'scenario' | 'unit'>): number[] =>
  (results.get(adapter) ?? []).flatMap((round) =>
    round.filter((line) => scenario.test(line.scenario ?? '')).map((line) => Number(line[unit])),
  )

const printComparison = (results: Results): void => {
  console.log(`\nThe store beside raw libsql with group commit, medians of ${ROUNDS} interleaved rounds\n${HEADING}`)
  for (const row of ROWS) console.log(compared(row, valuesOf(results, 'huiyin', row), valuesOf(results, RAW, row)))
  console.log(`\nThe command handler: read, decide, check, append\n${HEADING}`)
  console.log(compared(HANDLER, valuesOf(results, 'huiyin-handler', HANDLER), valuesOf(results, RAW, HANDLER)))
}

const printEmmett = (results: Results): void => {
  for (const adapter of EMMETT) {
    if (!results.has(adapter)) {
      if (!values['with-emmett']) notRun(adapter, 'needs --with-emmett, which installs it in a temporary folder')
      continue
    }
    console.log(`\nBeside ${adapter}`)
    for (const row of ROWS) {
      const isProjection = row.says === 'list projection'
      const theirs = valuesOf(results, adapter, isProjection ? { ...row, scenario: DEFAULTS } : row)
      const bar = row.says.startsWith('append') ? (adapter === 'emmett-postgresql' ? 6 : null) : 20
      const times = ratio(valuesOf(results, 'huiyin', row), theirs)
      const says = bar === null ? '' : `  bar ${bar} ×: ${verdict(times, bar)}`
      console.log(
        `${row.says.padEnd(22)}${Math.round(median(theirs)).toString().padStart(11)}${`${times.toFixed(1)} ×`.padStart(9)}${says}`,
      )
    }
  }
}

const printHistory = async (): Promise<void> => {
  console.log(`\nThe history of an item (two streams of five facts, known at now), milliseconds, ${load()}`)
  for (const { events, p50, p99, longest } of await historyTimes([10_000, 100_000, 500_000])) {
    const says = p99 <= HISTORY_BAR ? 'ok' : `SHORT by ${(p99 - HISTORY_BAR).toFixed(2)} ms`
    const cells = [p50, p99, longest].map((value) => value.toFixed(2))
    console.log(
      `${events.toLocaleString('en-US').padStart(9)} events: p50 ${cells[0]}, p99 ${cells[1]}, longest ${cells[2]}` +
        `  bar ${HISTORY_BAR} ms: ${says}`,
    )
  }
}

/** How many facts were verified; throws when anything was found. */
const verified = (results: Results): number => {
  const reports = [...results.values()].flat(2).filter((line) => 'verified' in line)
  const findings = reports.reduce((sum, line) => sum + Number(line['findings']), 0)
  if (reports.length === 0 || findings > 0) throw new Error(`the logs that were written have ${findings} findings`)
  return reports.reduce((sum, line) => sum + Number(line['verified']), 0)
}

const compare = async (): Promise<void> => {
  const workshop = openWorkshop(source, root, values['with-emmett'])
  try {
    const results: Results = new Map()
    await measureAll(workshop, results)
    printComparison(results)
    printEmmett(results)
    console.log(`\nverified: ${verified(results).toLocaleString('en-US')} events, no finding`)
  } finally {
    workshop.remove()
  }
}

console.log(`node ${process.version}, ${load()}`)
if (existsSync(join(source, 'bench.mjs'))) await compare()
else {
  notRun('comparison', `${source} is not there; name the folder in HUIYIN_BENCH_ES`)
  process.exitCode = 1
}
if (values['no-history']) notRun('history', '--no-history')
else await printHistory()
