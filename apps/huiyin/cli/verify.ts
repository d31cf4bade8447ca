import { resolve } from 'node:path'
import type { Argv } from 'yargs'
import {
  accessDigestOf,
  verifyLog,
  type AccessDigest,
  type StoredEvent,
  type VerifyReport,
} from '@huiyin/event-sourcing'
import { sqliteLogFile, type LogFile } from '@huiyin/store-sqlite'
import { z } from 'zod'
import { verifyAccess, type AccessReport } from '@huiyin/access-log'
import { trustedSealsIn } from '@huiyin/process-host'
import { checkFilesIn, type FileReport } from './check-files.js'
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

/** What is said of the access log's files. */
const accessLines = ({ days, findings }: AccessReport): readonly string[] => [
  `${days} days of the access log checked, ${findings.length} findings.`,
  ...findings.slice(0, MOST_PRINTED).map(({ day, kind, says }) => `  ${kind} on ${day}: ${says}`),
]

/** Notes the digests of the access log as they are read; one that cannot be read is found by the chain already. */
const digestsRead = (log: Pick<LogFile, 'head' | 'readLog'>) => {
  const digests: AccessDigest[] = []
  const take = (one: StoredEvent): void => {
    try {
      const digest = accessDigestOf(one)
      if (digest) digests.push(digest)
    } catch {
      // it is told below that the log is not as it was written
    }
  }
  const store: typeof log = {
    head: () => log.head(),
    readLog: async (after, limit) => {
      const facts = await log.readLog(after, limit)
      facts.forEach(take)
      return facts
    },
  }
  return { store, digests }
}

/** Reading a log never waits by itself; whoever else works in this process gets a turn between batches; told to stop, it ends. */
export const withTurns = (log: LogFile, signal: AbortSignal): Pick<LogFile, 'head' | 'readLog'> => ({
  head: () => log.head(),
  readLog: async (after, limit) => {
    await new Promise<void>((resolve) => setImmediate(resolve))
    return signal.aborted ? [] : log.readLog(after, limit)
  },
})

/** What became of the files that facts name, line by line. */
const fileLinesOf = ({ named, findings }: FileReport): readonly string[] => {
  const shown = findings.slice(0, MOST_PRINTED).map(({ standing, address, position, stream }) => {
    return `  file ${standing}: ${address}, named at position ${position}, ${stream}`
  })
  const more = findings.length - shown.length
  return [
    `${named} files named by facts checked, ${findings.length} findings.`,
    ...shown,
    ...(more > 0 ? [`  … and ${more} more (--json shows all)`] : []),
  ]
}

/** Whether anybody rewrote the log, up to where that can be vouched for, and whether every file it names is whole. */
export const verificationOf: FolderCommand<z.infer<typeof input>> = {
  name: 'verify',
  input,
  run: async ({ files }, { seals, json }, terminal) => {
    const folder = files()
    const log = sqliteLogFile(folder.log)
    const read = withTurns(log, terminal.signal)
    const { store, digests } = digestsRead(read)
    try {
      const report = await verifyLog({
        store,
        trustedSeals: trustedSealsIn(seals ?? folder.seals),
        gapless: true,
        onProgress: ({ events }) => {
          if (terminal.isTerminal) terminal.progress(`${events} events checked`)
        },
      })
      const named = await checkFilesIn(read, folder)
      if (terminal.signal.aborted) return EXIT.interrupted
      const access = await verifyAccess(folder.access, digests)
      const lines = [...linesOf(report), ...fileLinesOf(named), ...accessLines(access)]
      terminal.print(json ? JSON.stringify({ ...report, files: named, access }, null, 1) : lines.join('\n'))
      return report.findings.length + named.findings.length + access.findings.length > 0 ? EXIT.found : EXIT.ok
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
