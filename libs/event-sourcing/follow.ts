import type { EventStore, Position } from './event-store.js'
import { news, type News } from './news.js'

/** Something that goes through the log batch by batch: lists, fact tables. */
export interface LogStepper {
  /** Handles one batch; false when nothing more is to be done before the log has grown. */
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

export interface FollowOptions {
  /** A busy log is read at most this often, in larger batches; somebody who waits ends the pause. */
  readonly pauseMillis?: number
  readonly onFault?: (error: unknown) => void
}

/** How a following stands. `waiting` counts those who want it to catch up; `hurry` wakes it out of its pause. */
interface Run {
  stopped: boolean
  fault: { readonly error: unknown } | null
  waiting: number
  hurry: () => void
}

/** Lets the rest of the process have its turn: a stepper over a local file never waits by itself. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

const pause = async (run: Run, millis: number): Promise<void> => {
  if (run.stopped || run.waiting > 0 || millis <= 0) return breathe()
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, millis)
    run.hurry = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

/** `grown` wakes the stepper; `moved` tells whoever waits for it, also of where another process has brought it. */
interface Signals {
  readonly grown: News
  readonly moved: News
}

const keepStepping = async (stepper: LogStepper, run: Run, { grown, moved }: Signals, millis: number) => {
  while (!run.stopped) {
    const next = grown.next()
    const before = stepper.position()
    const isMore = await stepper.step()
    if (isMore || stepper.position() !== before) moved.wake()
    await (isMore ? pause(run, millis) : next)
  }
}

/** Steps whenever the log has grown. A fault stops it and is told to `onFault` and to whoever waits. */
export const followLog = (store: EventStore, stepper: LogStepper, options: FollowOptions = {}): Following => {
  const run: Run = { stopped: false, fault: null, waiting: 0, hurry: () => undefined }
  const [grown, moved] = [news(), news()]
  const unsubscribe = store.onAppended(grown.wake)
  const running = keepStepping(stepper, run, { grown, moved }, options.pauseMillis ?? 0).catch((error: unknown) => {
    run.fault = { error }
    if (!run.stopped) options.onFault?.(error)
    moved.wake()
  })
  return {
    caughtUp: async () => {
      run.waiting += 1
      run.hurry()
      try {
        const head = await store.head()
        while (head && !run.fault && !run.stopped && (stepper.position() ?? -1) < head.position) {
          const next = moved.next()
          grown.wake() // of what others wrote it may not have been told
          await next
        }
      } finally {
        run.waiting -= 1
      }
      if (run.fault) throw run.fault.error
    },
    stop: async () => {
      run.stopped = true
      run.hurry()
      unsubscribe()
      grown.wake()
      moved.wake()
      await running
    },
  }
}
