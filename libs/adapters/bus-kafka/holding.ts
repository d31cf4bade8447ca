/** A partition while a batch of it is being handled. */
export interface Holding {
  /** False from the moment others may have it: the group said so, or we were not heard of for a whole session. */
  readonly isMine: () => boolean
  /** Stops telling the group that we live. Rejects with what the group said, so that it is joined again. */
  readonly release: () => void
}

/**
 * Tells the group that we live for as long as a batch is handled, however long that is. A process that was paused for
 * longer than its session finds out by its own clock, before it touches the next event: the group has given its
 * partitions away, and nobody can tell a process that does not run.
 */
export const hold = (
  heartbeat: () => Promise<void>,
  times: { sessionMillis: number; heartbeatMillis: number },
): Holding => {
  let heardAt = performance.now()
  let lost: { readonly error: unknown } | null = null
  const beat = async () => {
    const since = performance.now()
    try {
      await heartbeat()
      heardAt = since
    } catch (error) {
      lost ??= { error }
      clearInterval(timer)
    }
  }
  const timer = setInterval(() => void beat(), times.heartbeatMillis)
  return {
    isMine: () => lost === null && performance.now() - heardAt < times.sessionMillis,
    release: () => {
      clearInterval(timer)
      if (lost) throw lost.error
    },
  }
}
