import { existsSync } from 'node:fs'
import type { Day } from '@huiyin/kernel'
import type { AccessDigest } from '@huiyin/event-sourcing'
import { daysIn, digestOfFile, fileOfDay } from './access-files.js'

/** A day of the access log that is not what the log remembers. */
export interface AccessFinding {
  readonly day: Day
  readonly kind: 'missing' | 'changed' | 'added' | 'chain'
  readonly says: string
}

/** How many days fit, and those that do not. */
export interface AccessReport {
  readonly days: number
  readonly findings: readonly AccessFinding[]
}

const fileFinding = async (folder: string, { day, lines, hash }: AccessDigest): Promise<AccessFinding | null> => {
  const file = fileOfDay(folder, day)
  if (!existsSync(file)) return { day, kind: 'missing', says: `its file of ${lines} lines is not there` }
  const found = await digestOfFile(file)
  if (found.hash === hash) return null
  return {
    day,
    kind: 'changed',
    says: `its file has ${found.lines} lines and is not the one of ${lines} digested then`,
  }
}

const chainFindings = (digests: readonly AccessDigest[]): readonly AccessFinding[] =>
  digests.flatMap(({ day, previous }, index) =>
    previous === (digests[index - 1]?.factHash ?? '')
      ? []
      : [{ day, kind: 'chain' as const, says: 'it names another day before it than the log has' }],
  )

/**
 * Compares the files of the access log with the digests in the log, oldest first. A file of a day before the last
 * digest that has none was put there later; today's file, and one the product has yet to digest, cannot be told.
 */
export const verifyAccess = async (folder: string, digests: readonly AccessDigest[]): Promise<AccessReport> => {
  const ofFiles: AccessFinding[] = []
  for (const digest of digests) ofFiles.push(...[await fileFinding(folder, digest)].filter((one) => one !== null))
  const known = new Set(digests.map(({ day }) => day))
  const last = digests.at(-1)?.day ?? ''
  const added = daysIn(folder)
    .filter((day) => day < last && !known.has(day))
    .map((day) => ({ day, kind: 'added' as const, says: 'its file was never digested, though later days were' }))
  const findings = [...ofFiles, ...added, ...chainFindings(digests)]
  return { days: digests.length, findings: findings.toSorted((one, other) => (one.day < other.day ? -1 : 1)) }
}
