import { liveGeneration, postgresRangeJournal, serverClickHouse } from '@huiyin/clickhouse/server'
import {
  answerSeal,
  faultFields,
  openClock,
  projectorConfig,
  SETTLE,
  standstill,
  type OpenProcess,
  type ProcessDefinition,
  type ProcessTools,
  type ProjectorConfig,
} from '@huiyin/process-host'
import { openSeals, orUnwound, type Close } from '@huiyin/installation'
import { answerPeers, type SignedCalls } from '@huiyin/nest-platform'
import { LogReplaced, postgresEventStore } from '@huiyin/store-postgres'
import type { EventStore, Sealer } from '@huiyin/event-sourcing'
import { FACT_TABLES } from './fact-tables.js'
import { feeding, type Feeding } from './feeding.js'

const LOOK_MILLIS = 1_000

/** Figures about the figures, and whether they come on while the log grows. */
const watchedFeeding = (
  { store, feed }: { readonly store: EventStore; readonly feed: Feeding },
  { metrics }: ProcessTools,
  { staleSeconds }: ProjectorConfig,
) => {
  const head = async () => (await store.head())?.position ?? 0
  const position = async () => (await feed.position()) ?? 0
  metrics.ask('huiyin_log_position', 'The end of the log', async () => [{ value: await head() }])
  metrics.ask('huiyin_figures_position', 'How far the figures have come', async () => [{ value: await position() }])
  metrics.ask('huiyin_figures_mine', 'Whether this process feeds them', async () => [{ value: feed.isMine() ? 1 : 0 }])
  const still = standstill(staleSeconds * 1_000)
  let waitsFor: readonly string[] = []
  const look = async () => {
    try {
      const [end, at] = [await head(), await position()]
      const parts = still([{ part: 'figures', at, isBehind: at < end }], performance.now())
      waitsFor = parts.map((part) => `${part} stand still`)
    } catch {
      waitsFor = ['the log or the journal does not answer']
    }
  }
  const timer = setInterval(() => void look(), LOOK_MILLIS)
  timer.unref()
  return { unready: async () => waitsFor, stop: () => clearInterval(timer) }
}

/** Feeds ClickHouse, asked for by whoever has to wait for it. */
const openFeeding = (
  config: ProjectorConfig,
  { store, opened }: { readonly store: EventStore; readonly opened: (close: Close) => void },
  { log, giveUp }: ProcessTools,
): Feeding => {
  const client = serverClickHouse({ url: config.clickhouse.url })
  opened(() => client.close())
  const place = { url: config.postgres.url }
  const live = liveGeneration(place)
  opened(live.close)
  const feed = feeding({
    ...{ store, client, tables: FACT_TABLES },
    openJournal: (signal) => postgresRangeJournal(place, { signal }),
    reached: async () => (await live.done())?.position ?? null,
    onNotice: (says) => log('warn', says),
    onDelay: (error) => {
      log('warn', 'the figures have to wait', faultFields(error))
      if (error instanceof LogReplaced) giveUp(error) // the log was restored; this store is open on what is no more
    },
  })
  opened(feed.stop)
  return feed
}

const callsOf = (sealer: Sealer, feed: Feeding): SignedCalls => ({
  ...answerSeal(async (reason) => {
    const seal = await sealer.sealNow(reason)
    if (seal) await feed.caughtUp()
    return seal
  }),
  ...answerPeers(SETTLE, ['operator'], async () => {
    await feed.caughtUp()
    return { position: await feed.position() }
  }),
})

const open = (config: ProjectorConfig, tools: ProcessTools): Promise<OpenProcess> =>
  orUnwound(async (opened) => {
    const clock = await openClock(config, tools)
    opened(clock.close)
    const store = await postgresEventStore({ url: config.postgres.url, clock })
    opened(store.close)
    const feed = openFeeding(config, { store, opened }, tools)
    const onFault = (error: unknown) => tools.log('warn', 'the log could not be sealed', faultFields(error))
    const seals = openSeals({ store, clock, file: config.seals, onFault })
    opened(seals.stop)
    const watching = watchedFeeding({ store, feed }, tools, config)
    opened(watching.stop)
    return { calls: callsOf(seals.sealer, feed), unready: watching.unready }
  })

/** The process that feeds ClickHouse from the whole log and keeps its seals. A second one waits, and takes over. */
export const projectorProcess: ProcessDefinition<typeof projectorConfig> = {
  name: 'projector',
  config: projectorConfig,
  open,
}
