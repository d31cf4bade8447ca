import { instantFromMillis, millisOf, type Clock, type Instant } from '@huiyin/kernel'

/** A clock that stands still until a spec moves it, forwards or backwards. */
export interface SettableClock extends Clock {
  set(instant: Instant): void
  /** Moves by so many milliseconds; back when negative. */
  advance(millis: number): void
}

/** A clock that shows `start` until it is told otherwise. */
export const settableClock = (start: Instant): SettableClock => {
  let millis = millisOf(start)
  return {
    now: () => instantFromMillis(millis),
    set: (instant) => {
      millis = millisOf(instant)
    },
    advance: (by) => {
      millis += by
    },
  }
}
