import { Partitioners, type Admin, type Consumer as KafkaConsumer, type Message, type Producer } from 'kafkajs'
import { kafkaClients, RETRIES, type KafkaClientOptions, type KafkaClients } from './kafka-client.js'
import type { Topic } from './topics.js'

/** Times of a consumer's membership in its group, in milliseconds. */
export interface Sessions {
  /** A member that is not heard of for so long is out, and its partitions go to others. */
  readonly sessionMillis: number
  readonly heartbeatMillis: number
  /** How long the others wait for a member that is still handling something when partitions are shared out anew. */
  readonly rebalanceMillis: number
}

export interface ClusterOptions extends KafkaClientOptions {
  readonly sessions: Sessions
  /** How long a fetch waits where there is nothing new, and so a stop or a new member for us; 250 ms when left out. */
  readonly fetchMillis?: number
}

/** The connection of one process to a Kafka cluster, kafkajs and nothing else behind it. */
export interface Cluster {
  id(): Promise<string>
  admin(): Promise<Admin>
  /** Resolves when all replicas in sync have all of it. */
  send(topic: string, messages: Message[]): Promise<void>
  /** A member of a consumer group, not yet connected. */
  consumer(group: string): KafkaConsumer
  /** Offsets after the last message of each partition. */
  ends(topic: Topic): Promise<readonly { readonly partition: number; readonly offset: number }[]>
  close(): Promise<void>
}

const FETCH_MILLIS = 250

/** One connection made when it is first wanted, and anew after one could not be made or was given up. */
const lazily = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | null = null
  const get = (): Promise<T> => {
    made ??= make().catch((error: unknown) => {
      made = null
      throw error
    })
    return made
  }
  const giveUp = async (end: (made: T) => Promise<void>) => {
    const old = made
    made = null
    await old?.then(end).catch(() => undefined)
  }
  return { get, giveUp }
}

/** The connections of one process besides its consumers. */
const connectionsOf = (client: KafkaClients) => {
  const admins = lazily(async () => {
    const admin = client.admin()
    await admin.connect()
    return admin
  })
  const producers = lazily(async () => {
    const producer = client.producer({
      ...{ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false },
      createPartitioner: Partitioners.DefaultPartitioner, // by the key, as clients of other languages do it
    })
    await producer.connect()
    return producer
  })
  const ids = lazily(async () => (await (await admins.get()).describeCluster()).clusterId)
  return { admins, producers, ids }
}

/** Connects when something is first asked for. */
export const openCluster = (options: ClusterOptions): Cluster => {
  const client = kafkaClients(options)
  const { sessionMillis, heartbeatMillis, rebalanceMillis } = options.sessions
  const { fetchMillis = FETCH_MILLIS } = options
  const { admins, producers, ids } = connectionsOf(client)
  const end = (one: Admin | Producer) => one.disconnect()
  return {
    id: ids.get,
    admin: admins.get,
    send: async (topic, messages) => {
      const producer = await producers.get()
      try {
        await producer.send({ topic, messages, acks: -1 })
      } catch (error) {
        // A producer whose sequence the broker does not know any more never recovers; the next one begins its own.
        await producers.giveUp(end)
        throw error
      }
    },
    consumer: (group) =>
      client.consumer({
        groupId: group,
        sessionTimeout: sessionMillis,
        heartbeatInterval: heartbeatMillis,
        rebalanceTimeout: rebalanceMillis,
        maxWaitTimeInMs: fetchMillis,
        allowAutoTopicCreation: false,
        retry: { ...RETRIES, restartOnFailure: () => Promise.resolve(false) },
      }),
    ends: async ({ name }) => {
      const found = await (await admins.get()).fetchTopicOffsets(name)
      return found.map(({ partition, high }) => ({ partition, offset: Number(high) }))
    },
    close: async () => {
      await producers.giveUp(end)
      await admins.giveUp(end)
    },
  }
}
