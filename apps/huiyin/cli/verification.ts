import { verifyAccess, type AccessDays } from '@huiyin/access-log'
import {
  accessDigestOf,
  verifyLog,
  type AccessDigest,
  type EventStore,
  type StoredEvent,
  type TrustedSeal,
  type VerifyReport,
} from '@huiyin/event-sourcing'
import type { Files } from '@huiyin/files'
import type { ErasureJournal } from '@huiyin/privacy'
import { erasedSubjects } from '../host/sweep-files.js'
import { accessLines, MOST_PRINTED } from './access-lines.js'
import { checkNamedFiles, type FileReport } from './check-files.js'
import { EXIT, type ExitCode } from './exit.js'
import type { Terminal } from './terminal.js'

/** What an installation has kept, wherever it lies: in a folder, or behind its processes. */
export interface Kept {
  readonly log: Pick<EventStore, 'head' | 'readLog'>
  /** Seals that were kept outside the log. */
  readonly trustedSeals: readonly TrustedSeal[]
  readonly files: Pick<Files, 'read'>
  readonly journal: Pick<ErasureJournal, 'read'>
  readonly access: AccessDays
}

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

/** Notes the digests of the access log as they are read; one that cannot be read is found by the chain already. */
const digestsRead = (log: Kept['log']) => {
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

/**
 * Whether anybody rewrote the log, up to where that can be vouched for, and whether every file it names and every day of
 * the access log is as it was.
 */
export const verification = async (
  { log, trustedSeals, files, journal, access: days }: Kept,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> => {
  const { store, digests } = digestsRead(log)
  const report = await verifyLog({
    ...{ store, trustedSeals, gapless: true },
    onProgress: ({ events }) => {
      if (terminal.isTerminal) terminal.progress(`${events} events checked`)
    },
  })
  const named = await checkNamedFiles(log, files, await erasedSubjects(journal))
  if (terminal.signal.aborted) return EXIT.interrupted
  const access = await verifyAccess(days, digests)
  const lines = [...linesOf(report), ...fileLinesOf(named), ...accessLines(access)]
  terminal.print(json ? JSON.stringify({ ...report, files: named, access }, null, 1) : lines.join('\n'))
  return report.findings.length + named.findings.length + access.findings.length > 0 ? EXIT.found : EXIT.ok
}
