import type { Acknowledged } from './acknowledged.js'

/** Something a client does until it is answered; null where nothing was changed by it. */
export type Act = () => Promise<Acknowledged | null>

/** What a client does with an item, one act after the other. */
export type Life = (item: number) => readonly Act[]

/** A door that those who work pass before each command, and that can be shut. */
const door = () => {
  let open: Promise<void> = Promise.resolve()
  let unlock: (() => void) | null = null
  return {
    pass: () => open,
    shut: () => {
      if (unlock) return // who waits already waits for this door
      open = new Promise((resolve) => {
        unlock = resolve
      })
    },
    open: () => {
      unlock?.()
      unlock = null
    },
  }
}

/** Sends again, in its order, what the log does not hold any more that ends there; what has no place may be either. */
const againAfter = async (acknowledged: Acknowledged[], end: number): Promise<void> => {
  const isLost = ({ position }: Acknowledged) => position === null || position > end
  const lost = acknowledged.filter(isLost)
  acknowledged.splice(0, acknowledged.length, ...acknowledged.filter((one) => !isLost(one)))
  const placeOf = ({ position }: Acknowledged) => position ?? Infinity
  for (const one of lost.toSorted((before, after) => (placeOf(before) < placeOf(after) ? -1 : 1))) {
    acknowledged.push(await one.again!())
  }
}

/**
 * Clients at work, each of whom takes an item through a life and begins the next. They can be stilled: what was sent is
 * acknowledged then, and nothing new is sent.
 */
export const loadOver = (lives: readonly Life[], { first = 1 }: { readonly first?: number } = {}) => {
  const acknowledged: Acknowledged[] = []
  const failed: string[] = []
  const gate = door()
  const sending = new Set<Promise<unknown>>()
  let next = first
  let isOver = false
  gate.shut()
  const client = async (life: Life): Promise<void> => {
    while (!isOver) {
      const item = next
      next += 1
      for (const act of life(item)) {
        await gate.pass()
        if (isOver) return
        const sent = act().then((answered) => answered && acknowledged.push(answered))
        sending.add(sent)
        await sent.finally(() => sending.delete(sent))
      }
    }
  }
  const told = (error: unknown) => void failed.push(String(error))
  const all = lives.map((life) => client(life).catch(told))
  return {
    acknowledged,
    failed,
    go: gate.open,
    /** The log ends here now: what was acknowledged after it is sent again, while nobody else sends. */
    again: (end: number) => againAfter(acknowledged, end),
    /** Resolves when everything that was sent is acknowledged, or will never be. */
    still: async () => {
      gate.shut()
      while (sending.size > 0) await Promise.allSettled(sending)
    },
    end: async () => {
      isOver = true
      gate.open()
      await Promise.all(all)
    },
  }
}

/** Clients at work. */
export type Load = ReturnType<typeof loadOver>
