import type { Position } from '@huiyin/event-sourcing'
import type { PublishedEvent } from '@huiyin/messaging'

/** A published event with its place in the log. */
export interface Delivery {
  readonly position: Position
  readonly event: PublishedEvent
}

/** In which order a batch is delivered: lanes run side by side, each lane one after the other. */
export type DeliveryOrder = (batch: readonly Delivery[]) => {
  readonly lanes: readonly (readonly Delivery[])[]
  readonly pauseMillis: number
}

const lanesByKey = (batch: readonly Delivery[]): Delivery[][] => {
  const lanes = new Map<string, Delivery[]>()
  for (const delivery of batch) {
    const lane = lanes.get(delivery.event.key)
    if (lane) lane.push(delivery)
    else lanes.set(delivery.event.key, [delivery])
  }
  return [...lanes.values()]
}

/** As the log has it: one lane a key. */
export const plainOrder: DeliveryOrder = (batch) => ({ lanes: lanesByKey(batch), pauseMillis: 0 })

/** A small seeded generator (mulberry32, Tommy Ettinger, public domain): numbers in [0, 1). */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * As unkind as the promises of the bus allow: events come twice, late, and keys overtake one another; a whole lane is
 * sent again from its start, as a consumer sees it after a crash before its mark was saved. Order within a key is kept.
 */
export const adversarialOrder = (seed: number): DeliveryOrder => {
  const random = seeded(seed)
  return (batch) => {
    const lanes = lanesByKey(batch).map((lane) => (random() < 0.5 ? [...lane, ...lane] : lane))
    const shuffled = lanes
      .map((lane) => ({ lane, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ lane }) => lane)
    return { lanes: shuffled, pauseMillis: Math.floor(random() * 8) }
  }
}
