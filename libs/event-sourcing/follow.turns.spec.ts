import { describe, expect, test } from '@jest/globals'
import { memoryEventStore } from '@huiyin/store-memory'
import { appendOthers, settableClock } from '@huiyin/testing'
import type { Position } from './event-store.js'
import { followLog } from './follow.js'

/** A stepper that has a long way to go and never waits. */
const longWay = (steps: number) => {
  let left = steps
  return {
    step: async () => {
      left -= 1
      return left >= 0
    },
    position: () => (left > 0 ? null : (1 as Position)),
  }
}

/** How often the rest of the process had its turn meanwhile. */
const turnsDuring = async (work: () => Promise<void>): Promise<number> => {
  let turns = 0
  const count = () => {
    turns += 1
    timer = setImmediate(count)
  }
  let timer = setImmediate(count)
  await work()
  clearImmediate(timer)
  return turns
}

const logOfOne = async () => {
  const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z') })
  await appendOthers(store, 1)
  return store
}

describe('a long way through the log', () => {
  for (const pauseMillis of [0, 500]) {
    test(`leaves the rest of the process its turns, also while somebody waits for its end (pause ${pauseMillis})`, async () => {
      const following = followLog(await logOfOne(), longWay(300), { pauseMillis })
      expect(await turnsDuring(() => following.caughtUp())).toBeGreaterThan(100)
      await following.stop()
    })
  }
})
