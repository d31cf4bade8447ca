import type { EventStore, Position, StoredEvent } from './event-store.js'
import type { TrustedSeal } from './seal.js'
import { doubt, factChecker, type Doubt, type Finding } from './verify-facts.js'
import { sealChecker, type SealLedger } from './verify-seals.js'

/** How far a verification has come. */
export interface VerifyProgress {
  readonly events: number
  readonly position: Position
  /** The end of the log when it began. */
  readonly of: Position | null
}

/** What to verify, and against what. */
export interface VerifyOptions {
  readonly store: Pick<EventStore, 'head' | 'readLog'>
  /** Seals kept outside the log. Without any, nothing is vouched for: who can write the log can write its seals. */
  readonly trustedSeals?: readonly TrustedSeal[]
  /** The store numbers positions without gaps, so that a gap names what was removed. */
  readonly gapless?: boolean
  readonly onProgress?: (progress: VerifyProgress) => void
}

/** What a verification found. */
export interface VerifyReport {
  /** The last position that is proved to be as it was when a seal kept outside was set; null when nothing is. */
  readonly vouchesUpTo: Position | null
  /** The last position under a seal that fits, in a log that is sound so far; proves nothing against who can write it. */
  readonly sealedUpTo: Position | null
  readonly events: number
  readonly seals: number
  /** In order of position. */
  readonly findings: readonly Finding[]
}

const BATCH = 1_000

/** Whether a fact lies where it may lie after the one before it. */
const positionDoubts = (one: StoredEvent, before: Position | null, gapless: boolean): Doubt[] => {
  const last = before ?? 0
  if (before !== null && one.position <= before) return [doubt(one, 'position', `it comes after position ${before}`)]
  const missing = one.position - last - 1
  if (!gapless || missing === 0) return []
  const says = missing === 1 ? 'nothing lies here' : `nothing lies here and at the ${missing - 1} positions after it`
  return [doubt({ position: (last + 1) as Position, stream: '' }, 'position', says)]
}

/** What is wrong when the log cannot be read on. */
const unreadable = (error: unknown, after: Position | null): Doubt => {
  const says = `the log cannot be read on after this position: ${error instanceof Error ? error.message : String(error)}`
  return {
    finding: { position: after, stream: null, kind: 'unreadable', says },
    since: ((after ?? -1) + 1) as Position,
  }
}

const missingSeal = ({ position, hash }: TrustedSeal): Doubt =>
  doubt(
    { position, stream: '' },
    'trustedSeal',
    `the seal kept outside, ${hash}, is not in the log: it was cut or rewritten`,
  )

const highestOf = (batch: readonly StoredEvent[]): Position =>
  batch.reduce((highest, { position }) => (position > highest ? position : highest), batch[0]!.position)

/** Goes through the log; each fact is handed on once, in order. A log that cannot be read on ends there. */
const goThrough = async (
  { store, onProgress }: VerifyOptions,
  take: (one: StoredEvent, before: Position | null) => void,
): Promise<{ readonly events: number; readonly fault: Doubt | null }> => {
  let last: Position | null = null
  let events = 0
  try {
    const of = (await store.head())?.position ?? null
    for (;;) {
      const batch = await store.readLog(last, BATCH)
      if (batch.length === 0) return { events, fault: null }
      const highest = highestOf(batch)
      if (last !== null && highest <= last) throw new Error('it goes round in a circle')
      for (const [at, one] of batch.entries()) take(one, batch[at - 1]?.position ?? last)
      last = highest
      events += batch.length
      onProgress?.({ events, position: last, of })
    }
  } catch (error) {
    return { events, fault: unreadable(error, last) }
  }
}

const upTo = (sealed: readonly Position[], doubts: readonly Doubt[]): Position | null => {
  const doubtful = doubts.reduce((least, { since }) => Math.min(least, since), Number.POSITIVE_INFINITY)
  return sealed.findLast((position) => position < doubtful) ?? null
}

const reportOf = (events: number, { seals, sealed, trusted }: SealLedger, doubts: readonly Doubt[]): VerifyReport => ({
  vouchesUpTo: upTo(trusted, doubts),
  sealedUpTo: upTo(sealed, doubts),
  events,
  seals,
  findings: doubts
    .map(({ finding }) => ({ ...finding, stream: finding.stream === '' ? null : finding.stream }))
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0)),
})

/**
 * Reads the whole log and says what is wrong with it, where, and up to where it vouches. It hashes what is stored;
 * nothing is decoded before, and nothing is written.
 *
 * The chain of a stream finds a changed, removed or inserted fact inside it; the seals find a removed stream and a
 * changed order; a seal kept outside finds a cut tail and a log that was rewritten as a whole.
 */
export const verifyLog = async (options: VerifyOptions): Promise<VerifyReport> => {
  const check = factChecker()
  const seals = sealChecker(options.trustedSeals ?? [])
  const doubts: Doubt[] = []
  const { events, fault } = await goThrough(options, (one, before) => {
    const ofFact = check(one)
    const sound = !ofFact.some(({ finding }) => finding.kind === 'changed')
    doubts.push(...positionDoubts(one, before, options.gapless ?? false), ...ofFact, ...seals.take(one, sound))
  })
  const ledger = seals.ledger()
  if (fault) doubts.push(fault)
  doubts.push(...ledger.missing.map(missingSeal))
  return reportOf(events, ledger, doubts)
}
