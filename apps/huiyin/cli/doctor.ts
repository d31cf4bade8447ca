import { join, resolve } from 'node:path'
import type { Argv } from 'yargs'
import { ownerOf, requireLog, takeDataFolder } from '../host/data-folder.js'
import { readSettings } from '../host/settings.js'
import {
  checkCalendars,
  checkDisk,
  checkFolder,
  checkPort,
  checkProgress,
  checkRuntime,
  checkZones,
  type CheckResult,
} from './checks.js'
import { EXIT } from './exit.js'

const SIGNS = { ok: '✓', warning: '!', failed: '✗' } as const

const folderChecks = async (data: string): Promise<readonly CheckResult[]> => {
  requireLog(data)
  const path = resolve(data)
  const settings = join(path, 'settings.json')
  const tenants = Object.values(readSettings(settings).tenants)
  const year = new Date().getFullYear()
  const about = [
    checkFolder(path, settings),
    checkDisk(path),
    checkZones([...new Set(tenants.map(({ zone }) => zone))]),
    checkCalendars([...new Set(tenants.map(({ calendar }) => calendar))], year),
  ]
  if (ownerOf(path) !== null) return about
  const folder = takeDataFolder(path)
  try {
    return [...about, ...(await checkProgress(folder))]
  } finally {
    folder.release()
  }
}

interface DoctorArguments {
  readonly data: string | undefined
  readonly port: number
  readonly json: boolean | undefined
}

const doctor = async ({ data, port, json }: DoctorArguments): Promise<void> => {
  const machine = [checkRuntime(process.versions.node), await checkPort(port)]
  const results = [
    ...machine,
    ...(data === undefined ? [checkCalendars([], new Date().getFullYear())] : await folderChecks(data)),
  ]
  if (json) console.log(JSON.stringify(results, null, 1))
  else {
    for (const { name, verdict, says, fix } of results) {
      console.log(`${SIGNS[verdict]} ${name}: ${says}${fix === null ? '' : `\n    → ${fix}`}`)
    }
  }
  process.exitCode = results.some(({ verdict }) => verdict === 'failed') ? EXIT.found : EXIT.ok
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
        .option('json', { type: 'boolean', describe: 'as JSON' })
        .example('$0 doctor --data ./boston', 'machine, calendar, chain of projections'),
    (given) => doctor({ data: given.data, port: given.port, json: given.json }),
  )
