import type { Clock } from '@huiyin/kernel'
import { askPeer, type Peer } from '@huiyin/nest-platform'
import type { AccessLine } from './access-line.js'
import type { Access, AccessNotes } from './note-questions.js'
import { ACCESSES_OF, LINES_AT_ONCE, NOTE_ACCESSES } from './signed-accesses.js'

/** The access log of another process. */
export interface RemoteAccessLog extends AccessNotes {
  /** Who of a tenant has asked about an item; what waits here is handed over first. */
  accessesOf(tenant: string, itemId: string): Promise<readonly Access[]>
  /** Hands over what waits, once; what is not taken then is lost, and told. */
  close(): Promise<void>
}

/** What cannot be handed over just now. */
export interface NotesWaiting {
  readonly waiting: number
  /** How many were lost since this was told last, because no more may wait. */
  readonly lost: number
  readonly fault: unknown
}

export interface RemoteAccessOptions {
  readonly organisation: Peer
  readonly clock: Clock
  /** Told when it begins that they cannot be handed over, and by count of each that was lost. For the log of the process. */
  readonly onWaiting: (told: NotesWaiting) => void
  /** How many may wait; 10,000 when left out. */
  readonly mostWaiting?: number
  /** How long lines gather before they are sent, and how long until it is tried again; for specs. */
  readonly pauseMillis?: { readonly flush: number; readonly again: number }
}

const MOST_WAITING = 10_000
const PAUSE = { flush: 250, again: 2_000 }

/** Lines wait in their order; when there are too many the latest are lost, and counted. */
const waitingLines = (most: number) => {
  const lines: AccessLine[] = []
  let lost = 0
  return {
    size: () => lines.length,
    add: (line: AccessLine): void => {
      if (lines.length < most) lines.push(line)
      else lost += 1
    },
    first: () => lines.slice(0, LINES_AT_ONCE),
    taken: (count: number) => void lines.splice(0, count),
    /** How many were lost since it was asked last. */
    lostSince: () => {
      const count = lost
      lost = 0
      return count
    },
    loseAll: () => {
      lost += lines.splice(0).length
    },
  }
}

/** Hands lines over, one batch after the other, and says what stands in the way. At least once: an answer may be lost. */
const handingOver = ({ organisation, onWaiting }: RemoteAccessOptions, lines: ReturnType<typeof waitingLines>) => {
  const send = askPeer(NOTE_ACCESSES, organisation)
  let turn: Promise<boolean> = Promise.resolve(true)
  let isAway = false
  const tell = (fault: unknown): void => {
    const lost = lines.lostSince()
    if (lost > 0 || (fault !== null && !isAway)) onWaiting({ waiting: lines.size(), lost, fault })
    isAway = fault !== null
  }
  const all = async (): Promise<boolean> => {
    try {
      for (let batch = lines.first(); batch.length > 0; batch = lines.first()) {
        await send({ lines: batch })
        lines.taken(batch.length)
      }
      tell(null)
      return true
    } catch (fault) {
      tell(fault)
      return false
    }
  }
  return {
    /** Whether everything that waited was taken; one call after the other. */
    flush: (): Promise<boolean> => (turn = turn.then(all)),
    tell,
  }
}

/**
 * Notes in the access log of another process without anybody waiting for it: what is noted waits here, so that it survives
 * that process being away for a while, and is lost with this one. Who asks for accesses waits for the other.
 */
export const remoteAccessLog = (options: RemoteAccessOptions): RemoteAccessLog => {
  const { organisation, clock, mostWaiting = MOST_WAITING, pauseMillis = PAUSE } = options
  const lines = waitingLines(mostWaiting)
  const { flush, tell } = handingOver(options, lines)
  const ask = askPeer(ACCESSES_OF, organisation)
  let next: NodeJS.Timeout | null = null
  let isClosed = false
  const later = (millis: number): void => {
    if (next || isClosed) return
    next = setTimeout(() => {
      next = null
      void flush().then((taken) => {
        if (!taken) later(pauseMillis.again)
      })
    }, millis).unref()
  }
  return {
    note: (asked) => {
      lines.add({ at: clock.now(), ...asked })
      later(pauseMillis.flush)
    },
    accessesOf: async (tenant, itemId) => {
      await flush()
      return ask({ tenant, itemId })
    },
    close: async () => {
      isClosed = true
      if (next) clearTimeout(next)
      if (await flush()) return
      lines.loseAll()
      tell(null)
    },
  }
}
