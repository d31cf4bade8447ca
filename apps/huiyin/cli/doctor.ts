import type { Argv } from 'yargs'
import { verifyLog } from '@huiyin/event-sourcing'
import { sqliteLogFile } from '@huiyin/store-sqlite'
import { z } from 'zod'
import type { DataFolder } from '../host/data-folder.js'
import type { Installation } from '../host/installation.js'
import { readSettings, trustedSealsIn } from '@huiyin/installation'
import { PROCESSES, type ProcessName } from '@huiyin/process-host/config'
import { scannerIn } from '@huiyin/process-host/guard'
import * as machine from './checks.js'
import { failed, ok, type CheckResult } from './checks.js'
import { EXIT, type ExitCode } from './exit.js'
import * as folders from './folder-checks.js'
import type { FolderCommand } from './folder-command.js'
import { checkProcess } from './process-checks.js'
import { runFolderCommand } from './run-folder-command.js'
import { ownTerminal, type Terminal } from './terminal.js'
import { withTurns } from './verify.js'

const SIGNS = { ok: '✓', warning: '!', failed: '✗' } as const

const input = z.object({ port: z.number().int(), json: z.boolean() })

const tell = (results: readonly CheckResult[], json: boolean, { print }: Terminal): ExitCode => {
  if (json) print(JSON.stringify(results, null, 1))
  else {
    for (const { name, verdict, says, fix } of results) {
      print(`${SIGNS[verdict]} ${name}: ${says}${fix === null ? '' : `\n    → ${fix}`}`)
    }
  }
  return results.some(({ verdict }) => verdict === 'failed') ? EXIT.found : EXIT.ok
}

/** What can be told without opening anything. */
const aboutFolder = ({ path, settings: file }: DataFolder, running: Installation | null): readonly CheckResult[] => {
  const tenants = Object.values(readSettings(file).tenants)
  const says = `${tenants.length} tenants${running ? `, in use by process ${process.pid}` : ''}`
  return [
    ok('data folder', says),
    machine.checkDisk(path),
    machine.checkZones([...new Set(tenants.map(({ zone }) => zone))]),
    machine.checkCalendars([...new Set(tenants.map(({ calendar }) => calendar))], new Date().getFullYear()),
  ]
}

/** Whether the log is the chain that was written; where it is not, `verify` says where. */
const checkChain = async ({ log: file, seals, path }: DataFolder, signal: AbortSignal): Promise<CheckResult> => {
  const log = sqliteLogFile(file)
  try {
    const trustedSeals = trustedSealsIn(seals)
    const { findings, vouchesUpTo } = await verifyLog({ store: withTurns(log, signal), trustedSeals, gapless: true })
    if (findings.length === 0) return ok('chain', `whole; vouched for up to position ${vouchesUpTo ?? 'none'}`)
    return failed('chain', `${findings.length} findings`, `huiyin verify --data ${path}`)
  } finally {
    log.close()
  }
}

const aboutLog = async (
  folder: DataFolder,
  running: Installation | null,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> => {
  const chain = await checkChain(folder, signal)
  if (chain.verdict === 'failed') return [chain]
  const { store, close } = folders.logOf(folder, running)
  try {
    return [
      chain,
      ...(await folders.checkProgress(folder, store, running)),
      await folders.checkMarks(folder, store),
      folders.checkLetters(folder),
      await folders.checkVault(folder, store, running),
      await folders.checkSeals(folder, store),
      await folders.checkFiles(folder),
      await folders.checkScanner(scannerIn(process.env)),
      await folders.checkAccess(folder, store),
    ]
  } finally {
    await close()
  }
}

/** Machine and folder, each check with what to do about it. */
export const diagnosisOf: FolderCommand<z.infer<typeof input>> = {
  name: 'doctor',
  input,
  run: async ({ files, running }, { port, json }, terminal) => {
    const folder = files()
    const results = [
      machine.checkRuntime(process.versions.node),
      running ? ok('port', 'the product is running') : await machine.checkPort(port),
      ...aboutFolder(folder, running),
      ...(await aboutLog(folder, running, terminal.signal)),
    ]
    return terminal.signal.aborted ? EXIT.interrupted : tell(results, json, terminal)
  },
}

/** The machine alone. */
const doctorOfMachine = async (port: number, json: boolean): Promise<void> => {
  const year = new Date().getFullYear()
  const results = [
    machine.checkRuntime(process.versions.node),
    await machine.checkPort(port),
    machine.checkCalendars([], year),
  ]
  process.exitCode = tell(results, json, ownTerminal(new AbortController().signal))
}

/** One process, by its configuration: the file that is named, else the environment's. */
const doctorOfProcess = async (kind: ProcessName, config: string | undefined, json: boolean): Promise<void> => {
  const results = await checkProcess(kind, { file: config ?? process.env['HUIYIN_CONFIG'], env: process.env })
  process.exitCode = tell(results, json, ownTerminal(new AbortController().signal))
}

/** `huiyin doctor` */
export const doctorCommand = (cli: Argv): Argv =>
  cli.command(
    'doctor',
    'Look at this machine and a data folder, and say what to mend',
    (command: Argv) =>
      command
        .option('data', { type: 'string', describe: 'the data folder; only the machine when left out' })
        .option('port', { type: 'number', default: 4000, describe: 'the port the product would listen on' })
        .option('process', { choices: PROCESSES, describe: 'a kind of process: what it is configured with' })
        .option('config', { type: 'string', describe: 'the configuration of that process (YAML)' })
        .option('json', { type: 'boolean', describe: 'as JSON' })
        .example('$0 doctor --process intake --config intake.yaml', 'its values, secrets masked, and whom it asks')
        .example('$0 doctor --data ./boston', 'machine, calendar, log, lists, vault; exit code 1 when one is red'),
    ({ data, port, json = false, process: kind, config }) => {
      if (kind !== undefined) return doctorOfProcess(kind, config, json)
      return data === undefined ? doctorOfMachine(port, json) : runFolderCommand(diagnosisOf, data, { port, json })
    },
  )
