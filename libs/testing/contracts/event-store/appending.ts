import { expect } from '@jest/globals'
import { BadAppend, VersionConflict, type Append } from '@huiyin/event-sourcing'
import { appendOf, dataOf, expectRejection, versionsOf, type OpenStore, type Promises } from './log.js'

/** Texts that stores have been seen to change: other scripts, control characters, spacing, key order, nothing at all. */
const ODD_STRINGS: readonly unknown[] = [
  '件件有着落，事事有回音',
  '🧧👨‍👩‍👧‍👦',
  '\u0000\u0001\u007f',
  '\ud800 and \udfff alone',
  '\u2028\u2029\ufeff',
  '',
  "'; DROP TABLE events; --",
  '\\"\n\t',
]
const ODD_VALUES: readonly unknown[] = [
  {},
  null,
  [],
  false,
  0,
  1e21,
  0.1,
  { '': 1, 'a.b': 2, $set: 3, '中文 键': 4, constructor: 5, '0': 6, 'quote"\'': 7 },
]
const ODD_TEXTS = [
  ...ODD_STRINGS.map((data) => JSON.stringify(data)),
  ...ODD_VALUES.map((data) => JSON.stringify(data)),
  '{"b" : 1,\n\t"a":2.0, "a":3}',
  '{"__proto__":{"x":1}}',
  ' "spaces around" ',
]

const refusedWithBadAppend = async (open: OpenStore, bad: Partial<Append>) => {
  const { store } = await open()
  await store.append(appendOf('a-b-1', 'new', 'kept'))
  const before = await store.head()
  await expectRejection(store.append({ ...appendOf('a-b-2', 'new', 'refused'), ...bad }), BadAppend)
  expect(await store.head()).toStrictEqual(before)
  expect(versionsOf(await store.readStream('a-b-1'))).toStrictEqual([1])
}

const badEach = async (open: OpenStore, bads: readonly Partial<Append>[]) => {
  for (const bad of bads) await refusedWithBadAppend(open, bad)
}

const keeping: Promises = {
  'an unknown stream is empty': async (open) => {
    const { store } = await open()
    expect(await store.readStream('a-b-unknown')).toStrictEqual([])
    await store.append(appendOf('a-b-1', 'new', 'other'))
    expect(await store.readStream('a-b-unknown')).toStrictEqual([])
  },
  'facts come back in the order they were given': async (open) => {
    const { store } = await open()
    const first = await store.append(appendOf('a-b-1', 'new', 'one', 'two', 'three'))
    const second = await store.append(appendOf('a-b-1', 3, 'four', 'five'))
    expect(first.again).toBe(false)
    expect(dataOf(first.events)).toStrictEqual(['one', 'two', 'three'])
    expect(versionsOf(second.events)).toStrictEqual([4, 5])
    const stored = await store.readStream('a-b-1')
    expect(dataOf(stored)).toStrictEqual(['one', 'two', 'three', 'four', 'five'])
    expect(stored).toStrictEqual([...first.events, ...second.events])
  },
  'bodies are kept byte for byte': async (open) => {
    const { store } = await open()
    const events = ODD_TEXTS.map((body) => ({ type: 'ThingNoted', schema: 1, body }))
    const appended = await store.append({ ...appendOf('a-b-1', 'new'), events })
    expect(appended.events.map(({ body }) => body)).toStrictEqual(ODD_TEXTS)
    expect((await store.readStream('a-b-1')).map(({ body }) => body)).toStrictEqual(ODD_TEXTS)
  },
  'a body of one megabyte comes back whole': async (open) => {
    const { store } = await open()
    const large = '回音'.repeat(175_000)
    await store.append(appendOf('a-b-1', 'new', large))
    const [stored] = await store.readStream('a-b-1')
    expect(stored?.body === JSON.stringify(large)).toBe(true)
  },
}

