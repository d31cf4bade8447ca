/** Sleepers that are woken together. Take `next` before looking for work, so that no news is missed in between. */
export interface News {
  next(): Promise<void>
  wake(): void
}

/** Nobody sleeps yet. */
export const news = (): News => {
  let sleepers: (() => void)[] = []
  return {
    next: () => new Promise((resolve) => sleepers.push(resolve)),
    wake: () => {
      const woken = sleepers
      sleepers = []
      for (const sleeper of woken) sleeper()
    },
  }
}
