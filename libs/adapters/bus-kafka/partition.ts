import type { EachBatchPayload, KafkaMessage } from 'kafkajs'
import type { Checkpoint, EventStore } from '@huiyin/event-sourcing'
import { MarkNotInLog, type Consumer, type DeadLetter, type PublishedEvent } from '@huiyin/messaging'
import type { Claimed, Claims } from './claims.js'
import type { Cluster, Sessions } from './cluster.js'
import { handleBatch } from './handling.js'
import { hold, type Holding } from './holding.js'
import { eventIn, nameIn, placeOf } from './message.js'
import type { MarkStore } from './mark-store.js'

export interface PartitionOptions {
  readonly store: EventStore
  readonly marks: MarkStore
  readonly cluster: Cluster
  readonly consumer: Consumer
  readonly sessions: Sessions
  /** How many messages are handled before the mark is saved. */
  readonly batch: number
  readonly attempts: number
  /** Keeps a letter where it can be seen, after its record was kept. */
  readonly onBuried: (letter: DeadLetter) => Promise<void>
}

interface Fresh {
  readonly event: PublishedEvent
  readonly at: Checkpoint
  readonly offset: number
}

/**
 * Whether a message of another epoch may be passed by. One that lies before all of ours is what was relayed before the log
 * was restored, and comes again in this epoch. One that comes after ours and is in the log means that the log was restored
 * while we ran: we stop and ask.
 */
const checkForeign = async ({ store, consumer }: PartitionOptions, { at }: Claimed, message: Checkpoint) => {
  if (!at || message.position <= at.position) return
  const there = await store.readAt(message.position)
  if (there?.hash === message.hash) throw new MarkNotInLog(consumer.name)
}

/** What of these messages is to be handled, and what the last place is, skipped or not. */
const freshIn = async (options: PartitionOptions, claimed: Claimed, messages: readonly KafkaMessage[]) => {
  const { store, consumer } = options
  const fresh: Fresh[] = []
  let reached = claimed.at
  for (const message of messages) {
    const at = placeOf(message)
    if (at.epoch !== store.epoch) {
      await checkForeign(options, { ...claimed, at: reached }, at)
      continue
    }
    if (reached && at.position <= reached.position) continue
    reached = at
    if (!consumer.only || consumer.only.includes(nameIn(message)))
      fresh.push({ event: eventIn(message), at, offset: Number(message.offset) })
  }
  return { fresh, reached }
}

/** The effect first, then the mark. False: the partition is not ours any more, or we are to stop before its end. */
const handleChunk = async (
  options: PartitionOptions,
  claimed: Claimed,
  holding: Holding,
  messages: readonly KafkaMessage[],
): Promise<boolean> => {
  const { marks, cluster, consumer, attempts, onBuried } = options
  const { place, generation } = claimed
  const { fresh, reached } = await freshIn(options, claimed, messages)
  const bury = async ({ at, event }: Fresh, reason: string) => {
    const letter = { consumer: consumer.name, position: at.position, event, reason, attempts }
    if (!(await marks.bury(place, generation, letter))) return false
    await onBuried(letter)
    return true
  }
  const handled = await handleBatch({ consumer, attempts, isMine: holding.isMine, bury }, fresh)
  const isWhole = handled === fresh.length
  const at = isWhole ? reached : (fresh[handled - 1]?.at ?? claimed.at)
  const offset = Number(messages.at(-1)!.offset) + 1
  const next = isWhole ? offset : fresh[handled]!.offset
  if (!(await marks.save(place, generation, { at, offset: next, cluster: await cluster.id() }))) return false
  claimed.at = at
  claimed.offset = next
  return isWhole
}

/** Where a batch is read on from, when the mark lies further than it begins. */
export type Seek = (place: { topic: string; partition: number; offset: string }) => void

/** Handles the batches of the partitions one member of the group has; marks are saved every so many messages. */
export const partitionHandler =
  (options: PartitionOptions, claims: Claims, seek: Seek) =>
  async ({ batch, heartbeat, isRunning, isStale, resolveOffset }: EachBatchPayload): Promise<void> => {
    const { topic, partition, messages } = batch
    await heartbeat() // whoever was put out of the group is told so before he claims anything
    const claimed = await claims.of(topic, partition)
    if (messages.length > 0 && claimed.offset > Number(messages[0]!.offset)) {
      seek({ topic, partition, offset: String(claimed.offset) })
      return
    }
    const holding = hold(heartbeat, options.sessions)
    try {
      for (let from = 0; from < messages.length && isRunning() && !isStale(); from += options.batch) {
        const chunk = messages.slice(from, from + options.batch)
        if (!(await handleChunk(options, claimed, holding, chunk))) {
          claims.lose(claimed)
          break
        }
        resolveOffset(chunk.at(-1)!.offset)
      }
    } finally {
      holding.release()
    }
  }
