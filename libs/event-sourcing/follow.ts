import type { EventStore, Position } from './event-store.js'

/** Something that goes through the log batch by batch: lists, fact tables. */
export interface LogStepper {
  /** Handles one batch; false when there was none. */
  step(): Promise<boolean>
  /** How far it has come. */
  position(): Position | null
}

/** Keeps stepping through the log until told to stop; sleeps when there is nothing new. */
export interface Following {
  /** Resolves when everything committed before the call has been stepped over; rejects with the fault that stopped it. */
  caughtUp(): Promise<void>
  /** Finishes the step under way and stops. */
  stop(): Promise<void>
}

/**
 * Steps whenever the log has grown, at most once every `pauseMillis`, so that a busy log is read in large batches. A
 * fault stops it and is told to `onFault` and to whoever waits.
 */
export const followLog = (
  store: EventStore,
  stepper: LogStepper,
  options: { readonly onFault?: (error: unknown) => void; readonly pauseMillis?: number } = {},
): Following => {
  let stopped = false
  let fault: { readonly error: unknown } | null = null
  let wakers: (() => void)[] = []
  let awaited = 0
  const wake = () => {
    const woken = wakers
    wakers = []
    for (const waker of woken) waker()
  }
  const news = () => new Promise<void>((resolve) => wakers.push(resolve))
  const unsubscribe = store.onAppended(wake)

  const pause = async () => {
    const until = Date.now() + (options.pauseMillis ?? 0)
    while (!stopped && awaited === 0 && Date.now() < until) {
      await new Promise<void>((resolve) => setTimeout(resolve, 10))
    }
  }
  const run = async () => {
    try {
      while (!stopped) {
        const asleep = news()
        if (await stepper.step()) {
          wake()
          await pause()
        } else await asleep
      }
    } catch (error) {
      fault = { error }
      if (!stopped) options.onFault?.(error)
      wake()
    }
  }
  const running = run()

  const caughtUp = async () => {
    const head = await store.head()
    awaited += 1
    try {
      while (head && !fault && !stopped && (stepper.position() ?? -1) < head.position) await news()
    } finally {
      awaited -= 1
    }
    if (fault) throw (fault as { readonly error: unknown }).error
  }
  return {
    caughtUp,
    stop: async () => {
      stopped = true
      unsubscribe()
      wake()
      await running
    },
  }
}
