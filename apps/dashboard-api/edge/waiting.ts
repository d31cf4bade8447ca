import type { Position } from '../queries/ports.js'

export interface WaitingOptions {
  /** How far it has come; null where it has not begun. */
  readonly reached: () => Promise<Position | null>
  /** How long between two looks; 20 ms when left out. */
  readonly pauseMillis?: number
  /** How long an answer is waited for at most; 3 s when left out. */
  readonly limitMillis?: number
}

const PAUSE_MILLIS = 20
const LIMIT_MILLIS = 3_000
/** Stands before every fact. */
const NOTHING = 0 as Position

/**
 * Waits until something that another process keeps has come to a position, by looking again and again. When that takes too
 * long it gives how far it has come: an answer as of a moment ago is better than none, and says what it is as of.
 */
export const waitingFor = (options: WaitingOptions): ((position: Position) => Promise<Position>) => {
  const { reached, pauseMillis = PAUSE_MILLIS, limitMillis = LIMIT_MILLIS } = options
  return async (position) => {
    const until = performance.now() + limitMillis
    for (;;) {
      const now = (await reached()) ?? NOTHING
      if (now >= position) return position
      if (performance.now() >= until) return now
      await new Promise((resolve) => setTimeout(resolve, pauseMillis))
    }
  }
}
