import { isInLog, news, type News } from '@huiyin/event-sourcing'
import { deadLetterBox, MarkNotInLog, type DeadLetter, type OperatedBus } from '@huiyin/messaging'
import { openCluster, type Cluster, type Sessions } from './cluster.js'
import { lettersIn } from './letters.js'
import type { KafkaBusOptions } from './options.js'
import { reader } from './reader.js'
import { relay, type Relay } from './relay.js'
import { lagsOf, settling, type Lag, type Standing } from './settling.js'
import { ensureTopics, topicOf } from './topics.js'

/** The bus over Kafka. */
export interface KafkaBus extends OperatedBus {
  /** Dead letters as they lie in the marks now, those of other processes too; `deadLetters` knows its own. */
  letters(): Promise<readonly DeadLetter[]>
  /** How far every consumer of this process's kind has come, all its processes together. */
  lags(): Promise<readonly Lag[]>
  /** How far the relays of this process have come in the log. */
  relayed(): readonly { readonly name: string; readonly position: number | null }[]
}

const SESSIONS: Sessions = { sessionMillis: 30_000, heartbeatMillis: 3_000, rebalanceMillis: 60_000 }
/** How the bus stands, for everything that runs in it. */
const standing = () => {
  let stop = () => undefined as void
  const stopping = new Promise<void>((resolve) => {
    stop = resolve
  })
  const at: Standing = { state: 'new' }
  return { at, stopping, stop: () => stop() }
}

/** Whoever was given these consumers remembers no place that the log does not have. */
const requireKnownMarks = async ({ consumers, marks, store }: KafkaBusOptions): Promise<void> => {
  for (const { name } of consumers) {
    for (const { at } of await marks.marks(name)) {
      if (at && !(await isInLog(store, at))) throw new MarkNotInLog(name)
    }
  }
}

const relaysOf = (
  options: KafkaBusOptions,
  shared: { cluster: Cluster; grown: News; moved: News; stopping: Promise<void> },
): Relay[] => {
  const { publishers, topics, store, marks, batch = 512, onDelay = () => undefined } = options
  return [...new Set(publishers.map(({ context }) => context))].map((context) =>
    relay({
      ...{ store, marks, batch, onDelay, ...shared },
      topic: topicOf(topics, context),
      publishers: publishers.filter((publisher) => publisher.context === context),
    }),
  )
}

const readersOf = (
  options: KafkaBusOptions,
  shared: { cluster: Cluster; moved: News; stopping: Promise<void>; onBuried: (letter: DeadLetter) => Promise<void> },
) => {
  const { consumers, topics, store, marks } = options
  const { batch = 512, attempts = 10, sessions = SESSIONS, onDelay = () => undefined } = options
  return consumers.map((consumer) => ({
    name: consumer.name,
    ...reader({
      ...{ ...shared, consumer, store, marks, batch, attempts, sessions, onDelay },
      topics: [topicOf(topics, consumer.from)],
      group: `${options.installation ?? 'huiyin'}.${consumer.name}`,
    }),
  }))
}

/** Lets a relay or a consumer run, and keeps what stopped it. */
const going =
  ({ onFault }: KafkaBusOptions, at: Standing, { faults, moved }: { faults: { error: unknown }[]; moved: News }) =>
  ({ name, run }: Pick<Relay, 'name' | 'run'>): Promise<void> =>
    run(() => at.state === 'running').catch((error: unknown) => {
      faults.push({ error })
      onFault?.(name, error)
      moved.wake()
    })

const clusterOf = (options: KafkaBusOptions): Cluster => {
  const { brokers, clientId = 'huiyin', sessions = SESSIONS, sockets, answerMillis, fetchMillis, onLog } = options
  return openCluster({
    ...{ brokers, clientId, sessions },
    ...(sockets && { sockets }),
    ...(answerMillis !== undefined && { answerMillis }),
    ...(fetchMillis !== undefined && { fetchMillis }),
    ...(onLog && { onLog }),
  })
}

/**
 * The bus over Kafka: each context's events go from the log to its topic, and every consumer reads as a member of a group
 * of its own, effect first, then its mark in the mark store. Topics are made at the start where they are not there.
 */
export const kafkaBus = async (options: KafkaBusOptions): Promise<KafkaBus> => {
  const { store } = options
  const cluster = clusterOf(options)
  const letters = await lettersIn(options, cluster)
  const [grown, moved] = [news(), news()]
  const { at, stopping, stop } = standing()
  const shared = { cluster, moved, stopping }
  const relays = relaysOf(options, { ...shared, grown })
  const readers = readersOf(options, { ...shared, onBuried: letters.show })
  const faults: { error: unknown }[] = []
  const go = going(options, at, { faults, moved })
  const unsubscribe = store.onAppended(grown.wake)
  let running: Promise<void>[] = []
  return {
    start: async () => {
      await requireKnownMarks(options)
      for (const one of relays) await one.find()
      await ensureTopics(await cluster.admin(), options.topics)
      at.state = 'running'
      running = [...relays, ...readers].map(go)
      await Promise.race([Promise.all(readers.map(({ joined }) => joined)), stopping])
    },
    settle: settling(options, { at, cluster, grown, moved, relays }, faults),
    deadLetters: letters.known,
    letters: letters.refresh,
    lags: () => lagsOf(options, cluster),
    relayed: () => relays.map(({ name, position }) => ({ name, position: position() })),
    ...deadLetterBox(options.consumers, { letters: letters.refresh, put: letters.put, remove: letters.remove }),
    stop: async () => {
      at.state = 'stopped'
      stop()
      unsubscribe()
      grown.wake()
      moved.wake()
      await Promise.all(running)
      await cluster.close()
    },
  }
}
