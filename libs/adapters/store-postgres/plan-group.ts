import {
  planAppend,
  VersionConflict,
  type Append,
  type Position,
  type StoredEvent,
  type StreamHead,
} from '@huiyin/event-sourcing'
import type { Instant } from '@huiyin/kernel'

/** The end of the log as the counter row tells it. */
export interface LogEnd {
  readonly position: number
  readonly recordedAt: Instant
}

/** A stream that a group moves: from a version (0: it is new) to a head. */
export interface MovedHead extends StreamHead {
  readonly stream: string
  readonly before: number
}

/** What becomes of one append of a group: its facts, or why it is not written. */
export type Outcome = { readonly events: readonly StoredEvent[] } | { readonly refused: unknown }

/** What a group of appends writes, and what is to be told to each. */
export interface PlannedGroup {
  readonly before: LogEnd
  readonly after: LogEnd
  readonly events: readonly StoredEvent[]
  readonly heads: readonly MovedHead[]
  readonly outcomes: readonly Outcome[]
}

/** The head of a stream before the group. */
export type HeadOf = (stream: string) => StreamHead

/**
 * Decides the appends of a group one after the other, on what the group has planned so far. A refused append is refused
 * before anything of it is planned, so it leaves its neighbours untouched.
 */
export const planGroup = (requests: readonly Append[], before: LogEnd, now: Instant, headOf: HeadOf): PlannedGroup => {
  const recordedAt = now > before.recordedAt ? now : before.recordedAt
  const heads = new Map<string, MovedHead>()
  const events: StoredEvent[] = []
  const planned = (request: Append): readonly StoredEvent[] => {
    const { stream } = request
    const head = heads.get(stream) ?? headOf(stream)
    const facts = planAppend(request, head, recordedAt).map((one, index): StoredEvent => ({
      position: (before.position + events.length + index + 1) as Position,
      ...one,
    }))
    events.push(...facts)
    const { version, hash } = facts.at(-1)!
    heads.set(stream, { stream, before: heads.get(stream)?.before ?? head.version, version, hash })
    return facts
  }
  const outcomes = requests.map((request): Outcome => {
    try {
      return { events: planned(request) }
    } catch (refused) {
      return { refused }
    }
  })
  const after = events.length === 0 ? before : { position: before.position + events.length, recordedAt }
  return { before, after, events, heads: [...heads.values()], outcomes }
}

/** Whether an append of the group met another version than it expected. */
export const hasConflict = ({ outcomes }: PlannedGroup): boolean =>
  outcomes.some((one) => 'refused' in one && one.refused instanceof VersionConflict)
