import type { Acknowledged, InFlight, Plan } from './protocol.js'
import { stepsOf, type Step } from './workload.js'

const keyOf = ({ item, step }: InFlight): string => `${item} ${step}`

/** What the parent remembers of one installation, from what its children said before they died. */
export const memoryOf = (seed: number) => {
  const done = new Map<number, Set<Step>>()
  const inFlight = new Map<string, InFlight>()
  const unchecked = new Map<string, Acknowledged>()
  let next = 1
  return {
    sent: ({ item, step }: InFlight) => {
      next = Math.max(next, item + 1)
      if (!done.has(item)) done.set(item, new Set())
      if (!done.get(item)!.has(step)) inFlight.set(keyOf({ item, step }), { item, step })
    },
    acknowledged: ({ item, step, position, events }: Acknowledged) => {
      done.get(item)!.add(step)
      inFlight.delete(keyOf({ item, step }))
      unchecked.set(keyOf({ item, step }), { item, step, position, events })
    },
    inFlight: () => [...inFlight.values()],
    /** Everything acknowledged so far has been checked. */
    checked: () => unchecked.clear(),
    plan: (): Pick<Plan, 'acknowledged' | 'inFlight' | 'unfinished' | 'next'> => ({
      acknowledged: [...unchecked.values()],
      inFlight: [...inFlight.values()],
      unfinished: [...done]
        .map(([item, steps]) => ({ item, done: steps.size }))
        .filter(({ item, done: count }) => count < stepsOf(seed, item).length),
      next,
    }),
  }
}

export type Memory = ReturnType<typeof memoryOf>
