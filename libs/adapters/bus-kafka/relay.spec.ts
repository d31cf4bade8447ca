import { describe, expect, test } from '@jest/globals'
import { parseHeader, type EventStore } from '@huiyin/event-sourcing'
import type { Publisher } from '@huiyin/messaging'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { kafkaSuite, settableClock, startKafka, stopKafka } from '@huiyin/testing'
import { listener, note, pause, publishers, range } from '@huiyin/testing/contracts/bus'
import { headersOf, messagesIn, newInstallation, outsideClient } from './fixtures/installation.js'
import { memoryMarkStore } from './memory-mark-store.js'
import { NoTopic, PartitionsDiffer } from './topics.js'

const suite = kafkaSuite('kafka relay')
const MILLIS = 90_000
/** A log with an installation on it. */
const newCity = (partitions = 2) => {
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  let log = memoryLog()
  const at = { store: memoryEventStore({ clock, log }) }
  /** A backup of the log in place of the log. */
  const restore = (facts: number) => {
    log = { ...memoryLog(), events: log.events.slice(0, facts) }
    at.store = memoryEventStore({ clock, log })
  }
  const installation = newInstallation({
    brokers: suite.brokers,
    publishers: publishers.slice(0, 1),
    log: at,
    partitions,
  })
  return {
    ...installation,
    restore,
    get store() {
      return at.store
    },
  }
}
/** A consumer that remembers the numbers it was given. */
const remembering = () => {
  const { consumer, numbers } = listener('one', 'alpha')
  return { handle: consumer.handle, seen: numbers, sorted: () => numbers().sort((one, other) => one - other) }
}
/** Publishes notes whose long words stand in their data, not in their key. */
const wordy: Publisher = {
  ...publishers[0]!,
  publish: (fact, only) => {
    const event = publishers[0]!.publish(fact, only)
    return event && { ...event, key: event.key.slice(0, 8) }
  },
}
/** Appends these numbers, spread over five keys. */
const appendAll = async (store: EventStore, numbers: readonly number[]) => {
  for (const n of numbers) await note(store, 'alpha', { key: `key-${n % 5}`, n })
}

describe('topics', () => {
  test(
    'are made at the start, kept for ever, and left alone when they are there',
    async () => {
      if (suite.isNotRun()) return
      const { topic, bus } = newCity(3)
      const first = await bus(null)
      await first.start()
      await first.stop()
      const second = await bus(null)
      await second.start()
      await second.stop()
      const admin = outsideClient(suite.brokers).admin()
      await admin.connect()
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic.name, topic.deadLetters] })
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: 2, name: topic.name, configNames: ['retention.ms', 'cleanup.policy'] }],
      })
      await admin.disconnect()
      expect(topics.map(({ partitions }) => partitions.length).toSorted((one, other) => one - other)).toStrictEqual([
        1, 3,
      ])
      const configs = resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue])
      expect(Object.fromEntries(configs)).toStrictEqual({ 'retention.ms': '-1', 'cleanup.policy': 'delete' })
    },
    MILLIS,
  )
  test(
    'with another number of partitions are refused by name, with what to do',
    async () => {
      if (suite.isNotRun()) return
      const { topic, bus } = newCity(2)
      const first = await bus(null)
      await first.start()
      await first.stop()
      const second = await bus(null, { topics: [{ ...topic, partitions: 4 }] })
      const fault: unknown = await second.start().catch((error: unknown) => error)
      await second.stop()
      expect(fault).toBeInstanceOf(PartitionsDiffer)
      expect((fault as Error).message).toMatch(
        new RegExp(`${topic.name} has 2 partitions and should have 4.*new topic version \\(v2\\) in libs/contracts`),
      )
    },
    MILLIS,
  )
  test(
    'that are missing for a context are told when the bus is made',
    async () => {
      if (suite.isNotRun()) return
      const { bus } = newCity()
      await expect(bus(null, { topics: [] })).rejects.toThrow(new NoTopic('alpha').message)
    },
    MILLIS,
  )
})

