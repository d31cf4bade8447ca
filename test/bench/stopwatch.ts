import type { EventStore } from '@huiyin/event-sourcing'

const cpuOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6

/**
 * Adds up how many seconds of the processor went into what: on a busy machine the clock would tell about the neighbours.
 * Only work that does not wait can be measured so.
 */
export const stopwatch = () => {
  const seconds = new Map<string, number>()
  const sync = <T>(what: string, work: () => T): T => {
    const since = process.cpuUsage()
    try {
      return work()
    } finally {
      seconds.set(what, (seconds.get(what) ?? 0) + cpuOf(process.cpuUsage(since)))
    }
  }
  /** For what happens so often that asking for the processor's time would cost more than the work: by the clock. */
  const often = <T>(what: string, work: () => T): T => {
    const since = performance.now()
    const result = work()
    seconds.set(what, (seconds.get(what) ?? 0) + (performance.now() - since) / 1000)
    return result
  }
  return { seconds, sync, often }
}

export type Stopwatch = ReturnType<typeof stopwatch>

/** A store on a local file reads without waiting, before it hands out its promise. */
export const timedStore = (store: EventStore, watch: Stopwatch): EventStore => ({
  ...store,
  epoch: store.epoch,
  readLog: (after, limit) => watch.sync('read the log', () => store.readLog(after, limit)),
})
