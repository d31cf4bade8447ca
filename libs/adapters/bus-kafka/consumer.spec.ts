import { describe, expect, test } from '@jest/globals'
import type { EventStore, Position } from '@huiyin/event-sourcing'
import { MarkNotInLog, type Consumer } from '@huiyin/messaging'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { kafkaSuite, settableClock } from '@huiyin/testing'
import { listener, note, pause, publishers, range } from '@huiyin/testing/contracts/bus'
import { BATCH, headersOf, messagesIn, newInstallation, outsideClient } from './fixtures/installation.js'
import { NotOurMessage } from './message.js'
import { memoryMarkStore } from './memory-mark-store.js'

const suite = kafkaSuite('kafka consumer')
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
/** Appends these numbers, spread over five keys. */
const appendAll = async (store: EventStore, numbers: readonly number[]) => {
  for (const n of numbers) await note(store, 'alpha', { key: `key-${n % 5}`, n })
}

describe('a consumer', () => {
  test(
    'gets only what it wants, and its mark passes the rest',
    async () => {
      if (suite.isNotRun()) return
      const { store, memory, bus } = newCity(1)
      const { handle, seen } = remembering()
      await appendAll(store, range(3))
      const opened = await bus(null, { consumers: [{ name: 'one', from: 'alpha', only: ['SomethingElse'], handle }] })
      await opened.start()
      await opened.settle()
      await opened.stop()
      expect(seen()).toStrictEqual([])
      expect(await memoryMarkStore(memory).marks('one')).toMatchObject([{ offset: 3, at: { position: 3 } }])
    },
    MILLIS,
  )
  test(
    'that takes many at once gets them so',
    async () => {
      if (suite.isNotRun()) return
      const { store, bus } = newCity(1)
      const sizes: number[] = []
      const consumer: Consumer = {
        ...{ name: 'one', from: 'alpha', handle: () => Promise.reject(new Error('not one by one')) },
        handleAll: async (events) => void sizes.push(events.length),
      }
      await appendAll(store, range(40))
      const opened = await bus(null, { consumers: [consumer] })
      await opened.start()
      await opened.settle()
      await opened.stop()
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(40)
      expect(Math.max(...sizes)).toBe(BATCH)
    },
    MILLIS,
  )
  test(
    'shares its partitions with another instance, and each event is handled by one of them',
    async () => {
      if (suite.isNotRun()) return
      const { store, bus } = newCity(4)
      const [here, there] = [remembering(), remembering()]
      const both = [await bus(here.handle), await bus(there.handle)]
      for (const one of both) await one.start()
      await pause(1_000)
      for (const n of range(200)) await note(store, 'alpha', { key: `key-${n}`, n })
      await Promise.all(both.map((one) => one.settle()))
      await Promise.all(both.map((one) => one.stop()))
      expect([here.seen().length > 0, there.seen().length > 0]).toStrictEqual([true, true])
      expect([...here.seen(), ...there.seen()].sort((one, other) => one - other)).toStrictEqual(range(200))
    },
    MILLIS,
  )
  test(
    'stops at a message that no relay wrote, and whoever waits is told',
    async () => {
      if (suite.isNotRun()) return
      const { store, topic, bus } = newCity(1)
      const { handle, seen } = remembering()
      const faults: string[] = []
      const opened = await bus(handle, { onFault: (who) => faults.push(who) })
      await opened.start()
      const producer = outsideClient(suite.brokers).producer()
      await producer.connect()
      await producer.send({ topic: topic.name, messages: [{ key: 'a', value: '{}' }] })
      await producer.disconnect()
      await appendAll(store, [1])
      await expect(opened.settle()).rejects.toBeInstanceOf(NotOurMessage)
      await opened.stop()
      expect([seen(), faults]).toStrictEqual([[], ['one']])
    },
    MILLIS,
  )
})

