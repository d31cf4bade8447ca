import type { Day } from '@huiyin/kernel'
import type { AccessDigest } from '@huiyin/event-sourcing'
import type { AccessDays } from './access-storage.js'

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

const dayFinding = async (
  { place, digestOf }: AccessDays,
  { day, lines, hash }: AccessDigest,
): Promise<AccessFinding | null> => {
  const found = await digestOf(day)
  if (!found) return { day, kind: 'missing', says: `${place} of ${lines} lines is not there` }
  if (found.hash === hash) return null
  const says = `${place} has ${found.lines} lines and is not the one of ${lines} digested then`
  return { day, kind: 'changed', says }
}

const chainFindings = (digests: readonly AccessDigest[]): readonly AccessFinding[] =>
  digests.flatMap(({ day, previous }, index) =>
    previous === (digests[index - 1]?.factHash ?? '')
      ? []
      : [{ day, kind: 'chain' as const, says: 'it names another day before it than the log has' }],
  )

/**
 * Compares the days of an access log with the digests in the log, oldest first. A day before the last digest that has none
 * was put there later; today, and a day that the product has yet to digest, cannot be told.
 */
export const verifyAccess = async (kept: AccessDays, digests: readonly AccessDigest[]): Promise<AccessReport> => {
  const ofDays: AccessFinding[] = []
  for (const digest of digests) ofDays.push(...[await dayFinding(kept, digest)].filter((one) => one !== null))
  const known = new Set(digests.map(({ day }) => day))
  const last = digests.at(-1)?.day ?? ''
  const added = (await kept.days())
    .filter((day) => day < last && !known.has(day))
    .map((day) => ({ day, kind: 'added' as const, says: `${kept.place} was never digested, though later days were` }))
  const findings = [...ofDays, ...added, ...chainFindings(digests)]
  return { days: digests.length, findings: findings.toSorted((one, other) => (one.day < other.day ? -1 : 1)) }
}
