import { isInLog, news, type EventStore, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import {
  BusNotRunning,
  deadLetterBox,
  MarkNotInLog,
  reasonOf,
  type Consumer,
  type OperatedBus,
  type Publisher,
} from '@huiyin/messaging'
import { adversarialOrder, plainOrder, type Delivery, type DeliveryOrder } from './delivery-order.js'
import { openMarks, type Marks } from './marks.js'

export interface EmbeddedBusOptions {
  readonly store: EventStore
  readonly publishers: readonly Publisher[]
  readonly consumers: readonly Consumer[]
  /** Where marks and dead letters are kept; `:memory:` for specs. */
  readonly file: string
  /** `plain`, or a seed for the adversarial mode: twice, late, keys and contexts against each other. */
  readonly mode: 'plain' | { readonly adversarial: number }
  /** How many facts are read at once. */
  readonly batch?: number
  /**
   * How often an event is tried before it goes to the dead letters. The pause doubles each time, so the default tries for
   * two seconds: long enough for what another consumer has yet to hear.
   */
  readonly attempts?: number
  /** Called with faults that were not the event's: a mark that is not in the log, a store that fails. */
  readonly onFault?: (consumer: string, error: unknown) => void
}

/** The bus of one process, with what an operator may do about events nobody could handle. */
export type EmbeddedBus = OperatedBus

interface Lane {
  readonly consumer: Consumer
  readonly publishers: readonly Publisher[]
  readonly order: DeliveryOrder
  position: Position | null
  /** Facts that were none of its business since its mark was saved: how many, and the last of them. */
  passed: { readonly facts: number; readonly last: StoredEvent } | null
  fault: { readonly error: unknown } | null
}

/** A mark is not saved for facts that were none of a consumer's business, up to so many: each save is a commit. */
const PASSED_UNSAVED = 4_096

const sleep = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis))
/** Lets the rest of the process have its turn: a batch nobody wants is handled without ever waiting. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

const placeOf = async (store: EventStore, marks: Marks, name: string): Promise<Position | null> => {
  const mark = marks.load(name)
  if (!mark) return null
  if (!(await isInLog(store, mark))) throw new MarkNotInLog(name)
  return mark.position
}

/** Hands one batch to one consumer; what cannot be handled after several attempts is buried with its reason. */
const deliver = async (lane: Lane, batch: readonly Delivery[], marks: Marks, attempts: number): Promise<void> => {
  const one = async ({ position, event }: Delivery) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await lane.consumer.handle(event)
      } catch (error) {
        if (attempt >= attempts) {
          const reason = reasonOf(error)
          return marks.bury({ consumer: lane.consumer.name, position, event, reason, attempts })
        }
        await sleep(2 ** attempt)
      }
    }
  }
  const { lanes, pauseMillis } = lane.order(batch)
  if (pauseMillis > 0) await sleep(pauseMillis)
  await Promise.all(
    lanes.map(async (deliveries) => {
      for (const delivery of deliveries) await one(delivery)
    }),
  )
}

const publishedOf = (lane: Lane, stored: readonly StoredEvent[]): Delivery[] =>
  stored.flatMap((fact) => {
    for (const { publish } of lane.publishers) {
      const event = publish(fact, lane.consumer.only)
      if (event) return [{ position: fact.position, event }]
    }
    return []
  })

const lanesOf = ({ consumers, publishers, mode }: EmbeddedBusOptions): Lane[] =>
  consumers.map((consumer, index) => ({
    consumer,
    publishers: publishers.filter(({ context }) => context === consumer.from),
    order: mode === 'plain' ? plainOrder : adversarialOrder(mode.adversarial + index),
    position: null,
    passed: null,
    fault: null,
  }))

/** Hands a consumer the next batch of the log and saves its mark where something came of it; false when there was none. */
const stepping = ({ store, batch: size = 512, attempts = 10 }: EmbeddedBusOptions, marks: Marks) => {
  const save = (lane: Lane, { position, hash }: StoredEvent) => {
    marks.save(lane.consumer.name, { epoch: store.epoch, position, hash })
    lane.passed = null
  }
  const step = async (lane: Lane): Promise<boolean> => {
    const stored = await store.readLog(lane.position, size)
    const last = stored.at(-1)
    if (!last) return false
    const published = publishedOf(lane, stored)
    await deliver(lane, published, marks, attempts)
    const facts = (lane.passed?.facts ?? 0) + stored.length
    if (published.length > 0 || facts >= PASSED_UNSAVED) save(lane, last)
    else lane.passed = { facts, last }
    lane.position = last.position
    return true
  }
  /** Saves the place of every lane that passed facts since its mark. */
  const saveMarks = (lanes: readonly Lane[]) => {
    for (const lane of lanes) if (lane.passed) save(lane, lane.passed.last)
  }
  return { step, saveMarks }
}

/** Every consumer at work, each from its own place, until told to stop. */
const working = (options: EmbeddedBusOptions, lanes: readonly Lane[], marks: Marks) => {
  const { store, onFault } = options
  const heard = news()
  const { step, saveMarks } = stepping(options, marks)
  const at = { state: 'new' as 'new' | 'running' | 'stopped' }
  const run = async (lane: Lane) => {
    try {
      while (at.state === 'running') {
        const asleep = heard.next()
        if (await step(lane)) {
          heard.wake()
          await breathe()
        } else await asleep
      }
    } catch (error) {
      if (at.state === 'stopped') return
      lane.fault = { error }
      onFault?.(lane.consumer.name, error)
      heard.wake()
    }
  }
  const settle = async () => {
    for (;;) {
      const asleep = heard.next()
      const fault = lanes.find((lane) => lane.fault)?.fault
      if (fault) throw fault.error
      if (at.state !== 'running') throw new BusNotRunning()
      const head = await store.head()
      if (!head || lanes.every(({ position }) => position !== null && position >= head.position)) return
      await asleep
    }
  }
  return { at, heard, run, settle, saveMarks: () => saveMarks(lanes) }
}

/**
 * The bus inside one process: every consumer reads the log from its own mark and gets the published events of the one
 * context it listens to. The mark is saved after a batch was handled, so a crash repeats a batch and never skips one; it
 * may lie behind by facts nobody of that consumer wanted.
 */
export const embeddedBus = (options: EmbeddedBusOptions): EmbeddedBus => {
  const { store } = options
  const marks = openMarks(options.file)
  const lanes = lanesOf(options)
  const { at, heard, run, settle, saveMarks } = working(options, lanes, marks)
  const unsubscribe = store.onAppended(heard.wake)
  let running: Promise<void>[] = []
  return {
    start: async () => {
      for (const lane of lanes) lane.position = await placeOf(store, marks, lane.consumer.name)
      at.state = 'running'
      running = lanes.map(run)
    },
    settle,
    deadLetters: marks.deadLetters,
    ...deadLetterBox(options.consumers, { letters: marks.deadLetters, put: marks.bury, remove: marks.remove }),
    stop: async () => {
      at.state = 'stopped'
      unsubscribe()
      heard.wake()
      await Promise.all(running)
      saveMarks()
      marks.close()
    },
  }
}
