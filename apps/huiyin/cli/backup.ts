import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import { systemClock } from '@huiyin/kernel'
import { z } from 'zod'
import { restoreBackup } from '../backup/restore-backup.js'
import { dataFolder, takeBackup } from '../backup/take-backup.js'
import type { Manifest } from '../backup/manifest.js'
import { EXIT, unlessStopped } from './exit.js'
import type { FolderCommand } from './folder-command.js'
import { watchedAt } from './progress.js'
import { runFolderCommand } from './run-folder-command.js'

const MEBIBYTE = 1024 ** 2
const input = z.object({ to: z.string().min(1) })

/** What a backup holds, in a sentence. */
export const contentOf = (to: string, { end, parts }: Manifest): string => {
  const size = parts.reduce((sum, { bytes }) => sum + bytes, 0) / MEBIBYTE
  const upTo = end ? `the log up to position ${end.position}` : 'a log without facts'
  return `${to} holds ${upTo}, ${parts.length} files, ${size.toFixed(1)} MiB.`
}

/** Copies what an installation cannot be without, whether it runs or not. */
export const backupOf: FolderCommand<z.infer<typeof input>> = {
  name: 'backup',
  input,
  run: ({ files }, { to }, terminal) =>
    unlessStopped(terminal.signal, async () => {
      const copy = { takenAt: systemClock.now(), watch: watchedAt(terminal) }
      terminal.print(contentOf(to, await takeBackup(dataFolder(files()), to, copy)))
      terminal.print('Who has its log.db and its vault/ can read everything: keep them in two places.')
      return EXIT.ok
    }),
}

/** `huiyin backup` */
export const backupCommand = (cli: Argv): Argv =>
  cli.command(
    'backup',
    'Copy what an installation cannot be without into a new folder, also while it runs',
    (command: Argv) =>
      command
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('to', { type: 'string', demandOption: true, describe: 'a folder that is empty or not there' })
        .example('$0 backup --data ./city --to /mnt/backups/2026-03-01', 'checked by hashes when it is restored')
        .epilogue('Of an installation of processes: huiyin cluster backup.'),
    (given) => runFolderCommand(backupOf, given.data, { to: resolve(given.to) }),
  )

/** `huiyin restore` */
export const restoreCommand = (cli: Argv): Argv =>
  cli.command(
    'restore',
    'Put a backup into an empty folder; lists and figures are made anew at the start',
    (command: Argv) =>
      command
        .option('from', { type: 'string', demandOption: true, describe: 'the folder of the backup' })
        .option('data', { type: 'string', demandOption: true, describe: 'a folder that is empty or not there' })
        .option('reason', { type: 'string', default: 'restored from a backup', describe: 'stands in the log for ever' })
        .option('erasures', { type: 'string', describe: 'the newest journal of erasures, kept apart from the backup' })
        .example('$0 restore --from /mnt/backups/2026-03-01 --data ./city --erasures ./erasures.jsonl', 'then: verify'),
    async (given) => {
      const { data, from, reason, erasures } = given
      const { manifest, erasedAgain } = await restoreBackup({ data, from, reason, erasures })
      console.log(`${resolve(data)} holds the log up to position ${manifest.end?.position ?? 0}, in a new epoch.`)
      if (erasedAgain > 0) console.log(`${erasedAgain} who were erased since are erased again.`)
      console.log(`Look first: huiyin verify --data ${data}; huiyin doctor --data ${data}`)
    },
  )
