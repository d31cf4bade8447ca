/** Does something while no other process does such a thing. */
export type Alone = <T>(deed: () => Promise<T>) => Promise<T>

/**
 * Runs tasks one after the other, in the order they came. What concerns several streams is looked up and then decided on
 * one of them; in turn, no other such decision falls in between. `alone` keeps those of other processes out; where there is
 * one process alone it is left out.
 */
export const inTurn = (alone: Alone = (deed) => deed()) => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(task: () => Promise<T>): Promise<T> => {
    const run = () => alone(task)
    const next = last.then(run, run)
    last = next
    return next
  }
}
