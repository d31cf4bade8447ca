import { describe, expect, test } from '@jest/globals'
import { followLog, type Checkpoint } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { appendOthers, settableClock } from '@huiyin/testing'
import { listProjector, type ListGeneration } from './list-projector.js'

/** A log with one fact, which is of nobody's lists here. */
const logOfOthers = async () => {
  const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z') })
  await appendOthers(store, 1)
  return store
}

/** A generation that somebody else keeps, or swaps, the first so many times it is to be kept. */
const contested = (refusals: number) => {
  let checkpoint: Checkpoint | null = null
  let times = 0
  const it: ListGeneration = {
    checkpoint: () => checkpoint,
    keep: (_, { to }) => {
      times += 1
      if (times <= refusals) return false
      checkpoint = to
      return true
    },
    clear: () => undefined,
  }
  return { it, times: () => times }
}

describe('keeping lists', () => {
  test('is tried again at once where another kept them meanwhile, also when nothing was of these lists', async () => {
    const store = await logOfOthers()
    const { it, times } = contested(3)
    const following = followLog(store, await listProjector({ store, lists: [], generation: it }))
    await following.caughtUp() // no fact comes any more that would wake it
    expect(times()).toBe(4)
    await following.stop()
  }, 2_000)
  test('sleeps after facts of others only: the next look is not before the log has grown', async () => {
    const store = await logOfOthers()
    const { it } = contested(1)
    const projector = await listProjector({ store, lists: [], generation: it })
    expect([await projector.step(), await projector.step(), await projector.step()]).toStrictEqual([true, false, false])
    expect(projector.position()).toBe(1)
  })
})
