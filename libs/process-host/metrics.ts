import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { EventStore } from '@huiyin/event-sourcing'
import type { Metrics } from '@huiyin/nest-platform'

/** The figures of one process. Names follow Prometheus: base units, seconds, a suffix for the unit. */
export interface ProcessMetrics extends Metrics {
  /** A figure that is asked for when somebody looks; one value for each label, or one without. */
  readonly ask: (
    name: string,
    help: string,
    values: () => Promise<readonly { readonly of?: string; readonly value: number }[]>,
  ) => void
  /** Counts how long something took, in seconds. */
  readonly timing: (name: string, help: string) => (seconds: number) => void
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** The figures of a process, with those of Node itself. */
export const processMetrics = (labels: Readonly<Record<string, string>>): ProcessMetrics => {
  const registry = new Registry()
  registry.setDefaultLabels(labels)
  collectDefaultMetrics({ register: registry })
  return {
    text: () => registry.metrics(),
    ask: (name, help, values) => {
      const gauge = new Gauge({
        ...{ name, help, labelNames: ['of'], registers: [registry] },
        collect: async () => {
          gauge.reset()
          for (const { of, value } of await values()) gauge.set(of === undefined ? {} : { of }, value)
        },
      })
    },
    timing: (name, help) => {
      const histogram = new Histogram({ name, help, buckets: SECONDS, registers: [registry] })
      return (seconds) => histogram.observe(seconds)
    },
  }
}

/** The same store; how long each append took until it was on the disk is told. */
export const timedStore = (store: EventStore, tell: (seconds: number) => void): EventStore => ({
  ...store,
  append: async (request) => {
    const began = performance.now()
    try {
      return await store.append(request)
    } finally {
      tell((performance.now() - began) / 1_000)
    }
  },
})
