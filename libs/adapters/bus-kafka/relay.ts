import {
  isInLog,
  StoreClosed,
  type Checkpoint,
  type EventStore,
  type News,
  type Position,
  type StoredEvent,
} from '@huiyin/event-sourcing'
import { MarkNotInLog, type Publisher } from '@huiyin/messaging'
import type { Message } from 'kafkajs'
import type { Cluster } from './cluster.js'
import { messageOf } from './message.js'
import type { MarkStore } from './mark-store.js'
import { breathe, soonOr } from './pauses.js'
import { requestsOf } from './requests.js'
import type { Topic } from './topics.js'

export interface RelayOptions {
  readonly store: EventStore
  readonly marks: MarkStore
  readonly cluster: Cluster
  readonly topic: Topic
  /** Those of the topic's context. */
  readonly publishers: readonly Publisher[]
  /** How many facts are read at once. */
  readonly batch: number
  /** Wakes it: the log has grown, or somebody waits. */
  readonly grown: News
  /** Tells whoever waits that it has come further. */
  readonly moved: News
  /** Resolves when the bus is told to stop. */
  readonly stopping: Promise<void>
  readonly onDelay: (who: string, error: unknown) => void
}

/** Brings what one context publishes from the log to its topic. */
export interface Relay {
  readonly name: string
  /** How far it has come in the log. */
  position(): Position | null
  /** Finds its place; throws `MarkNotInLog` where the log was restored. */
  find(): Promise<void>
  /** Relays until told to stop, and waits for whatever is away; rejects with a fact that cannot be published. */
  run(isRunning: () => boolean): Promise<void>
}

/** A mark is not saved for facts that nobody publishes, up to so many: each save is a commit. */
const PASSED_UNSAVED = 4_096
/** The news of an append is a hint that can be lost; the log is looked at anyway this often, in milliseconds. */
const LOOK_MILLIS = 1_000
const [FIRST_PAUSE, LONGEST_PAUSE] = [100, 5_000]

const messagesOf = ({ publishers, store }: RelayOptions, stored: readonly StoredEvent[]): Message[] =>
  stored.flatMap((fact) => {
    for (const { publish } of publishers) {
      const event = publish(fact)
      if (event) return [messageOf(event, fact, store.epoch)]
    }
    return []
  })

/** No broker takes this event: it has to be let through there, or published with less in it. */
export class EventTooLarge extends Error {
  override name = 'EventTooLarge'
  constructor(topic: string, position: string) {
    super(
      `the event at position ${position} is larger than the broker takes for ${topic}: raise max.message.bytes of that ` +
        'topic; until then nothing behind it is relayed',
    )
  }
}

const isTooLarge = (error: unknown): boolean => (error as { readonly type?: unknown }).type === 'MESSAGE_TOO_LARGE'

const send = async ({ cluster, topic }: RelayOptions, messages: Message[]): Promise<void> => {
  try {
    await cluster.send(topic.name, messages)
  } catch (error) {
    throw isTooLarge(error) ? new EventTooLarge(topic.name, String(messages[0]!.headers!['position'])) : error
  }
}

const isFault = (error: unknown): boolean => error instanceof EventTooLarge || error instanceof StoreClosed

/** Tries until it is done: whatever is away, the broker, the log or the marks, is waited for, with a pause that doubles. */
const patiently =
  ({ onDelay, stopping }: RelayOptions, name: string, isRunning: () => boolean) =>
  async <T>(attempt: () => Promise<T>): Promise<{ readonly done: T } | null> => {
    for (let pause = FIRST_PAUSE; isRunning(); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return { done: await attempt() }
      } catch (error) {
        if (isFault(error)) throw error
        onDelay(name, error)
        await soonOr(stopping, pause)
      }
    }
    return null // it is to stop
  }

/** How a relay stands: how far it has come, and how far without a mark. */
interface Progress {
  position: Position | null
  passed: Checkpoint | null
  facts: number
}

/**
 * Relays the next facts of the log; false when nothing more is to be done before the log has grown, or when it is to stop
 * before they were acknowledged.
 */
const stepping = (options: RelayOptions, name: string, progress: Progress) => {
  const { store, marks, cluster, batch, publishers } = options
  const categories = publishers.map(({ category }) => category)
  const save = async (at: Checkpoint) => {
    await marks.advance(name, { at, cluster: await cluster.id() })
    progress.passed = null
    progress.facts = 0
  }
  const step = async (isRunning: () => boolean): Promise<boolean> => {
    const patient = patiently(options, name, isRunning)
    const read = await patient(() => store.readLogOf(categories, progress.position, batch))
    if (!read?.done.reached) return false
    const { facts, reached, looked } = read.done
    const messages = messagesOf(options, facts)
    for (const request of requestsOf(messages)) if (!(await patient(() => send(options, request)))) return false
    const at = { epoch: store.epoch, ...reached }
    progress.facts += looked
    const isToSave = messages.length > 0 || progress.facts >= PASSED_UNSAVED
    if (isToSave && !(await patient(() => save(at)))) return false
    if (!isToSave) progress.passed = at
    progress.position = reached.position
    return facts.length > 0 || looked === batch
  }
  return { step, save }
}

/**
 * The mark moves after the broker acknowledged, so everything at or below it lies in the topic, in order. Two relays of one
 * context, or one that was paused, send the same events again, at positions a consumer has passed when it meets them.
 */
export const relay = (options: RelayOptions): Relay => {
  const { store, marks, cluster, topic, grown, moved } = options
  const name = `relay-${topic.name}`
  const progress: Progress = { position: null, passed: null, facts: 0 }
  const { step, save } = stepping(options, name, progress)
  return {
    name,
    position: () => progress.position,
    find: async () => {
      const mark = await marks.relayMark(name)
      if (mark && !(await isInLog(store, mark.at))) throw new MarkNotInLog(name)
      progress.position = mark?.cluster === (await cluster.id()) ? mark.at.position : null
    },
    run: async (isRunning) => {
      while (isRunning()) {
        const asleep = grown.next()
        const before = progress.position
        const isMore = await step(isRunning)
        if (progress.position !== before) moved.wake()
        await (isMore ? breathe() : soonOr(asleep, LOOK_MILLIS))
      }
      if (progress.passed) await save(progress.passed)
    },
  }
}
