import type { Consumer as KafkaConsumer } from 'kafkajs'
import type { News } from '@huiyin/event-sourcing'
import { MarkNotInLog } from '@huiyin/messaging'
import { claimsOf } from './claims.js'
import { NotOurMessage } from './message.js'
import { partitionHandler, type PartitionOptions } from './partition.js'
import { soonOr } from './pauses.js'
import type { Topic } from './topics.js'

export interface ReaderOptions extends PartitionOptions {
  readonly topics: readonly Topic[]
  readonly group: string
  readonly moved: News
  readonly stopping: Promise<void>
  readonly onDelay: (who: string, error: unknown) => void
}

/** Reads the topics of one consumer as a member of its group. */
export interface Reader {
  /** Resolves when the group was joined for the first time. */
  readonly joined: Promise<void>
  /** Reads until told to stop; rejects with what no waiting can mend. */
  run(isRunning: () => boolean): Promise<void>
}

const [FIRST_PAUSE, LONGEST_PAUSE] = [100, 5_000]
/** How many partitions are handled side by side. */
const PARTITIONS_AT_ONCE = 8

const isFault = (error: unknown): boolean => error instanceof MarkNotInLog || error instanceof NotOurMessage

/** How a membership ends: with a fault, with a crash to be tried again, or because the bus stops. */
type End = { readonly why: 'fault' | 'crash'; readonly error: unknown } | { readonly why: 'stop' }

const membership = (options: ReaderOptions, member: KafkaConsumer) => {
  const claims = claimsOf(options.consumer.name, options)
  const handle = partitionHandler(options, claims, member.seek)
  const handling = new Set<Promise<void>>()
  const crashed = new Promise<End>((resolve) => {
    member.on(member.events.CRASH, ({ payload: { error } }) => resolve({ why: 'crash', error }))
  })
  let failed: (end: End) => void = () => undefined
  const faulted = new Promise<End>((resolve) => {
    failed = resolve
  })
  member.on(member.events.GROUP_JOIN, () => claims.clear())
  const eachBatch: typeof handle = async (payload) => {
    const work = handle(payload)
    handling.add(work)
    try {
      await work
    } catch (error) {
      if (!isFault(error)) throw error
      failed({ why: 'fault', error })
    } finally {
      handling.delete(work)
      options.moved.wake()
    }
  }
  return { eachBatch, crashed, faulted, idle: () => Promise.allSettled(handling) }
}

/** Joins the group, reads until it ends, and leaves when everything begun is finished. */
const beMember = async (options: ReaderOptions, onJoined: () => void): Promise<End> => {
  const { cluster, topics, group, stopping } = options
  const member = cluster.consumer(group)
  const { eachBatch, crashed, faulted, idle } = membership(options, member)
  const stopped = stopping.then((): End => ({ why: 'stop' }))
  const begin = async (): Promise<End> => {
    await member.connect()
    await member.subscribe({ topics: topics.map(({ name }) => name), fromBeginning: true })
    await member.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch,
    })
    onJoined()
    return Promise.race([crashed, faulted, stopped])
  }
  const end = await begin().catch((error: unknown): End => ({ why: 'crash', error }))
  await member.stop().catch(() => undefined)
  await idle()
  await member.disconnect().catch(() => undefined)
  return end
}

/**
 * Our own consumer loop: no message is committed to Kafka, the mark says where to go on. A member that falls out of its
 * group, or whose broker is away, joins again when everything it had begun has come to its end.
 */
export const reader = (options: ReaderOptions): Reader => {
  let onJoined = () => undefined as void
  const joined = new Promise<void>((resolve) => {
    onJoined = resolve
  })
  return {
    joined,
    run: async (isRunning) => {
      try {
        for (let pause = FIRST_PAUSE; isRunning(); pause = Math.min(2 * pause, LONGEST_PAUSE)) {
          const end = await beMember(options, onJoined)
          if (end.why === 'fault') throw end.error
          if (end.why === 'stop') return
          options.onDelay(options.consumer.name, end.error)
          await soonOr(options.stopping, pause)
        }
      } finally {
        onJoined()
      }
    },
  }
}
