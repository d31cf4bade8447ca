import { reasonOf, type Consumer, type PublishedEvent } from '@huiyin/messaging'
import { soonOr } from './pauses.js'

/** How events of one partition are handed to a consumer. */
export interface Handling<E extends { readonly event: PublishedEvent }> {
  readonly consumer: Consumer
  /** How often an event is tried; the pause doubles each time. */
  readonly attempts: number
  /** Whether the partition is still ours; what is not is left to whoever has it now. */
  readonly isMine: () => boolean
  /** Keeps what could not be handled. False: the partition is not ours any more. */
  readonly bury: (one: E, reason: string) => Promise<boolean>
}

/** How often one looks whether a partition was lost during the pause before the next attempt, in milliseconds. */
const LOOK_MILLIS = 100

const pauseWhile = async (isMine: () => boolean, millis: number): Promise<void> => {
  const end = performance.now() + millis
  for (let left = millis; left > 0 && isMine(); left = end - performance.now()) {
    await soonOr(new Promise(() => undefined), Math.min(left, LOOK_MILLIS))
  }
}

/** Handles one event, or buries it after several attempts; false when the partition was lost before it came to that. */
const handleOne = async <E extends { readonly event: PublishedEvent }>(
  { consumer, attempts, isMine, bury }: Handling<E>,
  one: E,
): Promise<boolean> => {
  for (let attempt = 1; isMine(); attempt += 1) {
    try {
      await consumer.handle(one.event)
      return true
    } catch (error) {
      if (attempt >= attempts) return isMine() && (await bury(one, reasonOf(error)))
      await pauseWhile(isMine, 2 ** attempt)
    }
  }
  return false
}

const lanesByKey = <E extends { readonly event: PublishedEvent }>(batch: readonly E[]): Map<string, [number, E][]> => {
  const lanes = new Map<string, [number, E][]>()
  for (const [index, one] of batch.entries()) {
    const lane = lanes.get(one.event.key)
    if (lane) lane.push([index, one])
    else lanes.set(one.event.key, [[index, one]])
  }
  return lanes
}

const allAtOnce = async (
  { consumer, isMine }: Pick<Handling<never>, 'consumer' | 'isMine'>,
  events: PublishedEvent[],
) => {
  if (!consumer.handleAll || events.length === 0 || !isMine()) return false
  return consumer.handleAll(events).then(
    () => true,
    () => false, // which of them it was is found out one by one, with attempts and reason
  )
}

/**
 * Hands a batch over: keys side by side, the events of one key one after the other, also while one is tried again.
 * Resolves with how many from the beginning of the batch are done with: fewer than all when the partition was lost.
 */
export const handleBatch = async <E extends { readonly event: PublishedEvent }>(
  handling: Handling<E>,
  batch: readonly E[],
): Promise<number> => {
  const events = batch.map(({ event }) => event)
  if (await allAtOnce(handling, events)) return batch.length
  const done: boolean[] = batch.map(() => false)
  await Promise.all(
    [...lanesByKey(batch).values()].map(async (lane) => {
      for (const [index, one] of lane) {
        done[index] = await handleOne(handling, one)
        if (!done[index]) return
      }
    }),
  )
  const first = done.indexOf(false)
  return first < 0 ? batch.length : first
}
