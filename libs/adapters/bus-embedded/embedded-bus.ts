import type { EventStore, Position, StoredEvent } from '@huiyin/event-sourcing'
import { MarkNotInLog, type Bus, type Consumer, type Publisher } from '@huiyin/messaging'
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
  /** How often an event is tried before it goes to the dead letters. */
  readonly attempts?: number
  /** Called with faults that were not the event's: a mark that is not in the log, a store that fails. */
  readonly onFault?: (consumer: string, error: unknown) => void
}

interface Lane {
  readonly consumer: Consumer
  readonly publishers: readonly Publisher[]
  readonly order: DeliveryOrder
  position: Position | null
  fault: unknown
}

const sleep = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis))
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const placeOf = async (store: EventStore, marks: Marks, name: string): Promise<Position | null> => {
  const mark = marks.load(name)
  if (!mark) return null
  const there = mark.epoch === store.epoch ? await store.readAt(mark.position) : null
  if (there?.hash !== mark.hash) throw new MarkNotInLog(name)
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
          const reason = messageOf(error)
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
      const event = publish(fact)
      if (event) return [{ position: fact.position, event }]
    }
    return []
  })

/**
 * The bus inside one process: every consumer reads the log from its own mark and gets the published events of the one
 * context it listens to. The mark is saved after a batch was handled, so a crash repeats a batch and never skips one.
 */
export const embeddedBus = (options: EmbeddedBusOptions): Bus => {
  const { store, batch: size = 512, attempts = 5 } = options
  const marks = openMarks(options.file)
  const lanes: Lane[] = options.consumers.map((consumer, index) => ({
    consumer,
    publishers: options.publishers.filter(({ context }) => context === consumer.from),
    order: options.mode === 'plain' ? plainOrder : adversarialOrder(options.mode.adversarial + index),
    position: null,
    fault: null,
  }))
  const wakers = new Set<() => void>()
  let running: Promise<void>[] = []
  let stopped = false
  const wake = () => {
    for (const waker of wakers) waker()
    wakers.clear()
  }
  const unsubscribe = store.onAppended(wake)
  const news = () => new Promise<void>((resolve) => wakers.add(resolve))

  const step = async (lane: Lane): Promise<boolean> => {
    const stored = await store.readLog(lane.position, size)
    const last = stored.at(-1)
    if (!last) return false
    await deliver(lane, publishedOf(lane, stored), marks, attempts)
    marks.save(lane.consumer.name, { epoch: store.epoch, position: last.position, hash: last.hash })
    lane.position = last.position
    return true
  }
  const run = async (lane: Lane) => {
    try {
      while (!stopped) {
        const asleep = news()
        if (!(await step(lane))) await asleep
        else wake()
      }
    } catch (error) {
      if (stopped) return
      lane.fault = error
      options.onFault?.(lane.consumer.name, error)
      wake()
    }
  }

  const isBehind = (lane: Lane, head: Position) => lane.position === null || lane.position < head
  const settle = async () => {
    for (;;) {
      const asleep = news()
      const faulty = lanes.find(({ fault }) => fault !== null)
      if (faulty) throw faulty.fault
      const head = await store.head()
      if (!head || lanes.every((lane) => !isBehind(lane, head.position))) return
      await asleep
    }
  }

  return {
    start: async () => {
      for (const lane of lanes) lane.position = await placeOf(store, marks, lane.consumer.name)
      running = lanes.map(run)
    },
    settle,
    deadLetters: marks.deadLetters,
    stop: async () => {
      stopped = true
      unsubscribe()
      wake()
      await Promise.all(running)
      marks.close()
    },
  }
}
