import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import type { Argv } from 'yargs'
import { z } from 'zod'
import { readMapping } from '../import/mapping.js'
import { qualitySummary } from '../import/quality-summary.js'
import { checkHeader } from '../import/records.js'
import { runImport, type ImportResult } from '../import/run-import.js'
import { countRecords } from '../import/count-records.js'
import { EXIT, type ExitCode } from './exit.js'
import type { FolderCommand } from './folder-command.js'
import { importProgress } from './progress.js'
import { runFolderCommand } from './run-folder-command.js'
import type { Terminal } from './terminal.js'

const root = dirname(createRequire(import.meta.url).resolve('@huiyin/host/package.json'))

/** The file of a mapping: one that ships, by its name, or the one that was named. */
export const mappingFile = (name: string): string => {
  const shipped = join(root, 'import', `${name}.yaml`)
  return existsSync(shipped) ? shipped : resolve(name)
}

const input = z.object({ mapping: z.string(), file: z.string() })

/** Tells what came of an import. */
const tell = (
  result: ImportResult,
  { events, seconds, kilobytes }: { readonly events: number; readonly seconds: number; readonly kilobytes: number },
  { print }: Terminal,
): void => {
  const rate = (count: number) => Math.round(count / seconds)
  print(
    `${result.rows} items (${rate(result.rows)}/s) gave ${events} new events (${rate(events)}/s) in ` +
      `${seconds.toFixed(1)} s, lists and ClickHouse included; ${result.rejected} rejected; ` +
      `peak memory ${Math.round(kilobytes / 1024)} MB`,
  )
  if (result.rejected > 0) print(`Rejected rows with their reasons: ${result.rejectsFile}`)
  if (result.quality) {
    print(`What the file is like (${result.qualityFile}):`)
    for (const line of qualitySummary(result.quality, result.duplicates)) print(line)
  }
  if (!result.finished) print('Stopped. Run the same command again to go on; what is there is not added twice.')
}

const endOf = ({ finished, rejected }: ImportResult): ExitCode =>
  finished ? (rejected > 0 ? EXIT.found : EXIT.ok) : EXIT.interrupted

/** Brings in the cases of another system through the commands, once however often it is run. */
export const importOf: FolderCommand<z.infer<typeof input>> = {
  name: 'import',
  input,
  creates: true,
  projections: 'apart',
  run: async ({ installation: open }, { mapping: mappingPath, file }, terminal) => {
    const mapping = readMapping(mappingPath)
    await checkHeader(file, mapping)
    const total = await countRecords(file)
    const installation = await open()
    const started = performance.now()
    installation.settings.add(mapping.name, { zone: mapping.zone, calendar: mapping.calendar })
    const before = (await installation.store.head())?.position ?? 0
    const result = await runImport({
      mapping,
      file,
      folder: installation.folder.imports,
      ports: { send: installation.send, settle: () => installation.bus.settle() },
      onProgress: importProgress(terminal, total),
      signal: terminal.signal,
    })
    await installation.settle()
    const events = ((await installation.store.head())?.position ?? 0) - before
    const seconds = (performance.now() - started) / 1000
    const kilobytes = process.resourceUsage().maxRSS + installation.besideKilobytes()
    tell(result, { events, seconds, kilobytes }, terminal)
    return endOf(result)
  },
}

/** `huiyin import <mapping> <file>` */
export const importCommand = (cli: Argv): Argv =>
  cli.command(
    'import <mapping> <file>',
    'Bring in the cases of another system',
    (command: Argv) =>
      command
        .positional('mapping', { type: 'string', demandOption: true, describe: 'boston311, or a mapping file' })
        .positional('file', { type: 'string', demandOption: true, describe: 'the CSV file, .gz too' })
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .example('$0 import boston311 boston311-2015-h1.csv.gz --data ./boston', 'import a half-year of Boston'),
    ({ mapping, file, data }) =>
      runFolderCommand(importOf, data, { mapping: mappingFile(mapping), file: resolve(file) }),
  )
