import { describe, expect, test } from '@jest/globals'
import type { EventStore, LogHead, Position } from './event-store.js'
import { followLog } from './follow.js'

/** A log that only grows when told to; the one part of a store that following uses. */
const growing = () => {
  const listeners = new Set<() => void>()
  let end = 0
  const store = {
    head: () =>
      Promise.resolve(end === 0 ? null : ({ position: end as Position, hash: '', recordedAt: '' } as LogHead)),
    onAppended: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  } as unknown as EventStore
  return {
    store,
    listeners,
    grow: (by: number) => {
      end += by
      for (const listener of listeners) listener()
    },
    end: () => end,
  }
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5))

const stepperOf = (log: ReturnType<typeof growing>, size: number) => {
  let at = 0
  let steps = 0
  return {
    steps: () => steps,
    position: () => (at === 0 ? null : (at as Position)),
    step: () => {
      if (at >= log.end()) return Promise.resolve(false)
      steps += 1
      at = Math.min(log.end(), at + size)
      return Promise.resolve(true)
    },
  }
}

describe('following the log', () => {
  test('caught up means everything committed before the question was stepped over', async () => {
    const log = growing()
    const stepper = stepperOf(log, 3)
    const following = followLog(log.store, stepper)
    log.grow(10)
    await following.caughtUp()
    expect(stepper.position()).toBe(10)
    log.grow(1)
    await following.caughtUp()
    expect(stepper.position()).toBe(11)
    await following.stop()
  })
  test('what another process has stepped over is caught up with too', async () => {
    const log = growing()
    const other = stepperOf(log, 3)
    let seen: Position | null = null
    const step = async () => {
      await aMoment()
      seen = other.position()
      return false
    }
    const following = followLog(log.store, { step, position: () => seen })
    log.grow(2)
    const caughtUp = following.caughtUp()
    await aMoment()
    await other.step()
    log.grow(0) // a hint that says nothing new
    await caughtUp
    expect(seen).toBe(2)
    await following.stop()
  }, 2_000)
  test('what was passed and is of others is not looked at again before the log has grown', async () => {
    const log = growing()
    const passing = stepperOf(log, 3)
    const step = async () => {
      await passing.step()
      return false
    }
    const following = followLog(log.store, { ...passing, step })
    await aMoment()
    log.grow(2)
    await following.caughtUp()
    await aMoment()
    expect([passing.steps(), passing.position()]).toStrictEqual([1, 2])
    log.grow(1)
    await following.caughtUp()
    expect([passing.steps(), passing.position()]).toStrictEqual([2, 3])
    await following.stop()
  })
  test('an empty log is caught up with at once', async () => {
    const log = growing()
    const following = followLog(log.store, stepperOf(log, 3))
    await following.caughtUp()
    await following.stop()
    expect(log.listeners.size).toBe(0)
  })
  test('somebody who waits ends the pause of a busy log', async () => {
    const log = growing()
    const stepper = stepperOf(log, 1)
    const following = followLog(log.store, stepper, { pauseMillis: 60_000 })
    log.grow(3)
    await following.caughtUp()
    expect(stepper.steps()).toBe(3)
    await following.stop()
  })
  test('a fault stops it, is told, and reaches whoever waits', async () => {
    const log = growing()
    const faults: unknown[] = []
    const broken = { position: () => null, step: () => Promise.reject(new Error('disk full')) }
    const following = followLog(log.store, broken, { onFault: (error) => faults.push(error) })
    log.grow(1)
    await expect(following.caughtUp()).rejects.toThrow('disk full')
    expect(faults).toHaveLength(1)
    await following.stop()
  })
})
