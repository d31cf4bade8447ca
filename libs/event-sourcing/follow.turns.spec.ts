import { describe, expect, test } from '@jest/globals'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
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
  await store.append({
    ...{ stream: 'test-thing-1', expected: 'new' },
    context: {
      ...{ tenant: 'tenant-1', correlation: 'correlation-1', causation: 'causation-1' },
      occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'person-1', post: null, unit: null },
      command: { id: 'command-1', print: 'print' },
    },
    events: [{ type: 'ThingPut', schema: 1, body: '{}' }],
  })
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
