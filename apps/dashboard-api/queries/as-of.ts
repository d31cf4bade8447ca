import type { Instant } from '@huiyin/kernel'
import type { DashboardPorts, Position } from './ports.js'

/** What an answer is as of: a place in the log and the moment it was given for. */
export interface AnswerAsOf {
  readonly position: Position
  readonly at: Instant
}

/** Stands before every fact: the place of an empty log. */
const BEFORE_EVERYTHING = 0 as Position

/**
 * Waits until what is asked has caught up with everything that had been recorded when the question came, so whoever
 * asks sees at least what was acknowledged to him before. Lists may already be a little further than the place named.
 */
export const caughtUp = async (
  { head, waitFor, clock }: DashboardPorts,
  of: 'lists' | 'facts',
  at: Instant | null = null,
): Promise<AnswerAsOf> => {
  const end = await head()
  const position = end === null ? BEFORE_EVERYTHING : await waitFor(end, of)
  return { position, at: at ?? clock.now() }
}
