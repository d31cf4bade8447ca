import { isDay, type Clock, type Day } from '@huiyin/kernel'
import { z } from 'zod'
import { derivedCommandId, parseHeader, sha256, typeOf } from './envelope.js'
import { decodeEvent, defineEvents, event } from './events.js'
import type { EventStore, StoredEvent } from './event-store.js'

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)

/** What a day of the access log was; its lines lie beside the log. Their streams are named by the year. */
export const accessEvents = defineEvents('log-access', {
  AccessDigested: event(
    1,
    'A day of the access log is over: how many lines it has, their hash, and the day before it.',
    z.object({
      /** The day in UTC. */
      day: z.string().refine(isDay),
      lines: z.number().int().nonnegative(),
      /** SHA-256 of the bytes of the day's lines, in their order. */
      hash: sha256Hex,
      /** Hash of the fact about the day before it that has one, '' for the first: one speaks for all before it. */
      previous: sha256Hex.or(z.literal('')),
    }),
  ),
})

/** A day of the access log as the log remembers it. */
export interface AccessDigest {
  readonly day: Day
  readonly lines: number
  readonly hash: string
  readonly previous: string
  /** The hash of the fact itself: what the next day names. */
  readonly factHash: string
}

/** Reads a digest; null for any other fact. Throws where a fact of these streams cannot be read. */
export const accessDigestOf = ({ stream, header, body, hash: factHash }: StoredEvent): AccessDigest | null => {
  if (!stream.startsWith(`${accessEvents.category}-`)) return null
  const { data } = decodeEvent(accessEvents, { ...typeOf(header), body })
  return { ...accessEvents.defs.AccessDigested.data.parse(data), factHash }
}

const streamOf = (year: string): string => `${accessEvents.category}-${year}`

/** All digests of a log, oldest first: a stream a year, from the year before its first fact to that of its last. */
export const accessDigests = async (
  store: Pick<EventStore, 'readLog' | 'readStream' | 'head'>,
): Promise<readonly AccessDigest[]> => {
  const [first] = await store.readLog(null, 1)
  const head = await store.head()
  if (!first || !head) return []
  const from = Number(parseHeader(first.header).recordedAt.slice(0, 4)) - 1
  const years = Array.from({ length: Number(head.recordedAt.slice(0, 4)) - from + 1 }, (_, nth) => String(from + nth))
  const found = await Promise.all(years.map((year) => store.readStream(streamOf(year))))
  return found.flat().flatMap((one) => accessDigestOf(one) ?? [])
}

/**
 * Writes the digest of a day that is over, chained to the one before it. False, and nothing written, for a day that has
 * one, or that is not after the last that has. Rejects with `VersionConflict` when somebody else wrote one meanwhile.
 */
export const recordAccessDigest = async (
  store: EventStore,
  { day, lines, hash }: Pick<AccessDigest, 'day' | 'lines' | 'hash'>,
  clock: Clock,
): Promise<boolean> => {
  const known = await accessDigests(store)
  const last = known.at(-1)
  if (last && day <= last.day) return false
  const year = day.slice(0, 4)
  const version = known.filter((one) => one.day.startsWith(year)).length
  const { schema, data: shape } = accessEvents.defs.AccessDigested
  const body = JSON.stringify(shape.parse({ day, lines, hash, previous: last?.factHash ?? '' }))
  const id = derivedCommandId('access-digest', day, hash)
  await store.append({
    stream: streamOf(year),
    expected: version === 0 ? 'new' : version,
    context: {
      tenant: 'log',
      occurred: { at: clock.now(), zone: 'UTC', precision: 'instant' },
      actor: { person: 'system:access-log', post: null, unit: null },
      command: { id, print: sha256(body) },
      correlation: id,
      causation: id,
    },
    events: [{ type: 'AccessDigested', schema, body }],
  })
  return true
}
