import type { Clock } from '@huiyin/kernel'
import { attempts, type Attempts } from '@huiyin/nest-platform'

/** The limits of this app; each counts by its own key. */
export interface CitizenLimits {
  /** Codes nobody has, by address: guessing. */
  readonly guesses: Attempts
  /** Looks at one code, from anywhere. */
  readonly looks: Attempts
  /** Reports sent, by address. */
  readonly reports: Attempts
}

const QUARTER_OF_AN_HOUR = 900

/** The limits in use (assumptions; no document gives a number). */
export const citizenLimits = (clock: Clock): CitizenLimits => ({
  guesses: attempts({ most: 10, withinSeconds: QUARTER_OF_AN_HOUR, clock }),
  looks: attempts({ most: 60, withinSeconds: QUARTER_OF_AN_HOUR, clock }),
  reports: attempts({ most: 20, withinSeconds: QUARTER_OF_AN_HOUR, clock }),
})
