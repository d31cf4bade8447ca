import { randomUUID } from 'node:crypto'
import { topicsByContext } from '@huiyin/contracts'
import { Kafka, logLevel, Partitioners, type IHeaders } from 'kafkajs'
import type { Fault } from './fault.js'
import { sleep } from './place.js'

interface Copied {
  readonly topic: string
  readonly partition: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: IHeaders
}

/** What `up` calls the installation. */
const TOPICS = Object.entries(topicsByContext).map(([context, { version }]) => `huiyin.${context}.v${version}`)
const MOST = 3_000
const READ_MILLIS = 60_000

/** Every message there is in every topic. */
const everything = async (kafka: Kafka): Promise<readonly Copied[]> => {
  const admin = kafka.admin()
  await admin.connect()
  const offsets = (await Promise.all(TOPICS.map((topic) => admin.fetchTopicOffsets(topic)))).flat()
  await admin.disconnect()
  const wanted = offsets.reduce((sum, { high }) => sum + Number(high), 0)
  const found: Copied[] = []
  const reader = kafka.consumer({ groupId: `faults-${randomUUID()}` })
  await reader.connect()
  await reader.subscribe({ topics: TOPICS, fromBeginning: true })
  await reader.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message: { key, value, headers } }) =>
      void found.push({ topic, partition, key, value, headers: headers ?? {} }),
  })
  for (const end = Date.now() + READ_MILLIS; found.length < wanted; await sleep(50)) {
    if (Date.now() > end) throw new Error(`only ${found.length} of ${wanted} messages could be read`)
  }
  await reader.disconnect()
  return found
}

/** What was delivered comes once more, byte for byte, the last first. */
export const againFault: Fault = {
  name: 'deliveries again, in another order',
  begin: async ({ brokers }) => {
    const kafka = new Kafka({ brokers: [...brokers], clientId: 'faults', logLevel: logLevel.NOTHING })
    const messages = (await everything(kafka)).slice(-MOST).toReversed()
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
    await producer.connect()
    for (const topic of TOPICS) {
      const again = messages.filter((message) => message.topic === topic)
      if (again.length > 0) await producer.send({ topic, messages: again.map(({ topic: _, ...message }) => message) })
    }
    await producer.disconnect()
  },
  end: async () => undefined,
}
