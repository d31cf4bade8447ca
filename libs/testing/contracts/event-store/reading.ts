import { expect } from '@jest/globals'
import type { EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import { appendOf, dataOf, lastPosition, type Promises } from './log.js'

/** The log from a position to its end, page by page. */
const readOn = async (store: EventStore, after: Position | null, limit: number): Promise<StoredEvent[]> => {
  const read: StoredEvent[] = []
  for (let at = after; ;) {
    const page = await store.readLog(at, limit)
    if (page.length === 0) return read
    read.push(...page)
    at = lastPosition(page)
  }
}

/** One fact in each of so many streams, so that the log has one order only. */
const streamsOfOne = async (store: EventStore, count: number): Promise<StoredEvent[]> => {
  const written: StoredEvent[] = []
  for (let index = 0; index < count; index += 1) {
    written.push(...(await store.append(appendOf(`a-b-${index}`, 'new', index))).events)
  }
  return written
}

const writer = async (store: EventStore, stream: string, facts: number): Promise<void> => {
  for (let version = 0; version < facts; version += 1) {
    await store.append(appendOf(stream, version === 0 ? 'new' : version, version))
  }
}

const streams: Promises = {
  'a stream is read on after a version': async (open) => {
    const { store } = await open()
    const { events } = await store.append(appendOf('a-b-1', 'new', 'one', 'two', 'three'))
    await store.append(appendOf('a-b-10', 'new', 'other'))
    expect(await store.readStream('a-b-1', 0)).toStrictEqual(events)
    expect(await store.readStream('a-b-1', 1)).toStrictEqual(events.slice(1))
    expect(await store.readStream('a-b-1', 3)).toStrictEqual([])
    expect(await store.readStream('a-b-1', 9)).toStrictEqual([])
  },
  'of streams that a crowd asks for at once each is given whole, after the version asked for': async (open) => {
    const { store } = await open()
    const names = Array.from({ length: 12 }, (_, n) => `a-b-${n + 10}`)
    for (const name of names) await store.append(appendOf(name, 'new', `${name} first`, `${name} last`))
    const asked = Array.from({ length: 40 }, (_, n) => ({ name: names[n % 12] ?? '', after: n % 3 }))
    const answers = await Promise.all(asked.map(({ name, after }) => store.readStream(name, after)))
    const expected = asked.map(({ name, after }) => [`${name} first`, `${name} last`].slice(after))
    expect(answers.map(dataOf)).toStrictEqual(expected)
  },
  'the log keeps the order of every stream and nothing else is in it': async (open) => {
    const { store } = await open()
    for (const version of [0, 2, 4]) {
      for (const stream of ['a-b-1', 'a-b-2', 'c-d-1']) {
        await store.append(appendOf(stream, version === 0 ? 'new' : version, version + 1, version + 2))
      }
    }
    const log = await store.readLog(null, 100)
    for (const stream of ['a-b-1', 'a-b-2', 'c-d-1']) {
      expect(log.filter((one) => one.stream === stream)).toStrictEqual(await store.readStream(stream))
    }
    expect(log).toHaveLength(18)
  },
}

const paging: Promises = {
  'an empty log has nothing to read': async (open) => {
    const { store } = await open()
    expect(await store.readLog(null, 10)).toStrictEqual([])
    expect(await store.head()).toBeNull()
  },
  'the log is read on from any checkpoint': async (open) => {
    const { store } = await open()
    const written = await streamsOfOne(store, 12)
    const positions = written.map(({ position }) => position)
    expect(positions).toStrictEqual([...new Set(positions)].sort((a, b) => a - b))
    for (const [index, { position }] of written.entries()) {
      expect(await store.readLog(position, 100)).toStrictEqual(written.slice(index + 1))
    }
  },
  'a reader gets no more facts than it asked for': async (open) => {
    const { store } = await open()
    const written = await streamsOfOne(store, 8)
    for (const limit of [1, 3, 7, 8, 9]) expect(await store.readLog(null, limit)).toStrictEqual(written.slice(0, limit))
  },
  'reading the log again gives the same': async (open) => {
    const { store } = await open()
    await streamsOfOne(store, 9)
    const once = await readOn(store, null, 4)
    await store.append(appendOf('a-b-later', 'new', 'later'))
    const twice = await readOn(store, null, 3)
    expect(dataOf(twice)).toStrictEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 'later'])
    expect(twice.slice(0, 9)).toStrictEqual(once)
  },
  'a reader that follows concurrent writers skips no fact': async (open) => {
    const { store } = await open()
    const writing = Promise.all(Array.from({ length: 8 }, (_, index) => writer(store, `a-b-${index}`, 15)))
    let written = false
    void writing.then(
      () => (written = true),
      () => (written = true),
    )
    const followed: StoredEvent[] = []
    for (let last = false; !last;) {
      last = written
      followed.push(...(await readOn(store, followed.at(-1)?.position ?? null, 7)))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writing
    const seen = new Map<string, number>()
    for (const { stream, version } of followed) {
      expect(version).toBe((seen.get(stream) ?? 0) + 1)
      seen.set(stream, version)
    }
    expect([...seen.values()]).toStrictEqual(Array.from({ length: 8 }, () => 15))
  },
}

const places: Promises = {
  'a fact is found by its position': async (open) => {
    const { store } = await open()
    for (const one of await streamsOfOne(store, 5)) expect(await store.readAt(one.position)).toStrictEqual(one)
  },
  'where the log has no fact there is none': async (open) => {
    const { store } = await open()
    const beyond = (position: Position) => (position + 1_000_000) as Position
    const { events } = await store.append(appendOf('a-b-1', 'new', 'one', 'two'))
    expect(await store.readAt(beyond(lastPosition(events)))).toBeNull()
    expect(await store.readLog(beyond(lastPosition(events)), 10)).toStrictEqual([])
  },
  'the head is the last fact': async (open) => {
    const { store, clock } = await open()
    for (const [index, expected] of (['new', 2, 4] as const).entries()) {
      clock.advance(1_000)
      const { events } = await store.append(appendOf('a-b-1', expected, index, index))
      const { position, hash } = events[1]!
      expect(await store.head()).toStrictEqual({ position, hash, recordedAt: clock.now() })
    }
  },
}

/** How the log is read. */
export const reading: Promises = { ...streams, ...paging, ...places }
