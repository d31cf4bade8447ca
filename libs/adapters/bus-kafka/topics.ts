import type { Admin } from 'kafkajs'
import { z } from 'zod'
import { parse } from 'yaml'
import { sleep } from './pauses.js'

/** Where the published events of one context lie. Order is kept per key, and only as long as partitions stay as many. */
export interface Topic {
  /** With its version in it, as in `huiyin.intake.v1`. */
  readonly name: string
  readonly context: string
  readonly version: number
  readonly partitions: number
  /** Where events of it go that a consumer could not handle. */
  readonly deadLetters: string
}

const fileShape = z.strictObject({
  topics: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-zA-Z0-9._-]+$/),
      context: z.string().min(1),
      version: z.number().int().positive(),
      partitions: z.number().int().positive(),
      deadLetters: z.string().regex(/^[a-zA-Z0-9._-]+$/),
      events: z.record(z.string(), z.number().int().positive()),
    }),
  ),
})

/** The topics of an installation, from the text of `infra/kafka/topics.yaml`. Throws where it is not of that form. */
export const readTopics = (yaml: string): readonly Topic[] => fileShape.parse(parse(yaml)).topics

/** A topic has another number of partitions than it was made for: events of one key would lie in two of them. */
export class PartitionsDiffer extends Error {
  override name = 'PartitionsDiffer'
  constructor({ name, partitions, version, context }: Topic, found: number) {
    super(
      `topic ${name} has ${found} partitions and should have ${partitions}: with another number the events of one item ` +
        `lie in two partitions and their order is lost. Partitions are never added; give ${context} a new topic version ` +
        `(v${version + 1}) in libs/contracts/topics.ts, or set that number back.`,
    )
  }
}

const KEEP_ALL = [
  { name: 'cleanup.policy', value: 'delete' },
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
]
/** One letter a key: what was delivered again or dropped leaves an empty message, and Kafka removes both in time. */
const KEEP_LAST = [{ name: 'cleanup.policy', value: 'compact' }]

/** A broker that is busy has not heard yet of a topic it has just made, or not who leads it. */
const NOT_YET: ReadonlySet<unknown> = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'])
const [MADE_WITHIN_MILLIS, AGAIN_MILLIS] = [30_000, 100]

/** What the broker knows of these topics, once it knows all of them. */
const metadataOf = async (admin: Admin, topics: readonly string[]) => {
  for (const end = performance.now() + MADE_WITHIN_MILLIS; ; await sleep(AGAIN_MILLIS)) {
    try {
      return await admin.fetchTopicMetadata({ topics: [...topics] })
    } catch (error) {
      if (!NOT_YET.has((error as { readonly type?: unknown }).type) || performance.now() > end) throw error
    }
  }
}

/** Makes the topics that are not there; replication is the broker's own. Throws `PartitionsDiffer`. */
export const ensureTopics = async (admin: Admin, topics: readonly Topic[]): Promise<void> => {
  if (topics.length === 0) return
  const there = new Set(await admin.listTopics())
  const wanted = topics.flatMap(({ name, partitions, deadLetters }) => [
    { topic: name, numPartitions: partitions, configEntries: KEEP_ALL },
    { topic: deadLetters, numPartitions: 1, configEntries: KEEP_LAST },
  ])
  const missing = wanted.filter(({ topic }) => !there.has(topic))
  if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: false })
  const found = await metadataOf(
    admin,
    wanted.map(({ topic }) => topic),
  )
  for (const topic of topics) {
    const count = found.topics.find(({ name }) => name === topic.name)?.partitions.length ?? 0
    if (count !== topic.partitions) throw new PartitionsDiffer(topic, count)
  }
}

/** No topic carries what this context publishes. */
export class NoTopic extends Error {
  override name = 'NoTopic'
  constructor(context: string) {
    super(`no topic carries what ${context} publishes: it is missing in infra/kafka/topics.yaml`)
  }
}

/** The newest topic of a context. */
export const topicOf = (topics: readonly Topic[], context: string): Topic => {
  const [newest] = topics.filter((topic) => topic.context === context).sort((one, other) => other.version - one.version)
  if (!newest) throw new NoTopic(context)
  return newest
}
