import { areFactsOfThisLog, liveFacts, rebuildFacts, type FactWriter, type LiveFactsOptions } from '@huiyin/analytics'
import { followLog, type EventStore, type Following, type Position } from '@huiyin/event-sourcing'

/** ClickHouse takes few large inserts better than many small ones. */
const PAUSE_MILLIS = 500
/** After a fault it begins anew: the journal says where. */
const RETRY_MILLIS = 500
const LOOK_MILLIS = 50

type Journal = LiveFactsOptions['journal'] & { close(): Promise<void> }

/** What feeding ClickHouse takes. */
export interface FeedingNeeds extends Pick<LiveFactsOptions, 'client' | 'tables' | 'batch'> {
  readonly store: EventStore
  /** Opens the journal when nobody else has it open; waits until then, or until it is told to give up. */
  readonly openJournal: (signal: AbortSignal) => Promise<Journal>
  /** How far the live figures have come, whoever feeds them. */
  readonly reached: () => Promise<Position | null>
  /** A fault that a while later may be none: whatever of the servers was away. */
  readonly onDelay: (error: unknown) => void
  /** Told in a sentence what the operator should know. */
  readonly onNotice: (says: string) => void
  readonly retryMillis?: number
}

/** ClickHouse as it is fed by this process, or by another one that it waits for. */
export interface Feeding {
  /** Whether it is this process that feeds it now. */
  isMine(): boolean
  /** How far the live figures have come. */
  position(): Promise<Position | null>
  /** Resolves when the figures have everything committed before the call, whoever brings it there. */
  caughtUp(): Promise<void>
  /** Finishes the range under way, and lets another process have the journal. */
  stop(): Promise<void>
}

/** Sleeps, or wakes at once when it is told to stop. */
const pause = (millis: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, millis)
    signal.addEventListener('abort', wake)
  })

interface Turn {
  readonly writer: FactWriter
  readonly following: Following
}

/** One turn with the journal: makes the figures anew where they are another log's, then follows the log until a fault. */
const feed = async (
  { onNotice, store, client, tables, batch }: FeedingNeeds,
  journal: Journal,
  { signal, onTurn }: Run,
): Promise<void> => {
  const options: LiveFactsOptions = { store, client, tables, journal, ...(batch === undefined ? {} : { batch }) }
  if (!(await areFactsOfThisLog(options))) {
    onNotice('the figures were made from a log that is not this one; they are made anew')
    if ((await rebuildFacts({ ...options, signal })) === 'cancelled') return
  }
  const writer = await liveFacts(options)
  let fail: (error: unknown) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  const following = followLog(store, writer, { onFault: fail, pauseMillis: PAUSE_MILLIS })
  onTurn({ writer, following })
  try {
    await Promise.race([failed, pause(2 ** 31 - 1, signal)])
  } finally {
    onTurn(null)
    await following.stop()
  }
}

interface Run {
  readonly signal: AbortSignal
  readonly onTurn: (turn: Turn | null) => void
}

const oneTurn = async (needs: FeedingNeeds, run: Run): Promise<void> => {
  const journal = await needs.openJournal(run.signal)
  try {
    await feed(needs, journal, run)
  } finally {
    await journal.close().catch(() => undefined)
  }
}

const turnAfterTurn = async (needs: FeedingNeeds, run: Run): Promise<void> => {
  while (!run.signal.aborted) {
    try {
      await oneTurn(needs, run)
    } catch (error) {
      if (run.signal.aborted) return
      needs.onDelay(error)
      await pause(needs.retryMillis ?? RETRY_MILLIS, run.signal)
    }
  }
}

/**
 * Feeds ClickHouse from the log for as long as it is let. Of several processes one does, and the others wait for its journal;
 * whatever fails is tried again from where the journal stands, so a fact counts once (design §3, effects).
 */
export const feeding = (needs: FeedingNeeds): Feeding => {
  const stopping = new AbortController()
  const { signal } = stopping
  let turn: Turn | null = null
  const onTurn = (now: Turn | null) => {
    turn = now
  }
  const running = turnAfterTurn(needs, { signal, onTurn })
  const position = async () => (turn ? turn.writer.position() : needs.reached())
  return {
    isMine: () => turn !== null,
    position,
    caughtUp: async () => {
      const head = await needs.store.head()
      while (head && !signal.aborted) {
        await turn?.following.caughtUp().catch(() => undefined)
        if (((await position()) ?? -1) >= head.position) return
        await pause(LOOK_MILLIS, signal)
      }
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
