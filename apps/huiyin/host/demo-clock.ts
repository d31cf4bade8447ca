import { systemClock, type Clock, type Instant } from '@huiyin/kernel'

/** A clock that is set while a demonstration year is played, and then runs like every other. */
export interface DemoClock extends Clock {
  moveTo(instant: Instant): void
  /** From now on the machine's own clock. */
  release(): void
}

/** Starts at an instant and stands still until it is moved or released. It never goes back. */
export const demoClock = (start: Instant): DemoClock => {
  let standing: Instant | null = start
  return {
    now: () => standing ?? systemClock.now(),
    moveTo: (instant) => {
      if (standing !== null && instant > standing) standing = instant
    },
    release: () => {
      standing = null
    },
  }
}
