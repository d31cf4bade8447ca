import type { ISocketFactory } from 'kafkajs'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Consumer, Publisher } from '@huiyin/messaging'
import type { Sessions } from './cluster.js'
import type { MarkStore } from './mark-store.js'
import type { Topic } from './topics.js'

export interface KafkaBusOptions {
  readonly store: EventStore
  /** What this process relays: its own contexts. */
  readonly publishers: readonly Publisher[]
  readonly consumers: readonly Consumer[]
  /** Kept by whoever gives it; the bus does not close it. */
  readonly marks: MarkStore
  readonly topics: readonly Topic[]
  readonly brokers: readonly string[]
  /** Names the process to the broker. */
  readonly clientId?: string
  /** Begins the name of every consumer group, so that two installations may share a cluster. */
  readonly installation?: string
  /** How many facts are relayed, and how many messages are handled, before a mark is saved. */
  readonly batch?: number
  /** How often an event is tried before it goes to the dead letters; the default takes two seconds, the pause doubling. */
  readonly attempts?: number
  readonly sessions?: Sessions
  /** How long a fetch waits where there is nothing new: long for a process that is rarely stopped. */
  readonly fetchMillis?: number
  readonly sockets?: ISocketFactory
  /** After so long without an answer a broker counts as gone, in milliseconds; 10 s when left out. */
  readonly answerMillis?: number
  /** Called with faults that were not the event's and that stop a consumer or a relay. */
  readonly onFault?: (who: string, error: unknown) => void
  /** Called when something has to be tried again because a broker or the marks are away. */
  readonly onDelay?: (who: string, error: unknown) => void
  readonly onLog?: (line: string) => void
}
