import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import { verifyLog, type VerifyReport } from '@huiyin/event-sourcing'
import { sqliteLogFile, type LogFile } from '@huiyin/store-sqlite'
import { z } from 'zod'
import { trustedSealsIn } from '../host/seals.js'
import { EXIT } from './exit.js'
import type { FolderCommand } from './folder-command.js'
import { runFolderCommand } from './run-folder-command.js'

/** More findings than anybody reads are counted, not printed. */
const MOST_PRINTED = 50

const input = z.object({ seals: z.string().optional(), json: z.boolean() })

const linesOf = ({ events, seals, findings, vouchesUpTo, sealedUpTo }: VerifyReport): readonly string[] => {
  const shown = findings.slice(0, MOST_PRINTED).map(({ position, stream, kind, says }) => {
    return `  ${kind} at position ${position ?? 'unknown'}${stream === null ? '' : `, ${stream}`}: ${says}`
  })
  const more = findings.length - shown.length
  const sealed = sealedUpTo === null ? 'nothing is sealed yet' : `the log's own seals fit up to position ${sealedUpTo}`
  return [
    `${events} events and ${seals} seals checked, ${findings.length} findings.`,
    ...shown,
    ...(more > 0 ? [`  … and ${more} more (--json shows all)`] : []),
    vouchesUpTo === null
      ? `Vouches for nothing: no seal kept outside fits; ${sealed}, but who can write the log can write those.`
      : `Vouches up to position ${vouchesUpTo}. What came after could be cut off unseen.`,
  ]
}

/** Reading a log never waits by itself; whoever else works in this process gets a turn between batches; told to stop, it ends. */
export const withTurns = (log: LogFile, signal: AbortSignal): Pick<LogFile, 'head' | 'readLog'> => ({
  head: () => log.head(),
  readLog: async (after, limit) => {
    await new Promise<void>((resolve) => setImmediate(resolve))
    return signal.aborted ? [] : log.readLog(after, limit)
  },
})

/** Whether anybody rewrote the log, and up to where that can be vouched for. */
export const verificationOf: FolderCommand<z.infer<typeof input>> = {
  name: 'verify',
  input,
  run: async ({ files }, { seals, json }, terminal) => {
    const folder = files()
    const log = sqliteLogFile(folder.log)
    try {
      const report = await verifyLog({
        store: withTurns(log, terminal.signal),
        trustedSeals: trustedSealsIn(seals ?? folder.seals),
        gapless: true,
        onProgress: ({ events }) => {
          if (terminal.isTerminal) terminal.progress(`${events} events checked`)
        },
      })
      if (terminal.signal.aborted) return EXIT.interrupted
      terminal.print(json ? JSON.stringify(report, null, 1) : linesOf(report).join('\n'))
      return report.findings.length > 0 ? EXIT.found : EXIT.ok
    } finally {
      log.close()
    }
  },
}

/** `huiyin verify` */
export const verifyCommand = (cli: Argv): Argv =>
  cli.command(
    'verify',
    'Check that nobody rewrote the log, and up to where that can be vouched for',
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
