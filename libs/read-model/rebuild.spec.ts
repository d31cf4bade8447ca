import { describe, expect, test } from '@jest/globals'
import type { Checkpoint, EventStore, Position } from '@huiyin/event-sourcing'
import { memoryEventStore } from '@huiyin/store-memory'
import { appendOthers, settableClock } from '@huiyin/testing'
import type { ListGeneration } from './list-projector.js'
import { rebuildLists, type RebuildProgress } from './rebuild.js'

const log = async (facts: number): Promise<EventStore> => {
  const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z') })
  await appendOthers(store, facts)
  return store
}

/** A generation without rows: only how far it has come. */
const generation = (start: Checkpoint | null = null) => {
  const cleared: (Checkpoint | null)[] = []
  let checkpoint = start
  const it: ListGeneration = {
    checkpoint: () => checkpoint,
    keep: (_, { to }) => {
      checkpoint = to
      return true
    },
    clear: () => {
      cleared.push(checkpoint)
      checkpoint = null
    },
  }
  return { it, cleared }
}

const rebuilding = async (store: EventStore, live: ListGeneration, next: ListGeneration, signal?: AbortSignal) => {
  const progress: RebuildProgress[] = []
  let swaps = 0
  const ended = await rebuildLists({
    ...{ store, lists: [], live, next: () => next, batch: 5 },
    swap: () => {
      swaps += 1
      return true
    },
    onProgress: (now) => progress.push(now),
    ...(signal ? { signal } : {}),
  })
  return { ended, swaps, progress }
}

describe('building lists anew', () => {
  test('goes through the log batch by batch, tells how far it is, and swaps once', async () => {
    const store = await log(12)
    const { ended, swaps, progress } = await rebuilding(store, generation().it, generation().it)
    expect({ ended, swaps }).toStrictEqual({ ended: 'swapped', swaps: 1 })
    expect(progress).toStrictEqual([5, 10, 12].map((position) => ({ position, head: 12 })))
  })
  test('told to stop before it began, it builds and swaps nothing', async () => {
    const next = generation()
    const { ended, swaps, progress } = await rebuilding(await log(3), generation().it, next.it, AbortSignal.abort())
    expect({ ended, swaps, progress }).toStrictEqual({ ended: 'cancelled', swaps: 0, progress: [] })
    expect(next.it.checkpoint()).toBeNull()
  })
  test('what was begun on another log is cleared, what was begun on this one goes on', async () => {
    const store = await log(12)
    const { hash } = (await store.readAt(7 as Position))!
    const own = generation({ epoch: store.epoch, position: 7 as Position, hash })
    expect((await rebuilding(store, generation().it, own.it)).progress[0]).toStrictEqual({ position: 12, head: 12 })
    expect(own.cleared).toHaveLength(0)
    for (const foreign of [
      { epoch: 'another', position: 7 as Position, hash },
      { epoch: store.epoch, position: 7 as Position, hash: 'another' },
      { epoch: store.epoch, position: 70 as Position, hash },
    ]) {
      const begun = generation(foreign)
      expect((await rebuilding(store, generation().it, begun.it)).progress[0]).toStrictEqual({ position: 5, head: 12 })
      expect(begun.cleared).toStrictEqual([foreign])
    }
  })
  test('live lists of another log are not waited for', async () => {
    const store = await log(3)
    const lost = generation({ epoch: store.epoch, position: 70 as Position, hash: 'of a log copied back by hand' })
    expect(await rebuilding(store, lost.it, generation().it)).toMatchObject({ ended: 'swapped', swaps: 1 })
  })
  test('lets the process go on in between', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      timer = setImmediate(count)
    }
    let timer = setImmediate(count)
    await rebuilding(await log(200), generation().it, generation().it)
    clearImmediate(timer)
    expect(turns).toBeGreaterThan(20)
  })
})
