import type { Clock } from '@huiyin/kernel'
import { attempts, type Attempts } from '@huiyin/nest-platform'

/** The limits of this interface; each counts by its own key. */
export interface Open311Limits {
  /** Requests posted, by the program that posts them. */
  readonly posts: Attempts
  /** Answers read, by program. */
  readonly reads: Attempts
  /** Answers read without a key, by address. */
  readonly openReads: Attempts
  /** Keys that are nobody's, by address: guessing, or a program with a revoked key that never stops. */
  readonly wrongKeys: Attempts
}

const QUARTER_OF_AN_HOUR = 900

/** The limits in use (assumptions; no document gives a number), in a quarter of an hour. */
export const open311Limits = (clock: Clock): Open311Limits => ({
  posts: attempts({ most: 600, withinSeconds: QUARTER_OF_AN_HOUR, clock }),
  reads: attempts({ most: 3_000, withinSeconds: QUARTER_OF_AN_HOUR, clock }),
  openReads: attempts({ most: 900, withinSeconds: QUARTER_OF_AN_HOUR, clock }),
  wrongKeys: attempts({ most: 30, withinSeconds: QUARTER_OF_AN_HOUR, clock }),
})
