import { VersionConflict, type Append, type Appended } from '@huiyin/event-sourcing'
import { appendBreaks, finishing, insisting, type Broken, type BrokenStores } from './broken.js'

const pretended = (): Appended => ({ events: [], again: false })

const keeping: BrokenStores = {
  'an unknown stream is an error': {
    breaks: ['an unknown stream is empty'],
    wrap: (store) => ({
      ...store,
      readStream: async (stream, after) => {
        const events = await store.readStream(stream, after)
        if (events.length === 0 && (await store.readStream(stream)).length === 0) throw new Error('no such stream')
        return events
      },
    }),
  },
  'three facts are written in the opposite order': appendBreaks(
    ['facts come back in the order they were given'],
    ({ events, ...request }, store) =>
      store.append({ ...request, events: events.length === 3 ? events.toReversed() : events }),
  ),
  'bodies are written canonically': appendBreaks(['bodies are kept byte for byte'], (request, store) => {
    const canonical = (body: string) => (/[{ ]/.test(body) ? JSON.stringify(JSON.parse(body)) : body)
    return store.append({ ...request, events: request.events.map((one) => ({ ...one, body: canonical(one.body) })) })
  }),
  'bodies end after 64 KiB': appendBreaks(['a body of one megabyte comes back whole'], (request, store) =>
    store.append({ ...request, events: request.events.map((one) => ({ ...one, body: one.body.slice(0, 65_536) })) }),
  ),
}

/** Checks the version, then waits, then writes: right as long as nobody else does the same. */
const checksTooEarly: Broken['wrap'] = (store) =>
  finishing({
    ...store,
    append: async (request) => {
      const version = (await store.readStream(request.stream)).length
      const passed = version > 0 && version === request.expected
      await new Promise((resolve) => setImmediate(resolve))
      return passed ? insisting(store, request, () => true) : store.append(request)
    },
  })

/** A conflict moves the version that the next append must name, but writes nothing. */
const wedges: Broken['wrap'] = (store) => {
  const wedged = new Set<string>()
  return {
    ...store,
    append: async (request) => {
      if (wedged.has(request.stream)) throw new VersionConflict(request.stream, request.expected, -1)
      try {
        return await store.append(request)
      } catch (error) {
        if (error instanceof VersionConflict) wedged.add(request.stream)
        throw error
      }
    },
  }
}

const versions: BrokenStores = {
  'the last writer wins over anybody two versions behind': appendBreaks(
    ['a stale version is refused and nothing is written'],
    (request, store) => insisting(store, request, ({ expected, actual }) => actual > Number(expected) + 1),
  ),
  'a version ahead of the stream is taken for its last': appendBreaks(
    ['a stale version is refused and nothing is written'],
    (request, store) => insisting(store, request, ({ expected, actual }) => actual > 0 && Number(expected) > actual),
  ),
  '`new` is not looked at': appendBreaks(
    ['`new` is refused on a stream that exists', 'several facts are written all or nothing'],
    (request, store) => insisting(store, request, ({ expected }) => expected === 'new'),
  ),
  'an exact version makes a stream': appendBreaks(
    ['an exact version is refused on a stream that does not exist'],
    (request, store) => insisting(store, request, ({ actual }) => actual === 0),
  ),
  'the version is checked before waiting for the disk': {
    breaks: [
      'of fifty concurrent writers at one version exactly one wins',
      'of writers of two processes at one version exactly one wins',
    ],
    wrap: checksTooEarly,
  },
  'a conflict wedges the stream': {
    breaks: [
      'one conflict does not wedge the stream',
      'a stale version is refused and nothing is written',
      'several facts are written all or nothing',
      'of writers of two processes at one version exactly one wins',
    ],
    wrap: wedges,
  },
}

const groups: BrokenStores = {
  'the first of several facts is written before the version is checked': appendBreaks(
    ['several facts are written all or nothing'],
    async (request, store) => {
      try {
        return await store.append(request)
      } catch (error) {
        if (error instanceof VersionConflict && request.events.length > 1) {
          await store.append({ ...request, expected: error.actual, events: request.events.slice(0, 1) })
        }
        throw error
      }
    },
  ),
}

const repaired = (breaks: string, repair: (request: Append) => Append) =>
  appendBreaks([breaks], (request, store) => store.append(repair(request)))

const malformed: BrokenStores = {
  'an append without facts is answered kindly': appendBreaks(
    ['an append without facts is refused', 'a refused append leaves its neighbours in the commit group untouched'],
    async (request, store) => (request.events.length === 0 ? pretended() : store.append(request)),
  ),
  'stream names are repaired': repaired('a stream name outside <context>-<aggregate>-<id> is refused', (request) => ({
    ...request,
    stream: /^[a-z]-[a-z]+-[a-z0-9]+$/.test(request.stream) ? request.stream : 'a-b-repaired',
  })),
  'event names are repaired': repaired('an event name that is no name is refused', (request) => ({
    ...request,
    events: request.events.map((one) => (/^Thing[A-Z][a-z]+$/.test(one.type) ? one : { ...one, type: 'ThingNoted' })),
  })),
  'schema numbers are repaired': repaired('an event schema that is no whole number from 1 is refused', (request) => ({
    ...request,
    events: request.events.map((one) => ({ ...one, schema: Math.max(1, Math.trunc(one.schema) || 1) })),
  })),
  'any other expected version is taken for `new`': repaired(
    'an expected version that is no whole number from 1 is refused',
    (request) => ({ ...request, expected: Number(request.expected) >= 1 ? request.expected : 'new' }),
  ),
  'texts are cut at U+0000 and made well-formed': repaired(
    'a body that a store cannot keep byte for byte is refused',
    (request) => ({
      ...request,
      events: request.events.map((one) => ({
        ...one,
        body: Buffer.from(one.body.split('\u0000')[0] || '""').toString(),
      })),
    }),
  ),
  'command ids are repaired': repaired('a command id that is no id is refused', (request) => ({
    ...request,
    context: {
      ...request.context,
      command: {
        ...request.context.command,
        id: request.context.command.id.replace(/[^\w-]/g, '_').slice(0, 99) || '_',
      },
    },
  })),
}

export const brokenAppending: BrokenStores = { ...keeping, ...versions, ...groups, ...malformed }
