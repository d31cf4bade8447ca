import { isInLog, recordOperation, type EventStore } from '@huiyin/event-sourcing'
import type { Clock } from '@huiyin/kernel'
import { postgresEventStore, startNewEpoch, type LogPlace } from '@huiyin/store-postgres'
import { CONTEXTS } from './config/processes.js'
import { openMemory } from './memory.js'

/** What all contexts remember of the log beside it. */
const openMemories = async (url: string) => {
  const opened = await Promise.all(CONTEXTS.map((context) => openMemory({ url, context }, { max: 1 })))
  return {
    remembered: async () => (await Promise.all(opened.map(({ marks }) => marks.remembered()))).flat(),
    forget: async () => {
      for (const { marks, forgetCopies: forget } of opened) {
        await forget() // before the marks: no copy may be missing what a mark has passed
        await marks.forget()
      }
    },
    close: async () => void (await Promise.all(opened.map(({ close }) => close()))),
  }
}

/** How many remember a place that this log does not have; null: somebody remembers a place, and all of them are here. */
const foreignTo = async (store: EventStore, { remembered }: Awaited<ReturnType<typeof openMemories>>) => {
  const all = await remembered()
  const foreign = new Set<string>()
  for (const { who, at } of all) if (!(await isInLog(store, at))) foreign.add(who)
  return all.length > 0 && foreign.size === 0 ? null : foreign.size
}

const withLog = async <T>(place: LogPlace, clock: Clock, work: (store: EventStore) => Promise<T>): Promise<T> => {
  const store = await postgresEventStore({ ...place, clock })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Why the operator goes on with a restored log; it stands in the log for ever. */
export interface Acceptance {
  readonly reason: string
  readonly clock: Clock
}

/** The log goes on in a new epoch, and says who decided so. */
const goOn = async (place: LogPlace, { reason, clock }: Acceptance): Promise<void> => {
  const { before: epochBefore, epoch } = await startNewEpoch(place)
  await withLog(place, clock, async (store) => {
    const lastPosition = (await store.head())?.position ?? 0
    const accepted = { type: 'RestoreAccepted', data: { epochBefore, epoch, lastPosition, reason } } as const
    await recordOperation(store, accepted, { clock, id: epoch })
  })
}

/**
 * Goes on with a log that was restored from a backup: a new epoch, the decision as a fact, and every reaction and relay
 * from the log's beginning. Every command of theirs has the id it had before, so what is in the log stays as it is and what
 * was lost comes again. No process may run meanwhile. Cut short, it is done again. Resolves with the number of relays and
 * consumers that remembered another log: 0 where the memories were lost too, for the topics may still have what this log
 * has not. Null: the log was not restored, and nothing was done.
 */
export const acceptRestoredLog = async (url: string, acceptance: Acceptance): Promise<number | null> => {
  const memories = await openMemories(url)
  try {
    const foreign = await withLog({ url }, acceptance.clock, (store) => foreignTo(store, memories))
    if (foreign === null) return null
    await goOn({ url }, acceptance)
    await memories.forget()
    return foreign
  } finally {
    await memories.close()
  }
}

/**
 * Lets a log that was put back, and that no process has seen yet, go on: a new epoch, the decision as a fact. Whatever the
 * contexts of its database remember is of another log, and is forgotten.
 */
export const beginRestoredLog = async (place: LogPlace, acceptance: Acceptance): Promise<void> => {
  await goOn(place, acceptance)
  const memories = await openMemories(place.url)
  try {
    await memories.forget()
  } finally {
    await memories.close()
  }
}