describe('a log that was restored', () => {
  test(
    'stops a consumer that runs when it meets the new log, and it asks',
    async () => {
      if (suite.isNotRun()) return
      const city = newCity(1)
      await appendAll(city.store, range(4))
      const { handle, seen } = remembering()
      const running = await city.bus(handle)
      await running.start()
      await running.settle()
      const before = city.store
      city.restore(2)
      await appendAll(city.store, [100, 101, 102, 103])
      const there = city.store
      // What the running process reads is the restored log by now, under the epoch it began with.
      before.readAt = (position: Position) => there.readAt(position)
      const relays = await city.bus(null, { marks: memoryMarkStore() })
      await relays.start()
      await relays.settle()
      await relays.stop()
      await expect(running.settle()).rejects.toBeInstanceOf(MarkNotInLog)
      await running.stop()
      expect(seen()).toStrictEqual([0, 1, 2, 3])
    },
    MILLIS,
  )
  test(
    'is relayed anew when the marks are forgotten; what only the lost log said is handled no more',
    async () => {
      if (suite.isNotRun()) return
      const city = newCity(1)
      await appendAll(city.store, range(4))
      const first = await city.bus(null)
      await first.start()
      await first.settle()
      await first.stop()
      city.restore(2)
      await appendAll(city.store, [100])
      await memoryMarkStore(city.memory).forget()
      const { handle, seen } = remembering()
      const next = await city.bus(handle)
      await next.start()
      await next.settle()
      await next.stop()
      expect(seen()).toStrictEqual([0, 1, 100])
      expect(await messagesIn(suite.brokers, city.topic.name)).toHaveLength(7)
    },
    MILLIS,
  )
})

describe('a dead letter', () => {
  const buried = async () => {
    const city = newCity(1)
    let isMended = false
    const { handle, seen } = remembering()
    const opened = await city.bus((event) => (isMended ? handle(event) : Promise.reject(new Error('没有这个单位'))))
    await opened.start()
    await appendAll(city.store, [1])
    await opened.settle()
    const name = { consumer: 'one', position: (await city.store.head())!.position }
    return { topic: city.topic, opened, name, seen, mend: () => (isMended = true) }
  }

  test(
    'lies in the topic of dead letters with its reason, and in the record',
    async () => {
      if (suite.isNotRun()) return
      const { topic, opened, name } = await buried()
      const [letter] = await opened.letters()
      await opened.stop()
      expect(letter).toMatchObject({ ...name, reason: '没有这个单位', attempts: 2 })
      const [message] = await messagesIn(suite.brokers, topic.deadLetters)
      expect(headersOf(message!)).toStrictEqual({
        ...{ consumer: 'one', position: String(name.position), reason: '没有这个单位', attempts: '2' },
      })
      expect(JSON.parse(message!.value!.toString())).toStrictEqual(letter!.event)
    },
    MILLIS,
  )
  test(
    'delivered once more is handled once, recorded, and ends in both',
    async () => {
      if (suite.isNotRun()) return
      const { topic, opened, name, seen, mend } = await buried()
      expect(await opened.redeliver(name, () => Promise.reject(new Error('nothing to record')))).toStrictEqual({
        ...{ handled: false, reason: '没有这个单位' },
      })
      expect(opened.deadLetters()).toMatchObject([{ attempts: 3 }])
      mend()
      const recorded: unknown[] = []
      expect(await opened.redeliver(name, async ({ position }) => recorded.push(position))).toStrictEqual({
        handled: true,
      })
      expect([seen(), recorded, opened.deadLetters()]).toStrictEqual([[1], [name.position], []])
      await opened.stop()
      expect((await messagesIn(suite.brokers, topic.deadLetters)).map(({ value }) => value === null)).toStrictEqual([
        false,
        false,
        true,
      ])
    },
    MILLIS,
  )
  test(
    'given up is taken out and never handled; one that is not there cannot be meant',
    async () => {
      if (suite.isNotRun()) return
      const { opened, name, seen } = await buried()
      await opened.drop(name, () => Promise.resolve())
      await expect(opened.drop(name, () => Promise.resolve())).rejects.toThrow('one has no dead letter of position')
      await opened.stop()
      expect([seen(), opened.deadLetters()]).toStrictEqual([[], []])
    },
    MILLIS,
  )
})
