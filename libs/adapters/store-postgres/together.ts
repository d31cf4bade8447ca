interface Waiting<Q, A> {
  readonly question: Q
  readonly resolve: (answer: A) => void
  readonly reject: (error: unknown) => void
}

/** How many groups are under way side by side: one that takes long does not hold up the next. */
const AT_ONCE = 2
const MOST_IN_GROUP = 256

/**
 * Asks together what is asked while other questions are under way: a crowd costs few round trips, and who is alone waits
 * for nobody. `ask` answers in the order of the questions; what it throws is thrown to each who asked.
 */
export const together = <Q, A>(
  ask: (questions: readonly Q[]) => Promise<readonly A[]>,
): ((question: Q) => Promise<A>) => {
  const waiting: Waiting<Q, A>[] = []
  let underWay = 0
  const answer = async (group: readonly Waiting<Q, A>[]): Promise<void> => {
    try {
      const answers = await ask(group.map(({ question }) => question))
      for (const [index, { resolve }] of group.entries()) resolve(answers[index]!)
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
  const start = (): void => {
    while (underWay < AT_ONCE && waiting.length > 0) {
      underWay += 1
      void answer(waiting.splice(0, MOST_IN_GROUP)).then(() => {
        underWay -= 1
        start()
      })
    }
  }
  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject })
      start()
    })
}
