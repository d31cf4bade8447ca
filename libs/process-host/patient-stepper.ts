import { setTimeout as sleep } from 'node:timers/promises'
import type { LogStepper } from '@huiyin/event-sourcing'
import { isConnectionLost, LogUnreachable } from '@huiyin/store-postgres'

/** The database is gone or on its way back: a later try may find it well. */
const isAway = (error: unknown): boolean => error instanceof LogUnreachable || isConnectionLost(error)

const PAUSE_MILLIS = 500

/**
 * Steps again where the database was away, so that a process outlives its restart or a network that was gone. A step that
 * may have been taken is no harm: each begins where the checkpoint stands. What else goes wrong is thrown.
 */
export const patientStepper = (
  { step, position }: LogStepper,
  {
    onDelay,
    pauseMillis = PAUSE_MILLIS,
  }: { readonly onDelay: (error: unknown) => void; readonly pauseMillis?: number },
): LogStepper => ({
  position,
  step: async () => {
    try {
      return await step()
    } catch (error) {
      if (!isAway(error)) throw error
      onDelay(error)
      await sleep(pauseMillis)
      return true // there may be more
    }
  },
})
