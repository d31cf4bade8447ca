import { millisOf, type Clock } from '@huiyin/kernel'
import type { AlarmRunner } from './alarm-runner.js'

export interface AlarmTimerOptions {
  readonly clock: Clock
  readonly alarms: AlarmRunner
  /** Told of faults; the timer goes on. */
  readonly onFault: (error: unknown) => void
  /** The longest sleep: an alarm that was set meanwhile, for earlier than the next one known, waits at most so long. */
  readonly capMillis?: number
}

const CAP_MILLIS = 10_000
/** The shortest sleep, so that a fault that stays does not keep the process busy. */
const REST_MILLIS = 100

/** A sleep that can be ended early; it does not keep the process alive. */
const sleeper = () => {
  let wake: () => void = () => undefined
  const sleep = (millis: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, millis)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  return { sleep, wake: () => wake() }
}

/**
 * Wakes the alarms at the next instant one is due. The lists may lag by a moment, so an alarm that was just cleared may
 * still ring; its decider then has nothing to say.
 */
export const alarmTimer = ({ clock, alarms, onFault, capMillis = CAP_MILLIS }: AlarmTimerOptions) => {
  let stopped = false
  const { sleep, wake } = sleeper()

  const untilNext = async (): Promise<number> => {
    const next = await alarms.next()
    const away = next === null ? capMillis : millisOf(next) - millisOf(clock.now())
    return Math.min(Math.max(away, REST_MILLIS), capMillis)
  }
  const round = async (): Promise<number> => {
    try {
      while (!stopped && (await alarms.fire(clock.now())) > 0);
      return await untilNext()
    } catch (error) {
      if (!stopped) onFault(error)
      return capMillis
    }
  }
  const run = async () => {
    while (!stopped) {
      const millis = await round()
      if (!stopped) await sleep(millis)
    }
  }
  const running = run()
  return {
    /** Finishes what is being fired and stops. */
    stop: async (): Promise<void> => {
      stopped = true
      wake()
      await running
    },
  }
}
