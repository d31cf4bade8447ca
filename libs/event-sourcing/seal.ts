import type { Clock, Instant } from '@huiyin/kernel'
import { z } from 'zod'
import { derivedCommandId, parseHeader, sha256, type EnvelopeContext } from './envelope.js'
import { decodeEvent, defineEvents, event } from './events.js'
import type { Append, EventStore, Position, StoredEvent } from './event-store.js'

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
const position = z
  .number()
  .int()
  .nonnegative()
  .transform((place) => place as Position)

/** The facts of the sealer. Their streams are named by the month in which the sealed range begins. */
export const sealEvents = defineEvents('log-seal', {
  LogSealed: event(
    1,
    'A range of the log was sealed: everything after the seal before, in order, under one root.',
    z.object({
      /** Position of the first fact under the seal. */
      from: position,
      /** Position of the last fact under the seal. */
      to: position,
      count: z.number().int().positive(),
      /** RFC 6962 root over the hashes of these facts (32 bytes each), in order of position. */
      root: sha256Hex,
      /** Hash of the `LogSealed` before this one, '' for the first: so one seal speaks for all before it. */
      previousSeal: sha256Hex.or(z.literal('')),
      reason: z.string().min(1),
    }),
  ),
})

/** A seal that lies in the log. Its position and hash are what is kept outside. */
export interface Seal {
  readonly position: Position
  readonly hash: string
  readonly stream: string
  readonly version: number
  readonly recordedAt: Instant
  readonly from: Position
  readonly to: Position
  readonly count: number
  readonly root: string
  readonly previousSeal: string
  readonly reason: string
}

/** What is kept outside of a seal, on a ranking or a receipt: enough to find it and to know it again. */
export type TrustedSeal = Pick<Seal, 'position' | 'hash'>

/** Whether a fact is one of the sealer's. */
export const isSeal = ({ stream }: Pick<StoredEvent, 'stream'>): boolean => stream.startsWith(`${sealEvents.category}-`)

/** Reads a seal. Throws when the fact is none. */
export const sealOf = (stored: StoredEvent): Seal => {
  const { type, schema, recordedAt } = parseHeader(stored.header)
  const { data } = decodeEvent(sealEvents, { type, schema, body: stored.body })
  const { stream, version, hash } = stored
  return { position: stored.position, hash, stream, version, recordedAt, ...sealEvents.defs.LogSealed.data.parse(data) }
}

const monthOf = (instant: Instant): string => instant.slice(0, 7)
const monthBefore = (month: string): string => new Date(Date.parse(`${month}-01`) - 1).toISOString().slice(0, 7)

/** The stream of a seal whose range begins with a fact recorded then. */
export const sealStream = (firstRecordedAt: Instant): string => `${sealEvents.category}-${monthOf(firstRecordedAt)}`

/**
 * The last seal of a log, or null. `recordedAt` never falls, so the last seal lies in the latest month that has any: the
 * months are tried backwards from the head's, one read each, until the month of the first fact.
 */
export const lastSeal = async (store: EventStore): Promise<Seal | null> => {
  const [first] = await store.readLog(null, 1)
  const head = await store.head()
  if (!first || !head) return null
  const earliest = monthOf(parseHeader(first.header).recordedAt)
  for (let month = monthOf(head.recordedAt); month >= earliest; month = monthBefore(month)) {
    const last = (await store.readStream(`${sealEvents.category}-${month}`)).at(-1)
    if (last) return sealOf(last)
  }
  return null
}

/** A range that is about to be sealed. */
export interface SealedRange {
  readonly from: Position
  readonly to: Position
  readonly count: number
  readonly root: string
  /** When the first fact of the range was recorded. */
  readonly since: Instant
}

const contextOf = (
  range: SealedRange,
  last: Seal | null,
  options: { clock: Clock; tenant: string },
): EnvelopeContext => {
  const what = [range.from, range.to, range.count, range.root, last?.hash ?? ''].map(String)
  const id = derivedCommandId('seal', ...what)
  return {
    tenant: options.tenant,
    occurred: { at: options.clock.now(), zone: 'UTC', precision: 'instant' },
    actor: { person: 'system:sealer', post: null, unit: null },
    command: { id, print: sha256(what.join('\n')) },
    correlation: id,
    causation: id,
  }
}

/**
 * The append that seals a range. Stream, expected version and command id follow from the seal before and the range, so
 * that of two sealers exactly one writes the next seal, and one that lost its acknowledgement writes it once.
 */
export const sealAppend = (
  range: SealedRange,
  last: Seal | null,
  reason: string,
  options: { readonly clock: Clock; readonly tenant: string },
): Append => {
  const { since, ...sealed } = range
  const stream = sealStream(since)
  const data = sealEvents.defs.LogSealed.data.parse({ ...sealed, previousSeal: last?.hash ?? '', reason })
  return {
    stream,
    expected: last?.stream === stream ? last.version : 'new',
    context: contextOf(range, last, options),
    events: [{ type: 'LogSealed', schema: sealEvents.defs.LogSealed.schema, body: JSON.stringify(data) }],
  }
}
