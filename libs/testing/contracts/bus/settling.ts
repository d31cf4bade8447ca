import { expect } from '@jest/globals'
import { BusNotRunning } from '@huiyin/messaging'
import {
  during,
  all,
  gate,
  inTime,
  listener,
  never,
  note,
  noteOf,
  notes,
  pause,
  range,
  until,
  type BusPromises,
} from './line.js'

const settling: BusPromises = {
  'settling waits until everything committed before was handled': async (open) => {
    const line = await open()
    let done = 0
    const { consumer } = listener('one', 'alpha', async () => {
      await pause(3)
      done += 1
    })
    const bus = await line.bus([consumer])
    await bus.start()
    await notes(line.store, 'alpha', 'key', range(10))
    await inTime('settling', bus.settle())
    expect(done).toBeGreaterThanOrEqual(10)
    await inTime('stopping', bus.stop())
  },
  'settling waits for follow-ups of follow-ups': async (open) => {
    const line = await open()
    const told = new Set<string>()
    const pass = (to: string) => async (event: Parameters<typeof noteOf>[0]) => {
      await pause(2)
      const follow = `${to} ${event.id}`
      if (told.has(follow)) return
      told.add(follow)
      await note(line.store, to, noteOf(event))
    }
    const first = listener('beta-to-alpha', 'alpha', pass('beta'))
    const second = listener('gamma-to-beta', 'beta', pass('gamma'))
    const last = listener('end', 'gamma', () => pause(2))
    const bus = await line.bus([last.consumer, second.consumer, first.consumer])
    await bus.start()
    for (const n of range(5)) await note(line.store, 'alpha', { key: `key-${n}`, n })
    await inTime('settling', bus.settle())
    expect(all(last.numbers())).toStrictEqual(range(5))
    await inTime('stopping', bus.stop())
  },
  'settling has nothing to wait for in an empty log, or where nobody listens': async (open) => {
    const line = await open()
    const { consumer, seen } = listener('one', 'alpha')
    await during(line, [consumer])
    await notes(line.store, 'alpha', 'key', [1])
    await during(line, [])
    expect(seen).toStrictEqual([])
  },
  'a bus that does not run tells whoever waits, instead of letting him wait': async (open) => {
    const line = await open()
    await notes(line.store, 'alpha', 'key', [1])
    const { consumer } = listener('one', 'alpha')
    const bus = await line.bus([consumer])
    await expect(inTime('settling before the start', bus.settle())).rejects.toBeInstanceOf(BusNotRunning)
    await bus.start()
    await inTime('settling', bus.settle())
    await inTime('stopping', bus.stop())
    await expect(inTime('settling after the stop', bus.settle())).rejects.toBeInstanceOf(BusNotRunning)
  },
}

const stopping: BusPromises = {
  'stopping finishes what is being handled, and begins nothing more': async (open) => {
    const line = await open()
    const { open: release, opened } = gate()
    let finished = 0
    const { consumer, seen } = listener('one', 'alpha', async () => {
      await opened
      finished += 1
    })
    const bus = await line.bus([consumer])
    await bus.start()
    await notes(line.store, 'alpha', 'key', [1])
    await until('the event is being handled', () => seen.length > 0)
    let stopped = false
    const stopping = bus.stop().then(() => (stopped = true))
    await pause(20)
    expect(stopped).toBe(false)
    release()
    await inTime('stopping', stopping)
    expect(finished).toBe(seen.length)
    await notes(line.store, 'alpha', 'key', [2])
    await pause(20)
    expect(all(seen.map((event) => noteOf(event).n))).toStrictEqual([1])
  },
  'whoever waits for settling is told when the bus stops first': async (open) => {
    const line = await open()
    const { open: release, opened } = gate()
    const { consumer, seen } = listener('one', 'alpha', () => opened)
    const bus = await line.bus([consumer])
    await bus.start()
    await notes(line.store, 'alpha', 'key', [1])
    await until('the event is being handled', () => seen.length > 0)
    const settled = bus.settle().then(
      () => 'settled',
      (error: unknown) => error,
    )
    await pause(5)
    const stopping = bus.stop()
    await notes(line.store, 'alpha', 'key', [2])
    release()
    await inTime('stopping', stopping)
    expect(await inTime('settling', settled)).toBeInstanceOf(BusNotRunning)
  },
  'stopping twice, or a bus that never started, does no harm': async (open) => {
    const line = await open()
    const bus = await line.bus([listener('one', 'alpha', never).consumer])
    await inTime('stopping', bus.stop())
    await inTime('stopping again', bus.stop())
    const { consumer, numbers } = listener('two', 'alpha')
    await during(line, [consumer], () => notes(line.store, 'alpha', 'key', [1]))
    expect(all(numbers())).toStrictEqual([1])
  },
}

/** Waiting for the bus, and its end. */
export const comingToRest: BusPromises = { ...settling, ...stopping }
