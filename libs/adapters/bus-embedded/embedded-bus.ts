import { isInLog, news, type EventStore, type Position, type StoredEvent } from '@huiyin/event-sourcing'
import { BusNotRunning, MarkNotInLog, type Bus, type Consumer, type Publisher } from '@huiyin/messaging'
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

interface Lane {
  readonly consumer: Consumer
  readonly publishers: readonly Publisher[]
  readonly order: DeliveryOrder
  position: Position | null
  fault: { readonly error: unknown } | null
}

const sleep = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis))
/** Lets the rest of the process have its turn: a batch nobody wants is handled without ever waiting. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

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

const lanesOf = ({ consumers, publishers, mode }: EmbeddedBusOptions): Lane[] =>
  consumers.map((consumer, index) => ({
    consumer,
    publishers: publishers.filter(({ context }) => context === consumer.from),
    order: mode === 'plain' ? plainOrder : adversarialOrder(mode.adversarial + index),
    position: null,
    fault: null,
  }))

/** Hands a consumer the next batch of the log and saves its mark; false when there was none. */
const stepping =
  ({ store, batch: size = 512, attempts = 10 }: EmbeddedBusOptions, marks: Marks) =>
  async (lane: Lane): Promise<boolean> => {
    const stored = await store.readLog(lane.position, size)
    const last = stored.at(-1)
    if (!last) return false
    await deliver(lane, publishedOf(lane, stored), marks, attempts)
    marks.save(lane.consumer.name, { epoch: store.epoch, position: last.position, hash: last.hash })
    lane.position = last.position
    return true
  }

/** Every consumer at work, each from its own place, until told to stop. */
const working = (options: EmbeddedBusOptions, lanes: readonly Lane[], marks: Marks) => {
  const { store, onFault } = options
  const heard = news()
  const step = stepping(options, marks)
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
  return { at, heard, run, settle }
}

/**
 * The bus inside one process: every consumer reads the log from its own mark and gets the published events of the one
 * context it listens to. The mark is saved after a batch was handled, so a crash repeats a batch and never skips one.
 */
export const embeddedBus = (options: EmbeddedBusOptions): Bus => {
  const { store } = options
  const marks = openMarks(options.file)
  const lanes = lanesOf(options)
  const { at, heard, run, settle } = working(options, lanes, marks)
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
    stop: async () => {
      at.state = 'stopped'
      unsubscribe()
      heard.wake()
      await Promise.all(running)
      marks.close()
    },
  }
}
