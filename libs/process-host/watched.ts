import { millisOf } from '@huiyin/kernel'
import type { EventStore, LogStepper } from '@huiyin/event-sourcing'
import type { KafkaBus } from '@huiyin/bus-kafka'
import type { SharedClock } from '@huiyin/cluster-postgres'
import type { AlarmRunner } from '@huiyin/messaging'
import type { ProcessMetrics } from './metrics.js'
import type { ServiceConfig } from './config/shapes.js'
import { standstill, type Pace } from './standstill.js'

export interface WatchedParts {
  readonly store: EventStore
  readonly bus: KafkaBus
  readonly projector: Pick<LogStepper, 'position'>
  readonly alarms: AlarmRunner
  readonly clock: SharedClock
  readonly config: Pick<ServiceConfig, 'staleSeconds'>
  readonly metrics: ProcessMetrics
}

const LOOK_MILLIS = 5_000

/** How far everything in a process has come that follows the log or the bus. */
const pacesOf = async ({ store, bus, projector }: WatchedParts): Promise<readonly Pace[]> => {
  const head = (await store.head())?.position ?? 0
  const lists = projector.position() ?? 0
  const relays = bus.relayed()
  const lags = await bus.lags()
  return [
    { part: 'lists', at: lists, isBehind: lists < head },
    ...relays.map(({ name, position }) => ({ part: name, at: position ?? 0, isBehind: (position ?? 0) < head })),
    ...lags.map(({ consumer, at, lag }) => ({ part: consumer, at, isBehind: lag > 0 })),
  ]
}

const publishMetrics = (parts: WatchedParts): void => {
  const { metrics, bus, store, projector, alarms, clock } = parts
  metrics.ask('huiyin_consumer_lag_messages', 'Messages a consumer has not handled yet', async () =>
    (await bus.lags()).map(({ consumer, lag }) => ({ of: consumer, value: lag })),
  )
  metrics.ask('huiyin_dead_letters', 'Events that nobody could handle', async () => {
    const letters = await bus.letters()
    const consumers = [...new Set(letters.map(({ consumer }) => consumer))]
    const count = (name: string) => letters.filter(({ consumer }) => consumer === name).length
    return consumers.map((name) => ({ of: name, value: count(name) }))
  })
  metrics.ask('huiyin_log_position', 'The end of the log', async () => [{ value: (await store.head())?.position ?? 0 }])
  metrics.ask('huiyin_lists_position', 'How far the lists have come', async () => [
    { value: projector.position() ?? 0 },
  ])
  metrics.ask('huiyin_alarm_late_seconds', 'How long the next alarm is overdue; 0 where none is', async () => {
    const next = await alarms.next()
    const late = next === null ? 0 : (millisOf(clock.now()) - millisOf(next)) / 1_000
    return [{ value: Math.max(0, late) }]
  })
}

/** Watches what follows the log and the bus: figures for whoever watches the process, and whether it is fit for work. */
export const watched = (parts: WatchedParts) => {
  publishMetrics(parts)
  const still = standstill(parts.config.staleSeconds * 1_000)
  let waitsFor: readonly string[] = []
  const look = async () => {
    try {
      const paces = await pacesOf(parts)
      waitsFor = still(paces, performance.now()).map((part) => `${part} stands still`)
    } catch {
      waitsFor = ['the log, the marks or the broker do not answer']
    }
  }
  const timer = setInterval(() => void look(), LOOK_MILLIS)
  timer.unref()
  return {
    unready: async () => waitsFor,
    stop: () => clearInterval(timer),
  }
}
