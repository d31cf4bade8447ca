import { afterEach, describe, expect, test } from '@jest/globals'
import type { EventStore, StoredEvent } from '@huiyin/event-sourcing'
import type { Bus, Consumer, PublishedEvent, Publisher } from '@huiyin/messaging'
import { memoryEventStore } from '@huiyin/store-memory'
import { settableClock } from '@huiyin/testing'
import { embeddedBus, type EmbeddedBusOptions } from './embedded-bus.js'

const publisher: Publisher = {
  context: 'alpha',
  publish: ({ stream, body }: StoredEvent): PublishedEvent | null =>
    !stream.startsWith('alpha-')
      ? null
      : {
          ...{ id: stream, context: 'alpha', name: 'NoteTaken', version: 1, key: 'key', data: JSON.parse(body) },
          ...{ tenant: 'tenant-1', correlation: 'correlation-1' },
          occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
        },
}
const append = (store: EventStore, stream: string) =>
  store.append({
    ...{ stream, expected: 'new' },
    context: {
      ...{ tenant: 'tenant-1', correlation: 'correlation-1', causation: 'causation-1' },
      occurred: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person: 'person-1', post: null, unit: null },
      command: { id: stream, print: 'print' },
    },
    events: [{ type: 'NoteTaken', schema: 1, body: '{}' }],
  })

let buses: Bus[] = []
const open = (handle: Consumer['handle'], more: Partial<EmbeddedBusOptions> = {}) => {
  const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z') })
  const consumers = [{ name: 'one', from: 'alpha', handle }]
  const bus = embeddedBus({ store, publishers: [publisher], consumers, file: ':memory:', mode: 'plain', ...more })
  buses.push(bus)
  return { store, bus }
}
afterEach(async () => {
  for (const bus of buses) await bus.stop()
  buses = []
})

describe('the embedded bus by default', () => {
  test('waits for what another consumer has yet to hear: an event that fails for half a second is handled', async () => {
    const since = Date.now()
    const { store, bus } = open(() =>
      Date.now() - since < 500 ? Promise.reject(new Error('campaign not known yet')) : Promise.resolve(),
    )
    await bus.start()
    await append(store, 'alpha-note-1')
    await bus.settle()
    expect(bus.deadLetters()).toStrictEqual([])
  })
  test('lets the process go on while a consumer passes over a long log that is none of its business', async () => {
    const { store, bus } = open(() => Promise.resolve(), { batch: 10 })
    for (let n = 0; n < 2_000; n += 1) await append(store, `beta-note-${n}`)
    let turns = 0
    const count = () => {
      turns += 1
      timer = setImmediate(count)
    }
    let timer = setImmediate(count)
    await bus.start()
    await bus.settle()
    clearImmediate(timer)
    expect(turns).toBeGreaterThan(100)
  })
  test('tells the host of a fault by the name of the consumer', async () => {
    const told: [string, unknown][] = []
    const broken: Publisher = {
      ...publisher,
      publish: () => {
        throw new Error('this fact does not fit')
      },
    }
    const { store, bus } = open(() => Promise.resolve(), {
      publishers: [broken],
      onFault: (name, error) => told.push([name, error]),
    })
    await bus.start()
    await append(store, 'alpha-note-1')
    await expect(bus.settle()).rejects.toThrow('this fact does not fit')
    expect(told).toStrictEqual([['one', new Error('this fact does not fit')]])
  })
  test('a fault that is no error is told with its own words', async () => {
    const { store, bus } = open(() => Promise.reject('nothing but text'), { attempts: 1 })
    await bus.start()
    await append(store, 'alpha-note-1')
    await bus.settle()
    expect(bus.deadLetters()[0]?.reason).toBe('nothing but text')
  })
})
