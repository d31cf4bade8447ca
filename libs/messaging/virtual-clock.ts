import { systemClock, type Clock, type Instant } from '@huiyin/kernel'
import type { AlarmRunner } from './alarm-runner.js'

/** What has to come to rest before time may go on. */
export interface Settling {
  /** Resolves when reactions and lists have caught up with everything committed before the call. */
  readonly drain: () => Promise<void>
  readonly alarms: AlarmRunner
}

/** A clock that stands still until it is moved, for demonstrations, simulations and specs. It never goes back. */
export interface VirtualClock extends Clock {
  /** Settles, lets every alarm on the way ring at its own instant, and arrives. Moves asked for meanwhile wait. */
  moveTo(target: Instant, settling: Settling): Promise<void>
  /** From now on the machine's own clock; it cannot be moved any more. */
  release(): void
}

/** A clock as whoever moves it sees it. */
export interface Standing {
  /** Where it stands; null where it runs by itself. */
  readonly at: () => Instant | null
  readonly set: (instant: Instant) => void | Promise<void>
}

/** Somebody wants to turn back time, or to move a clock that runs by itself. */
export class ClockNotMovable extends Error {
  override name = 'ClockNotMovable'
}

/**
 * Moves a clock that stands. A move settles first: reactions and lists are drained, the clock is set to the next alarm
 * that is due up to the target, the alarm is fired, everything is drained again, and so on; then the clock is set to the
 * target (design §3). So whatever was committed before a move has had its consequences, each alarm finds the clock at
 * its own instant or, where it was recorded late, as it stands, and nothing is ever due behind the clock.
 */
export const moveSettled = async (
  { at, set }: Standing,
  target: Instant,
  { drain, alarms }: Settling,
): Promise<void> => {
  const standing = (): Instant => {
    const here = at()
    if (here === null) throw new ClockNotMovable('this clock was released and runs by itself')
    return here
  }
  if (target < standing()) throw new ClockNotMovable(`${target} lies before ${standing()}; a clock never goes back`)
  for (;;) {
    await drain()
    const due = await alarms.next()
    if (due === null || due > target) break
    if (due > standing()) await set(due)
    await alarms.fire(standing())
  }
  await set(target)
}

/** Stands at `start` and is moved as `moveSettled` says; one move after the other. */
export const virtualClock = (start: Instant): VirtualClock => {
  let standing: Instant | null = start
  let moving: Promise<void> = Promise.resolve()
  const here: Standing = {
    at: () => standing,
    set: (instant) => {
      standing = instant
    },
  }
  return {
    now: () => standing ?? systemClock.now(),
    moveTo: (target, settling) => {
      const moved = moving.then(() => moveSettled(here, target, settling))
      moving = moved.catch(() => undefined) // whoever asked for it is told; the next move starts afresh
      return moved
    },
    release: () => {
      standing = null
    },
  }
}
