import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Argv } from 'yargs'
import { isDay, systemClock, type Day } from '@huiyin/kernel'
import { localIdentity } from '@huiyin/identity-local'
import { virtualClock } from '@huiyin/messaging'
import { at } from '../demo/year.js'
import { servingAdapters } from '../host/adapters.js'
import { openInstallation } from '../host/installation.js'
import { daysBetween } from '../simulate/arrivals.js'
import type { SimulationPlan } from '../simulate/matters.js'
import { playSimulation, type PlayedSimulation } from '../simulate/play-simulation.js'
import { EXIT, NotPossible, type ExitCode } from './exit.js'
import { simulationProgress } from './progress.js'
import { onCtrlC } from './run-folder-command.js'
import { ownTerminal, type Terminal } from './terminal.js'

/** What a simulation is asked for on the command line. */
export interface SimulateArguments {
  readonly items: number
  readonly year: number
  readonly seed: number
  readonly units: number
  readonly open: boolean
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The years of the demonstration's campaign (`campaigns/s3.parameters.yaml`). */
const YEARS = { from: 2026, to: 2028 } as const
const MOST = { items: 2_000_000, units: 200, seed: 2 ** 31 - 1 } as const

const within = (name: string, value: number, from: number, to: number): void => {
  if (!Number.isInteger(value) || value < from || value > to)
    throw new NotPossible(`--${name} is a whole number from ${from} to ${to}.`)
}

const dayOf = (name: string, text: string | undefined, usual: Day, year: number): Day => {
  const day = text ?? usual
  if (!isDay(day) || !day.startsWith(`${year}-`))
    throw new NotPossible(`--${name} is a day of ${year}, written like ${year}-03-01.`)
  return day
}

/** What is to be simulated. Throws `NotPossible` with what to write instead. */
export const planOf = ({ items, year, seed, units, open, from, to }: SimulateArguments): SimulationPlan => {
  within('items', items, 1, MOST.items)
  within('year', year, YEARS.from, YEARS.to)
  within('seed', seed, 0, MOST.seed)
  within('units', units, 1, MOST.units)
  const first = dayOf('from', from, `${year}-01-01`, year)
  const last = dayOf('to', to, `${year}-12-31`, year)
  if (last < first) throw new NotPossible('--to is not before --from.')
  return { days: daysBetween(first, last), items, bureaus: units, seed, open }
}

const tell = (played: PlayedSimulation, plan: SimulationPlan, seconds: number, { print }: Terminal): void => {
  const { items, day, commands, events, finished, figures } = played
  const rate = (count: number) => `${count} (${Math.round(count / seconds)}/s)`
  print(
    `${items} items up to ${day}: ${rate(commands)} commands of people, ${rate(events)} events in ` +
      `${seconds.toFixed(1)} s, lists and ClickHouse included; nothing in it is real`,
  )
  if (figures !== null) print(`Figures, SHA-256 of what huiyin figures --json --as-of ${played.at} prints: ${figures}`)
  if (finished) return
  print(
    `Stopped after ${played.days} of ${plan.days.length} days. What is there is whole and can be looked at; ` +
      'it is not gone on with: to have it all, simulate into an empty folder.',
  )
}

/** Simulates into a folder that holds nothing yet, at this terminal. Throws `NotPossible` where a log is there. */
export const simulate = async (folder: string, plan: SimulationPlan, terminal: Terminal): Promise<ExitCode> => {
  const path = resolve(folder)
  if (existsSync(join(path, 'log.db')))
    throw new NotPossible(`${path} holds a log already; name an empty folder or one that is not there yet.`)
  const clock = virtualClock(at(plan.days[0]!.day, '06:00'))
  const onFault = (where: string, error: unknown) => terminal.warn(`${where} stopped: ${String(error)}`)
  const told = { onFault, onNotice: terminal.warn }
  const open = { folder: path, clock, adapters: servingAdapters, projections: 'apart' as const, ...told }
  const installation = await openInstallation(open)
  const identity = localIdentity({ file: installation.folder.identity, clock: systemClock })
  try {
    const started = performance.now()
    const onDay = simulationProgress(terminal, { days: plan.days.length, items: plan.items })
    const run = { plan, onDay, signal: terminal.signal }
    const played = await playSimulation(installation, { identity, clock }, run)
    tell(played, plan, (performance.now() - started) / 1000, terminal)
    return played.finished ? EXIT.ok : EXIT.interrupted
  } finally {
    await identity.close()
    await installation.close()
  }
}

const runHere = async (folder: string, asked: SimulateArguments): Promise<void> => {
  const stop = new AbortController()
  const forget = onCtrlC(stop)
  try {
    process.exitCode = await simulate(folder, planOf(asked), ownTerminal(stop.signal))
  } finally {
    forget()
  }
}

/** `huiyin simulate` */
export const simulateCommand = (cli: Argv): Argv =>
  cli.command(
    'simulate',
    'Let a made-up year happen in an empty folder; the same seed gives the same figures',
    (command: Argv) =>
      command
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder, empty or not there yet' })
        .option('items', { type: 'number', default: 3_000, describe: 'how many items come in' })
        .option('year', { type: 'number', default: YEARS.from, describe: `which year, ${YEARS.from} to ${YEARS.to}` })
        .option('seed', { type: 'number', default: 1, describe: 'what everything is drawn from' })
        .option('units', { type: 'number', default: 40, describe: 'how many bureaus the city has' })
        .option('from', { type: 'string', describe: 'the first day; the first of the year when left out' })
        .option('to', { type: 'string', describe: 'the last day; the last of the year when left out' })
        .option('open', { type: 'boolean', default: false, describe: 'nothing is ever done: every item stays open' })
        .example('$0 simulate --data ./simulated --items 300000', 'a year of a large city'),
    ({ data, items, year, seed, units, open, from, to }) => runHere(data, { items, year, seed, units, open, from, to }),
  )
