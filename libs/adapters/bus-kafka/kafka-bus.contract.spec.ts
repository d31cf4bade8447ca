import { afterAll, describe, test } from '@jest/globals'
import { memoryEventStore, memoryLog } from '@huiyin/store-memory'
import { cuttableNetwork, kafkaSuite, settableClock } from '@huiyin/testing'
import { busContract, patience, publishers, type OpenLine } from '@huiyin/testing/contracts/bus'
import { kafkaBus, type KafkaBus } from './kafka-bus.js'
import type { KafkaBusOptions } from './options.js'
import { markMemory, memoryMarkStore, type MarkMemory } from './memory-mark-store.js'

const suite = kafkaSuite('kafka bus')
const ATTEMPTS = 4
const TEST_MILLIS = 90_000
patience.millis = 30_000
/** Short sessions, so that a process that died is not waited for long. */
const sessions = { sessionMillis: 1_000, heartbeatMillis: 100, rebalanceMillis: 1_000 }

/** What lies on disk at this moment. */
const copyOf = ({ rows, relays, letters }: MarkMemory): MarkMemory => ({
  rows: new Map([...rows].map(([key, row]) => [key, { ...row }])),
  relays: new Map(relays),
  letters: new Map(letters),
})

let lines = 0
const dead: KafkaBus[] = []
// What died has no socket any more; told to stop, it tries no longer.
afterAll(() => dead.forEach((bus) => void bus.stop().catch(() => undefined)))

const open = async () => {
  lines += 1
  const installation = `line-${lines}`
  const topics = ['alpha', 'beta', 'gamma'].map((context) => {
    const name = `${installation}.${context}.v1`
    return { name, context, version: 1, partitions: 3, deadLetters: `${name}.dead-letters` }
  })
  const clock = settableClock('2026-03-30T01:02:03.004Z')
  let log = memoryLog()
  let store = memoryEventStore({ clock, log })
  let memory = markMemory()
  let last: { readonly bus: KafkaBus; readonly cut: () => void } | null = null
  const bus = async (consumers: KafkaBusOptions['consumers']) => {
    const { sockets, cut } = cuttableNetwork()
    const { brokers } = suite
    const marks = memoryMarkStore(memory)
    const all = { store, publishers, consumers, marks, topics, brokers, installation, attempts: ATTEMPTS, batch: 16 }
    const opened = await kafkaBus({ ...all, sessions, sockets })
    last = { bus: opened, cut }
    return opened
  }
  return {
    get store() {
      return store
    },
    bus,
    crash: async () => {
      memory = copyOf(memory)
      if (!last) return
      last.cut()
      dead.push(last.bus)
    },
    restore: async (facts: number, epoch: 'new' | 'kept') => {
      log = { epoch: epoch === 'new' ? memoryLog().epoch : log.epoch, events: log.events.slice(0, facts) }
      store = memoryEventStore({ clock, log })
    },
    /** A relay without a mark sends everything once more. */
    again: async () => {
      const { brokers } = suite
      const all = { store, publishers, consumers: [], topics, brokers, installation }
      const relays = await kafkaBus({ ...all, marks: memoryMarkStore(), sessions })
      await relays.start()
      await relays.settle()
      await relays.stop()
    },
  }
}

const opening: OpenLine = Object.assign(open, { attempts: ATTEMPTS })

describe('kafka bus', () => {
  for (const [promise, holds] of Object.entries(busContract)) {
    test(
      promise,
      async () => {
        if (suite.isNotRun()) return
        await holds(opening)
      },
      TEST_MILLIS,
    )
  }
})
