import type { Argv } from 'yargs'
import { systemClock } from '@huiyin/kernel'
import { sqliteEventStore } from '@huiyin/store-sqlite'
import { z } from 'zod'
import { embeddedAdapters } from '../host/adapters.js'
import type { DataFolder } from '../host/data-folder.js'
import { openTables } from '../host/projections.js'
import { rebuilding, type Rebuild, type Rebuildable } from '../host/rebuilding.js'
import { EXIT, type ExitCode } from './exit.js'
import type { FolderCommand } from './folder-command.js'
import { rebuildProgress } from './progress.js'
import { runFolderCommand } from './run-folder-command.js'
import type { Terminal } from './terminal.js'

const input = z.object({ what: z.array(z.enum(['lists', 'figures'])).min(1) })

/** One after the other; what was built when it is told to stop is kept for the next time. */
const rebuildAll = async (rebuild: Rebuild, what: readonly Rebuildable[], terminal: Terminal): Promise<ExitCode> => {
  for (const one of what) {
    const onProgress = rebuildProgress(terminal, one)
    const ended = await rebuild(one, { onProgress, signal: terminal.signal })
    if (ended === 'cancelled') {
      terminal.print(`Stopped; the ${one} asked until now are still asked. Run the same command to go on from there.`)
      return EXIT.interrupted
    }
    terminal.print(`The ${one} were made anew from the log.`)
  }
  return EXIT.ok
}

/** Log and tables alone: no context, no bus and no alarm is there to do anything. */
const rebuildStopped = async (folder: DataFolder, what: readonly Rebuildable[], terminal: Terminal) => {
  const store = sqliteEventStore({ file: folder.log, clock: systemClock })
  try {
    const tables = openTables(folder, store, embeddedAdapters)
    try {
      return await rebuildAll(rebuilding(tables), what, terminal)
    } finally {
      await tables.close()
    }
  } finally {
    await store.close()
  }
}

/** Makes lists and figures anew from the log, beside those that are asked meanwhile. */
export const rebuildOf: FolderCommand<z.infer<typeof input>> = {
  name: 'rebuild',
  input,
  run: ({ running, files }, { what }, terminal) =>
    running ? rebuildAll(running.rebuild, what, terminal) : rebuildStopped(files(), what, terminal),
}

/** `huiyin rebuild` */
export const rebuildCommand = (cli: Argv): Argv =>
  cli.command(
    'rebuild',
    'Make lists and figures anew from the log, beside those that are asked meanwhile',
    (command: Argv) =>
      command
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('lists', { type: 'boolean', describe: 'only the lists' })
        .option('figures', { type: 'boolean', describe: 'only what the figures are asked of (ClickHouse)' })
        .example('$0 rebuild --data ./boston', 'both; Ctrl-C stops it, the same command goes on'),
    (given) => {
      const chosen = (['lists', 'figures'] as const).filter((one) => given[one])
      const what: Rebuildable[] = chosen.length > 0 ? [...chosen] : ['lists', 'figures']
      return runFolderCommand(rebuildOf, given.data, { what })
    },
  )
