import { ProcessUnreachable, type SignedClient } from '@huiyin/signed-http'

/** Nobody listened there, so nothing was asked. */
const isRefused = (error: unknown): boolean => {
  if (!(error instanceof ProcessUnreachable)) return false
  for (let at: unknown = error.cause; at instanceof Error; at = at.cause) {
    if ((at as NodeJS.ErrnoException).code === 'ECONNREFUSED') return true
  }
  return false
}

/**
 * One client for several instances of a process: each is asked in its turn, and where nobody listens the next one is.
 * A request that may have arrived is not sent again: who asks knows whether that is harmless.
 */
export const sharedOut = (clients: readonly SignedClient[]): SignedClient => {
  let turn = 0
  return async (path, body) => {
    turn = (turn + 1) % clients.length
    for (let tried = 1; ; tried += 1) {
      try {
        return await clients[(turn + tried) % clients.length]!(path, body)
      } catch (error) {
        if (tried >= clients.length || !isRefused(error)) throw error
      }
    }
  }
}
