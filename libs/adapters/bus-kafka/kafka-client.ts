import { connect, type Socket } from 'node:net'
import {
  Kafka,
  logLevel,
  type Admin,
  type Consumer,
  type ConsumerConfig,
  type ISocketFactory,
  type Producer,
  type ProducerConfig,
  type RetryOptions,
} from 'kafkajs'

export interface KafkaClientOptions {
  readonly brokers: readonly string[]
  readonly clientId: string
  /** How sockets are made: for TLS of one's own, and for specs that cut the network. */
  readonly sockets?: ISocketFactory
  /** After so long without an answer a broker counts as gone, in milliseconds. */
  readonly answerMillis?: number
  /** What kafkajs has to say, one line each. */
  readonly onLog?: (line: string) => void
}

export const RETRIES = { initialRetryTime: 50, maxRetryTime: 2_000, retries: 8 } satisfies RetryOptions
const CONNECT_MILLIS = 3_000
/** A fetch is answered after what it may wait at most, and joining a group has a time of its own. */
const ANSWER_MILLIS = 10_000
const KEEP_ALIVE_MILLIS = 60_000

const plainSockets: ISocketFactory = ({ host, port, onConnect }) =>
  connect({ host, port }, onConnect).setKeepAlive(true, KEEP_ALIVE_MILLIS)

/** Sockets that can be given up together. */
const countedSockets = (make: ISocketFactory) => {
  const sockets = new Set<Socket>()
  const counted: ISocketFactory = (asked) => {
    const socket = make(asked)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }
  const giveUp = () => {
    for (const socket of sockets) socket.destroy(new Error('the broker did not answer in time'))
  }
  return { counted, giveUp }
}

/**
 * Makes the clients of a process, each over sockets of its own. kafkajs asks again over the socket on which it was not
 * answered, for as long as the socket stands; a network that swallows what is sent lets it stand for ever. So whoever is
 * not answered in time gives his sockets up, which is to kafkajs what a broker that resets them is.
 */
export const kafkaClients = (options: KafkaClientOptions) => {
  const { brokers, clientId, sockets = plainSockets, answerMillis = ANSWER_MILLIS, onLog } = options
  const own = () => {
    const { counted, giveUp } = countedSockets(sockets)
    const kafka = new Kafka({
      ...{ brokers: [...brokers], clientId, retry: RETRIES, socketFactory: counted },
      ...{ connectionTimeout: CONNECT_MILLIS, requestTimeout: answerMillis },
      logLevel: onLog ? logLevel.INFO : logLevel.NOTHING,
      logCreator:
        () =>
        ({ namespace, label, log }) =>
          onLog?.(`${label} ${namespace} ${log.message}`),
    })
    return { kafka, giveUp }
  }
  return {
    admin: (): Admin => {
      const { kafka, giveUp } = own()
      const admin = kafka.admin()
      admin.on(admin.events.REQUEST_TIMEOUT, giveUp)
      return admin
    },
    producer: (config: ProducerConfig): Producer => {
      const { kafka, giveUp } = own()
      const producer = kafka.producer(config)
      producer.on(producer.events.REQUEST_TIMEOUT, giveUp)
      return producer
    },
    consumer: (config: ConsumerConfig): Consumer => {
      const { kafka, giveUp } = own()
      const consumer = kafka.consumer(config)
      consumer.on(consumer.events.REQUEST_TIMEOUT, giveUp)
      return consumer
    },
  }
}

/** The clients of one process. */
export type KafkaClients = ReturnType<typeof kafkaClients>
