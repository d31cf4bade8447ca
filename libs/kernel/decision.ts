/**
 * What a decider answers: the events that follow, or the reason why not. A refusal is a value from a closed union,
 * so that every caller can name each reason; a fault is an exception.
 */
export type Decision<E, R> =
  { readonly ok: true; readonly events: readonly E[] } | { readonly ok: false; readonly refusal: R }

/** The command is accepted and these events follow; none when there is nothing new to say (the command was repeated). */
export const accept = <E>(...events: readonly E[]): Decision<E, never> => ({ ok: true, events })

/** The command is refused for this reason; nothing is written and nothing is remembered. */
export const reject = <const R>(refusal: R): Decision<never, R> => ({ ok: false, refusal })
