import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Argv } from 'yargs'
import { openInstallation } from '../host/installation.js'
import { readMapping, type Mapping } from '../import/mapping.js'
import { qualitySummary } from '../import/quality-summary.js'
import { checkHeader } from '../import/records.js'
import { runImport, type ImportResult } from '../import/run-import.js'
import { countRecords } from '../import/count-records.js'
import { EXIT } from './exit.js'
import { importProgress } from './progress.js'

const root = dirname(createRequire(import.meta.url).resolve('@huiyin/host/package.json'))

/** A mapping by the name of one that ships, or by its file. */
const mappingOf = (name: string): Mapping => {
  const shipped = join(root, 'import', `${name}.yaml`)
  return readMapping(existsSync(shipped) ? shipped : name)
}

interface ImportArguments {
  readonly mapping: string
  readonly file: string
  readonly data: string
}

/** Tells what came of an import; the exit code follows from it. */
const tell = (result: ImportResult, events: number, seconds: number): void => {
  const rate = (count: number) => Math.round(count / seconds)
  console.log(
    `${result.rows} items (${rate(result.rows)}/s) gave ${events} new events (${rate(events)}/s) in ` +
      `${seconds.toFixed(1)} s, lists and ClickHouse included; ${result.rejected} rejected; ` +
      `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
  if (result.rejected > 0) console.log(`Rejected rows with their reasons: ${result.rejectsFile}`)
  if (result.quality) {
    console.log(`What the file is like (${result.qualityFile}):`)
    for (const line of qualitySummary(result.quality, result.duplicates)) console.log(line)
  }
  if (!result.finished) console.log('Stopped. Run the same command again to go on; what is there is not added twice.')
  process.exitCode = result.finished ? (result.rejected > 0 ? EXIT.found : EXIT.ok) : EXIT.interrupted
}

const importFile = async ({ mapping: name, file, data }: ImportArguments): Promise<void> => {
  const mapping = mappingOf(name)
  await checkHeader(file, mapping)
  const total = await countRecords(file)
  const installation = await openInstallation({
    folder: data,
    onFault: (where, error) => console.error(`${where} stopped:`, error),
  })
  const stop = new AbortController()
  const onInterrupt = () => stop.abort()
  process.once('SIGINT', onInterrupt)
  const started = performance.now()
  try {
    installation.settings.add(mapping.name, { zone: mapping.zone, calendar: mapping.calendar })
    const before = (await installation.store.head())?.position ?? 0
    const result = await runImport({
      mapping,
      file,
      folder: installation.folder.imports,
      ports: { send: installation.send, settle: () => installation.bus.settle() },
      onProgress: importProgress(total),
      signal: stop.signal,
    })
    await installation.settle()
    const events = ((await installation.store.head())?.position ?? 0) - before
    if (process.stderr.isTTY) process.stderr.write('\n')
    tell(result, events, (performance.now() - started) / 1000)
  } finally {
    process.removeListener('SIGINT', onInterrupt)
    await installation.close()
  }
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
    importFile,
  )
