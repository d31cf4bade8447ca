import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import { accessDaysIn } from '@huiyin/access-log'
import { localFiles } from '@huiyin/files-local'
import { trustedSealsIn } from '@huiyin/installation'
import { sqliteLogFile, type LogFile } from '@huiyin/store-sqlite'
import { fileErasureJournal } from '@huiyin/vault-sqlite'
import { z } from 'zod'
import type { FolderCommand } from './folder-command.js'
import { runFolderCommand } from './run-folder-command.js'
import { verification } from './verification.js'

const input = z.object({ seals: z.string().optional(), json: z.boolean() })

/** Reading a log never waits by itself; whoever else works in this process gets a turn between batches; told to stop, it ends. */
export const withTurns = (log: LogFile, signal: AbortSignal): Pick<LogFile, 'head' | 'readLog'> => ({
  head: () => log.head(),
  readLog: async (after, limit) => {
    await new Promise<void>((resolve) => setImmediate(resolve))
    return signal.aborted ? [] : log.readLog(after, limit)
  },
})

/** Whether anybody rewrote the log, up to where that can be vouched for, and whether every file it names is whole. */
export const verificationOf: FolderCommand<z.infer<typeof input>> = {
  name: 'verify',
  input,
  run: async ({ files }, { seals, json }, terminal) => {
    const folder = files()
    const log = sqliteLogFile(folder.log)
    try {
      return await verification(
        {
          log: withTurns(log, terminal.signal),
          trustedSeals: trustedSealsIn(seals ?? folder.seals),
          files: localFiles({ folder: folder.files }),
          journal: fileErasureJournal(folder.erasures),
          access: accessDaysIn(folder.access),
        },
        { json },
        terminal,
      )
    } finally {
      log.close()
    }
  },
}

/** `huiyin verify` */
export const verifyCommand = (cli: Argv): Argv =>
  cli.command(
    'verify',
    'Check that nobody rewrote the log, up to where that can be vouched for, and that every file it names is whole',
    (command: Argv) =>
      command
        .option('data', { type: 'string', demandOption: true, describe: 'the data folder' })
        .option('seals', { type: 'string', describe: 'the file of seals kept outside; the folder’s own when left out' })
        .option('json', { type: 'boolean', describe: 'the whole report, as JSON' })
        .example('$0 verify --data ./boston --seals /media/safe/seals.jsonl', 'against seals kept elsewhere'),
    (given) =>
      runFolderCommand(verificationOf, given.data, {
        seals: given.seals === undefined ? undefined : resolve(given.seals),
        json: given.json ?? false,
      }),
  )