describe('the relay', () => {
  test(
    'sends each published event once under its key, with its place in the log in the headers',
    async () => {
      if (suite.isNotRun()) return
      const { store, topic, bus } = newCity()
      await note(store, 'alpha', { key: '事项-1', n: 7 })
      const [fact] = await store.readLog(null, 1)
      const opened = await bus(null)
      await opened.start()
      await opened.settle()
      await opened.stop()
      const messages = await messagesIn(suite.brokers, topic.name)
      expect(messages).toHaveLength(1)
      const { position, hash, header } = fact!
      const { id } = parseHeader(header)
      expect(messages[0]!.key?.toString()).toBe('事项-1')
      expect(headersOf(messages[0]!)).toStrictEqual({
        ...{ epoch: store.epoch, position: String(position), hash, id, name: 'NoteTaken', version: '1' },
      })
      expect(JSON.parse(messages[0]!.value!.toString())).toStrictEqual(publishers[0]!.publish(fact!))
    },
    MILLIS,
  )
  test(
    'goes on from its mark after a stop, and sends nothing twice',
    async () => {
      if (suite.isNotRun()) return
      const { store, topic, bus } = newCity()
      for (const from of [0, 10, 20]) {
        await appendAll(store, range(10, from))
        const opened = await bus(null)
        await opened.start()
        await opened.settle()
        await opened.stop()
      }
      expect(await messagesIn(suite.brokers, topic.name)).toHaveLength(30)
    },
    MILLIS,
  )
  test(
    'twice at once sends more, and every event is handled once all the same',
    async () => {
      if (suite.isNotRun()) return
      const { store, topic, bus } = newCity()
      await appendAll(store, range(40))
      const { handle, sorted } = remembering()
      const both = [await bus(handle), await bus(null)]
      await Promise.all(both.map((one) => one.start()))
      await appendAll(store, range(40, 40))
      await Promise.all(both.map((one) => one.settle()))
      await Promise.all(both.map((one) => one.stop()))
      expect((await messagesIn(suite.brokers, topic.name)).length).toBeGreaterThan(80)
      expect(sorted()).toStrictEqual(range(80))
    },
    MILLIS,
  )
  test(
    'brings events that are together larger than a broker takes at once',
    async () => {
      if (suite.isNotRun()) return
      const { store, bus } = newCity(1)
      const long = '长'.repeat(2_000)
      for (const n of range(300)) await note(store, 'alpha', { key: `${n} ${long}`, n })
      const { handle, sorted } = remembering()
      const opened = await bus(handle, { batch: 300, publishers: [wordy] })
      await opened.start()
      await opened.settle()
      await opened.stop()
      expect(sorted()).toStrictEqual(range(300))
    },
    MILLIS,
  )
  test(
    'stops at an event no broker takes and says which it is, and what to do',
    async () => {
      if (suite.isNotRun()) return
      const { store, bus } = newCity(1)
      await appendAll(store, range(3))
      await note(store, 'alpha', { key: '长'.repeat(400_000), n: 3 })
      const { handle, sorted } = remembering()
      const opened = await bus(handle, { publishers: [wordy] })
      await opened.start()
      await expect(opened.settle()).rejects.toThrow(/the event at position 4 is larger .* raise max\.message\.bytes/)
      for (let tries = 0; sorted().length < 3 && tries < 100; tries += 1) await pause(50)
      await opened.stop()
      expect(sorted()).toStrictEqual(range(3))
    },
    MILLIS,
  )
  test(
    'that knows only another cluster begins from the beginning of the log',
    async () => {
      if (suite.isNotRun()) return
      const { store, memory, bus, relay } = newCity()
      await appendAll(store, range(5))
      const { position, hash } = (await store.head())!
      await memoryMarkStore(memory).advance(relay, { at: { epoch: store.epoch, position, hash }, cluster: 'gone' })
      const { handle, sorted } = remembering()
      const opened = await bus(handle)
      await opened.start()
      await opened.settle()
      await opened.stop()
      expect(sorted()).toStrictEqual(range(5))
    },
    MILLIS,
  )
})

describe('a broker that is killed and comes back', () => {
  test(
    'costs nothing that was relayed, and what was appended meanwhile comes after it',
    async () => {
      if (suite.isNotRun()) return
      const { store, bus } = newCity()
      const { handle, sorted } = remembering()
      const delayed = new Set<string>()
      const opened = await bus(handle, { onDelay: (who) => delayed.add(who) })
      await opened.start()
      await appendAll(store, range(20))
      await opened.settle()
      await stopKafka(suite.folder, 'immediate')
      await appendAll(store, range(20, 20))
      await pause(1_500)
      await startKafka(suite.folder)
      await opened.settle()
      await opened.stop()
      expect([...new Set(sorted())]).toStrictEqual(range(40))
      expect(delayed.size).toBeGreaterThan(0)
    },
    MILLIS,
  )
})

describe('a log and marks that are away for a while', () => {
  test(
    'are waited for, and nothing of what was appended is left out',
    async () => {
      if (suite.isNotRun()) return
      const { store, memory, bus, relay } = newCity()
      const { handle, sorted } = remembering()
      const marks = memoryMarkStore(memory)
      const delayed: unknown[] = []
      const failing = <T>(times: number, asked: () => Promise<T>): Promise<T> => {
        const failed = delayed.length
        return failed < times ? Promise.reject(new Error(`away ${failed}`)) : asked()
      }
      const opened = await bus(handle, {
        store: { ...store, readLogOf: (...asked) => failing(2, () => store.readLogOf(...asked)) },
        marks: { ...marks, advance: (...asked) => failing(4, () => marks.advance(...asked)) },
        onDelay: (who, error) => who === relay && delayed.push(error),
      })
      await opened.start()
      await appendAll(store, range(20))
      await opened.settle()
      await opened.stop()
      expect(sorted()).toStrictEqual(range(20))
      expect(delayed).toStrictEqual([0, 1, 2, 3].map((nth) => new Error(`away ${nth}`)))
    },
    MILLIS,
  )
})
