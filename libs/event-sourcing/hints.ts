/** Who wants to know that something was committed. */
export interface Hints {
  /** Calls back after every commit until the returned function is called. */
  onAppended(listener: () => void): () => void
  /** Tells everybody, each in a turn of its own, so that a listener that throws harms neither the store nor the others. */
  tell(): void
  /** Tells nobody any more. */
  stop(): void
}

/** The listeners of one event store. */
export const hints = (): Hints => {
  const listeners = new Set<() => void>()
  return {
    onAppended: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    tell: () => {
      for (const listener of listeners) {
        queueMicrotask(() => {
          if (listeners.has(listener)) listener()
        })
      }
    },
    stop: () => listeners.clear(),
  }
}
