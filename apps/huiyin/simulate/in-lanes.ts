/**
 * Does something with each of many, so many of them at once: enough to share every commit of the log, and few enough
 * that files waiting to be written are not all open together. The first fault ends it and is thrown when all lanes rest.
 */
export const inLanes = async <T>(all: Iterable<T>, lanes: number, work: (one: T) => Promise<void>): Promise<void> => {
  const waiting = all[Symbol.iterator]()
  let fault: { readonly error: unknown } | null = null
  const lane = async () => {
    for (let next = waiting.next(); !next.done && !fault; next = waiting.next()) {
      try {
        await work(next.value)
      } catch (error) {
        fault ??= { error }
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const found = fault as { readonly error: unknown } | null
  if (found) throw found.error
}
