import type { Position, RecordedFact } from '@huiyin/event-sourcing'

/** Facts as a voiding sees them, by their commands: the nth fact is `fact-n`, and `recorder` recorded all of them. */
export const recorded = <E>(...commands: readonly (readonly E[])[]): readonly RecordedFact<E>[] =>
  commands
    .flatMap((events, command) => events.map((event) => ({ event, command: `command-${command + 1}` })))
    .map((fact, index) => ({
      ...{ id: `fact-${index + 1}`, position: (index + 1) as Position, person: 'recorder' },
      ...fact,
    }))
