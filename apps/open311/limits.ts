import type { Clock, Tries } from '@huiyin/kernel'
import { attempts, triesInMemory } from '@huiyin/nest-platform'

/** The limits of this interface; each counts by its own key. */
export interface Open311Limits {
  /** Requests posted, by the program that posts them. */
  readonly posts: Tries
  /** Answers read, by program. */
  readonly reads: Tries
  /** Answers read without a key, by address. */
  readonly openReads: Tries
  /** Keys that are nobody's, by address: guessing, or a program with a revoked key that never stops. */
  readonly wrongKeys: Tries
}

/** Of what at most so many may be tried within so many seconds. */
export interface TriesAllowed {
  readonly most: number
  readonly withinSeconds: number
}

const QUARTER_OF_AN_HOUR = 900

/** The limits in use (assumptions; no document gives a number), in a quarter of an hour. */
export const ALLOWED: Readonly<Record<keyof Open311Limits, TriesAllowed>> = {
  posts: { most: 600, withinSeconds: QUARTER_OF_AN_HOUR },
  reads: { most: 3_000, withinSeconds: QUARTER_OF_AN_HOUR },
  openReads: { most: 900, withinSeconds: QUARTER_OF_AN_HOUR },
  wrongKeys: { most: 30, withinSeconds: QUARTER_OF_AN_HOUR },
}

/** The limits in use, each counted where `count` counts it. */
export const limitsBy = (count: (name: keyof Open311Limits, allowed: TriesAllowed) => Tries): Open311Limits => ({
  posts: count('posts', ALLOWED.posts),
  reads: count('reads', ALLOWED.reads),
  openReads: count('openReads', ALLOWED.openReads),
  wrongKeys: count('wrongKeys', ALLOWED.wrongKeys),
})

/** The limits of one process, in its memory. */
export const open311Limits = (clock: Clock): Open311Limits =>
  limitsBy((_, allowed) => triesInMemory(attempts({ ...allowed, clock })))
