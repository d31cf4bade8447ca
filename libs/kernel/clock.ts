import { instantFromMillis, type Instant } from './dates.js'

/** Where time comes from. Decisions never ask it: the instant arrives inside the command. */
export interface Clock {
  now(): Instant
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => instantFromMillis(Date.now()) }
