import { expect } from '@jest/globals'
import type { Decision } from '@huiyin/kernel'
import { fold, type Decider } from '@huiyin/event-sourcing'

/** What must follow; exact fields and exact order. */
export interface Then<E, R> {
  thenEvents(...expected: readonly E[]): void
  /** Accepted, and there is nothing new to say. */
  thenNothing(): void
  thenRefused(refusal: R): void
}

/** Given these events, when this command comes, then … */
export type Given<C, E, R> = (...history: readonly E[]) => { when(command: C): Then<E, R> }

/**
 * The specification language of a decider. Strict on purpose: a field too many, an `undefined` that is not in the
 * expectation or another order fails.
 */
export const specFor =
  <C, E, S, R>(decider: Decider<C, E, S, R>): Given<C, E, R> =>
  (...history) => ({
    when: (command) => {
      const decided: Decision<E, R> = decider.decide(command, fold(decider, decider.initialState, history))
      return {
        thenEvents: (...expected) => {
          if (expected.length === 0) throw new Error('thenEvents() without events: say thenNothing()')
          expect(decided).toStrictEqual({ ok: true, events: expected })
        },
        thenNothing: () => expect(decided).toStrictEqual({ ok: true, events: [] }),
        thenRefused: (refusal) => expect(decided).toStrictEqual({ ok: false, refusal }),
      }
    },
  })
