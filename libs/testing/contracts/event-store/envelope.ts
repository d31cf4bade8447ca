import { expect } from '@jest/globals'
import { eventIdOf, hashOf, parseHeader, typeOf, type EnvelopeContext, type StoredEvent } from '@huiyin/event-sourcing'
import { appendOf, type OpenedLog, type Promises } from './log.js'

const CONTEXT: EnvelopeContext = {
  tenant: 'tenant-9',
  occurred: { at: '2026-02-03T04:05:06.007Z', zone: 'Asia/Urumqi', precision: 'day' },
  actor: { person: '王"芳\n', post: 'post-7', unit: 'unit-3' },
  command: { id: 'command-1', print: 'print 💡' },
  correlation: 'correlation-5',
  causation: 'causation-6',
}

const storedContext = async ({ store }: OpenedLog) => {
  await store.append({ ...appendOf('a-b-1', 'new', 'one', 'two'), context: CONTEXT })
  return (await store.readStream('a-b-1')).map(({ header }) => parseHeader(header))
}

/** Two streams of three appends each, some with two facts, interleaved. */
const interleaved = async ({ store }: OpenedLog): Promise<readonly StoredEvent[]> => {
  const written: StoredEvent[] = []
  for (const expected of ['new', 2, 4] as const) {
    for (const stream of ['a-b-1', 'a-b-2']) {
      written.push(...(await store.append(appendOf(stream, expected, 'x', 'y'))).events)
    }
  }
  return written
}

/** What stands in the header of a fact, and what binds facts together. */
export const envelopes: Promises = {
  'correlation and causation survive': async (open) => {
    for (const { correlation, causation } of await storedContext(await open())) {
      expect({ correlation, causation }).toStrictEqual({ correlation: 'correlation-5', causation: 'causation-6' })
    }
  },
  'tenant, actor and command survive': async (open) => {
    for (const { tenant, actor, command } of await storedContext(await open())) {
      expect(tenant).toBe(CONTEXT.tenant)
      expect(actor).toStrictEqual(CONTEXT.actor)
      expect(command).toStrictEqual(CONTEXT.command)
    }
  },
  'when it happened survives with zone and precision': async (open) => {
    for (const { occurredAt } of await storedContext(await open())) expect(occurredAt).toStrictEqual(CONTEXT.occurred)
  },
  'the header says format, type, schema, stream and version': async (open) => {
    const { store } = await open()
    const events = [
      { type: 'ThingNoted', schema: 3, body: '1' },
      { type: 'ThingDropped', schema: 12, body: '2' },
    ]
    await store.append({ ...appendOf('a-b-1', 'new'), events })
    const stored = await store.readStream('a-b-1')
    expect(stored.map(({ header }) => typeOf(header))).toStrictEqual(
      events.map(({ type, schema }) => ({ type, schema })),
    )
    for (const { stream, version, header } of stored) {
      const { type, schema } = typeOf(header)
      expect(parseHeader(header)).toMatchObject({ format: 1, type, schema, stream, version })
    }
  },
  'every fact carries the hash over its two texts': async (open) => {
    for (const { header, body, hash } of await interleaved(await open())) expect(hash).toBe(hashOf(header, body))
  },
  'every fact names the hash of the fact before it in its stream': async (open) => {
    const log = await open()
    await interleaved(log)
    for (const stream of ['a-b-1', 'a-b-2']) {
      let previous = ''
      for (const { header, body } of await log.store.readStream(stream)) {
        expect(parseHeader(header).previousHash).toBe(previous)
        previous = hashOf(header, body)
      }
    }
  },
  'the chain goes on after reopening': async (open) => {
    const { store, reopen } = await open()
    const { events } = await store.append(appendOf('a-b-1', 'new', 'one', 'two'))
    const after = await (await reopen()).append(appendOf('a-b-1', 2, 'three'))
    const { header, body } = events[1]!
    expect(parseHeader(after.events[0]!.header).previousHash).toBe(hashOf(header, body))
  },
  'ids are derived from command, stream and ordinal, and no two facts share one': async (open) => {
    const ids = new Set<string>()
    for (const [index, { header }] of (await interleaved(await open())).entries()) {
      const { id, command, stream } = parseHeader(header)
      expect(id).toBe(eventIdOf(command.id, stream, index % 2))
      ids.add(id)
    }
    expect(ids.size).toBe(12)
  },
}
