import type { News } from '@huiyin/event-sourcing'
import { BusNotRunning } from '@huiyin/messaging'
import type { Cluster } from './cluster.js'
import type { KafkaBusOptions } from './options.js'
import { soonOr } from './pauses.js'
import type { Relay } from './relay.js'
import { topicOf } from './topics.js'

/** Other processes may have done what is waited for, without our hearing of it: we look this often, in milliseconds. */
const LOOK_MILLIS = 50

/** How far a consumer has come in its topic, and how many messages it has still to handle. */
export interface Lag {
  readonly consumer: string
  /** Messages handled or passed so far, over all partitions. */
  readonly at: number
  readonly lag: number
}

/** How far every consumer has come. */
export const lagsOf = async ({ consumers, topics, marks }: KafkaBusOptions, cluster: Cluster): Promise<Lag[]> => {
  const id = await cluster.id()
  const lagOf = async ({ name, from }: (typeof consumers)[number]): Promise<Lag> => {
    const topic = topicOf(topics, from)
    const known = await marks.marks(name)
    const offsetOf = (partition: number) =>
      known.find((mark) => mark.topic === topic.name && mark.partition === partition && mark.cluster === id)?.offset ??
      0
    const ends = await cluster.ends(topic)
    const at = ends.reduce((sum, { partition }) => sum + offsetOf(partition), 0)
    const end = ends.reduce((sum, { partition, offset }) => sum + Math.max(offset, offsetOf(partition)), 0)
    return { consumer: name, at, lag: end - at }
  }
  return Promise.all(consumers.map(lagOf))
}

/** Whether every consumer has handled all that lies in its topic. */
const haveHandledAll = async (options: KafkaBusOptions, cluster: Cluster): Promise<boolean> =>
  (await lagsOf(options, cluster)).every(({ lag }) => lag === 0)

/** How a bus stands. */
export interface Standing {
  state: 'new' | 'running' | 'stopped'
}

/** What settling looks at: it wakes the relays by `grown`, and hears by `moved` that they and the consumers came further. */
interface Settling {
  readonly at: Standing
  readonly cluster: Cluster
  readonly grown: News
  readonly moved: News
  readonly relays: readonly Relay[]
}

/** Waits until the log has been relayed and every consumer has handled what lies in its topic, and what came of it too. */
export const settling = (
  options: KafkaBusOptions,
  { at, cluster, grown, moved, relays }: Settling,
  faults: readonly { readonly error: unknown }[],
) => {
  const isDone = async (): Promise<boolean> => {
    const head = await options.store.head()
    if (!head) return true
    const isRelayed = relays.every((one) => (one.position() ?? -1) >= head.position)
    if (!isRelayed || !(await haveHandledAll(options, cluster))) return false
    return (await options.store.head())?.position === head.position
  }
  const check = () => {
    if (faults[0]) throw faults[0].error
    if (at.state !== 'running') throw new BusNotRunning()
  }
  return async () => {
    for (;;) {
      check()
      const asleep = moved.next()
      grown.wake() // a relay that is told of its own context only looks how far others have come
      const isSettled = await isDone().catch(() => false) // a broker that is away is waited for
      check()
      if (isSettled) return
      await soonOr(asleep, LOOK_MILLIS)
    }
  }
}
