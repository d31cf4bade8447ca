/**
 * Runs tasks one after the other, in the order they came. What concerns several streams is looked up and then decided on
 * one of them; in turn, no other such decision of this process falls in between.
 */
export const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task, task)
    last = next
    return next
  }
}
