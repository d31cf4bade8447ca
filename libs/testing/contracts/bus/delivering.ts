import { expect } from '@jest/globals'
import type { PublishedEvent } from '@huiyin/messaging'
import {
  during,
  all,
  firsts,
  gate,
  inTime,
  listener,
  note,
  noteOf,
  notes,
  pause,
  range,
  until,
  type BusPromises,
} from './line.js'

const reaching: BusPromises = {
  'a published event reaches every consumer of its context, and nobody else': async (open) => {
    const line = await open()
    const [one, two, other] = [listener('one', 'alpha'), listener('two', 'alpha'), listener('other', 'beta')]
    await notes(line.store, 'alpha', 'key', [1, 2])
    await during(line, [one.consumer, two.consumer, other.consumer], () => notes(line.store, 'alpha', 'key', [3]))
    expect([one, two, other].map(({ numbers }) => all(numbers()))).toStrictEqual([[1, 2, 3], [1, 2, 3], []])
  },
  'an event comes with what it says and where it came from': async (open) => {
    const line = await open()
    const { consumer, seen } = listener('one', 'alpha')
    await during(line, [consumer], () => note(line.store, 'alpha', { key: '事项-1', n: 7 }))
    expect(seen[0]).toStrictEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...{ context: 'alpha', name: 'NoteTaken', version: 1, key: '事项-1', data: { key: '事项-1', n: 7 } },
      ...{ tenant: 'tenant-1', correlation: 'correlation-7' },
      occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    })
  },
  'what a context keeps to itself reaches nobody and holds nothing up': async (open) => {
    const line = await open()
    const { consumer, numbers } = listener('one', 'alpha')
    await during(line, [consumer], async () => {
      await note(line.store, 'alpha', { key: 'key', n: 1 }, 'SecretKept')
      await note(line.store, 'alpha', { key: 'key', n: 2 })
      await note(line.store, 'alpha', { key: 'key', n: 3 }, 'SecretKept')
    })
    expect(all(numbers())).toStrictEqual([2])
  },
  'a consumer added later catches up from the beginning of the log': async (open) => {
    const line = await open()
    const early = listener('early', 'alpha')
    await during(line, [early.consumer], () => notes(line.store, 'alpha', 'key', [1, 2]))
    const late = listener('late', 'alpha')
    await during(line, [early.consumer, late.consumer], () => notes(line.store, 'alpha', 'key', [3]))
    expect(all(late.numbers())).toStrictEqual([1, 2, 3])
    expect(all(early.numbers())).toStrictEqual([1, 2, 3])
  },
  'consumers do not wait for one another': async (open) => {
    const line = await open()
    const { open: release, opened } = gate()
    const slow = listener('slow', 'alpha', () => opened)
    const quick = listener('quick', 'alpha')
    const bus = await line.bus([slow.consumer, quick.consumer])
    await bus.start()
    await notes(line.store, 'alpha', 'key', [1, 2, 3])
    await until('the quick consumer has everything', () => all(quick.numbers()).length === 3)
    release()
    await inTime('stopping', bus.stop())
    expect(all(quick.numbers())).toStrictEqual([1, 2, 3])
  },
}

const KEYS = range(12).map((number) => `key-${number}`)

/** Every key's numbers in the order in which they first came. */
const byKey = (events: readonly PublishedEvent[]) =>
  KEYS.map((wanted) => firsts(events.map(noteOf).flatMap(({ key, n }) => (key === wanted ? [n] : []))))

const ordering: BusPromises = {
  'events of one key of one context come in the order of the log': async (open) => {
    const line = await open()
    const { consumer, seen } = listener('one', 'alpha', (event) => pause(noteOf(event).n % 3))
    await during(line, [consumer], async () => {
      for (const n of range(20)) for (const key of KEYS) await note(line.store, 'alpha', { key, n })
    })
    const came = byKey(seen)
    expect(came).toStrictEqual(came.map(all))
    expect(seen.length).toBeGreaterThan(KEYS.length)
  },
  'of one key only one event is handled at a time': async (open) => {
    const line = await open()
    const under = new Map<string, number>()
    let together = 0
    const { consumer, seen } = listener('one', 'alpha', async ({ key }) => {
      under.set(key, (under.get(key) ?? 0) + 1)
      together = Math.max(together, under.get(key)!)
      await pause(1)
      under.set(key, under.get(key)! - 1)
    })
    await during(line, [consumer], () => notes(line.store, 'alpha', 'key', range(15)))
    expect(together).toBe(1)
    expect(seen.length).toBeGreaterThan(1)
  },
  'nothing is skipped under load, whoever writes while the bus reads': async (open) => {
    const line = await open()
    const { consumer, seen } = listener('one', 'alpha')
    const write = async (key: string) => {
      for (const n of range(25)) {
        await note(line.store, 'beta', { key, n })
        await note(line.store, 'alpha', { key, n })
        if (n % 7 === 0) await pause(1)
      }
    }
    await during(line, [consumer], async () => {
      await Promise.all(KEYS.map(write))
    })
    expect(byKey(seen).map(all)).toStrictEqual(KEYS.map(() => range(25)))
  },
}

/** Who gets what, in which order. */
export const delivering: BusPromises = { ...reaching, ...ordering }