const versions: Promises = {
  'a stale version is refused and nothing is written': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'one', 'two', 'three'))
    for (const expected of [1, 2, 4]) {
      const conflict = { stream: 'a-b-1', expected, actual: 3 }
      await expectRejection(store.append(appendOf('a-b-1', expected, 'stale')), VersionConflict, conflict)
    }
    expect(versionsOf(await store.readStream('a-b-1'))).toStrictEqual([1, 2, 3])
  },
  '`new` is refused on a stream that exists': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'one'))
    const conflict = { stream: 'a-b-1', expected: 'new', actual: 1 }
    await expectRejection(store.append(appendOf('a-b-1', 'new', 'again')), VersionConflict, conflict)
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['one'])
  },
  'an exact version is refused on a stream that does not exist': async (open) => {
    const { store } = await open()
    const conflict = { stream: 'a-b-1', expected: 1, actual: 0 }
    await expectRejection(store.append(appendOf('a-b-1', 1, 'early')), VersionConflict, conflict)
    expect(await store.head()).toBeNull()
  },
  'of fifty concurrent writers at one version exactly one wins': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'base'))
    const attempts = Array.from({ length: 50 }, (_, writer) => store.append(appendOf('a-b-1', 1, writer)))
    const settled = await Promise.allSettled(attempts)
    const winners = settled.flatMap((one, writer) => (one.status === 'fulfilled' ? [writer] : []))
    const losses = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(winners).toHaveLength(1)
    expect(losses.every((reason) => reason instanceof VersionConflict)).toBe(true)
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['base', winners[0]])
  },
  'one conflict does not wedge the stream': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'one', 'two'))
    await expectRejection(store.append(appendOf('a-b-1', 1, 'stale')), VersionConflict)
    await store.append(appendOf('a-b-1', 2, 'right'))
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['one', 'two', 'right'])
  },
}

const groups: Promises = {
  'several facts are written all or nothing': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'base'))
    await expectRejection(store.append(appendOf('a-b-1', 'new', 'x', 'y', 'z')), VersionConflict)
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['base'])
    const writing = store.append(appendOf('a-b-1', 1, ...Array.from({ length: 40 }, (_, index) => index)))
    writing.catch(() => null) // a failure is seen where it is awaited
    const seen = new Set<number>()
    for (let look = 0; look < 50; look += 1) {
      seen.add((await store.readStream('a-b-1')).length)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writing
    seen.add((await store.readStream('a-b-1')).length)
    expect([...seen].filter((length) => length !== 1 && length !== 41)).toStrictEqual([])
    expect(seen.has(41)).toBe(true)
  },
  'a refused append leaves its neighbours in the commit group untouched': async (open) => {
    const { store } = await open()
    await store.append(appendOf('a-b-1', 'new', 'base', 'base'))
    const settled = await Promise.allSettled([
      store.append(appendOf('a-b-1', 2, 'before')),
      store.append(appendOf('a-b-1', 1, 'stale')),
      store.append({ ...appendOf('a-b-2', 'new'), events: [] }),
      store.append(appendOf('a-b-1', 3, 'after')),
      store.append(appendOf('a-b-3', 'new', 'other')),
    ])
    const statuses = settled.map(({ status }) => status)
    expect(statuses).toStrictEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled', 'fulfilled'])
    expect(dataOf(await store.readStream('a-b-1'))).toStrictEqual(['base', 'base', 'before', 'after'])
    expect(dataOf(await store.readStream('a-b-3'))).toStrictEqual(['other'])
  },
}

const malformed: Promises = {
  'an append without facts is refused': (open) => badEach(open, [{ events: [] }]),
  'a stream name outside <context>-<aggregate>-<id> is refused': (open) =>
    badEach(
      open,
      ['', 'a', 'a-b', 'a-b-', 'A-b-1', 'a-b-"', 'a-b-1\n', 'a-b-件', 'a-b-a b', `a-b-${'x'.repeat(161)}`].map(
        (stream) => ({ stream }),
      ),
    ),
  'an event name that is no name is refused': (open) =>
    badEach(
      open,
      ['', 'thing', 'Thing Noted', 'Thing"', 'Thing\n', '事'].map((type) => ({
        events: [{ type, schema: 1, body: '1' }],
      })),
    ),
  'an event schema that is no whole number from 1 is refused': (open) =>
    badEach(
      open,
      [0, -1, 1.5, Number.NaN].map((schema) => ({ events: [{ type: 'ThingNoted', schema, body: '1' }] })),
    ),
  'an expected version that is no whole number from 1 is refused': (open) =>
    badEach(
      open,
      [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map((expected) => ({ expected })),
    ),
  'a body that a store cannot keep byte for byte is refused': (open) =>
    badEach(
      open,
      ['', '"\u0000"', '"\ud800"', '"\udfff"'].map((body) => ({ events: [{ type: 'ThingNoted', schema: 1, body }] })),
    ),
}

/** What becomes of an append. */
export const appending: Promises = { ...keeping, ...versions, ...groups, ...malformed }
