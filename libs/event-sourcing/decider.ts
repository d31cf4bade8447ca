import type { Decision } from '@huiyin/kernel'

/**
 * An aggregate as three pure functions over data (Jérémie Chassaing's decider). `decide` gets time, ids and look-ups
 * inside the command; repeating a command yields no events.
 */
export interface Decider<C, E, S, R> {
  readonly initialState: S
  readonly evolve: (state: S, event: E) => S
  readonly decide: (command: C, state: S) => Decision<E, R>
}

/** The state after these events. */
export const fold = <E, S>(decider: Pick<Decider<never, E, S, never>, 'evolve'>, state: S, events: readonly E[]): S =>
  events.reduce(decider.evolve, state)
