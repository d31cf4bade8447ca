import type { Day } from '@huiyin/kernel'
import type { AccessLine } from './access-line.js'

/** A day of the access log as a digest tells it: how many lines, and SHA-256 over their bytes in their order. */
export interface DayDigest {
  readonly lines: number
  readonly hash: string
}

/** The days of an access log, to be compared with their digests. */
export interface AccessDays {
  /** How a day is called where it is kept, for a finding: its file, its lines. */
  readonly place: string
  /** The days that something lies under, in order. */
  days(): Promise<readonly Day[]>
  /** Null where nothing lies under the day. */
  digestOf(day: Day): Promise<DayDigest | null>
}

/** Where the lines of an access log are kept. What a call has added is on the disk when it resolves. */
export interface AccessStorage extends AccessDays {
  /** Adds lines in their order to a day, or to the first later one that still takes lines. */
  add(day: Day, lines: readonly AccessLine[]): Promise<void>
  /** Who has asked about an item, the latest first, at most so many. */
  of(itemId: string, most: number): Promise<readonly AccessLine[]>
  /** From now on no day before this one takes a line, from whichever process. */
  endBefore(day: Day): Promise<void>
  /** Digests while no other process does. */
  alone(digesting: () => Promise<void>): Promise<void>
  close(): Promise<void>
}
