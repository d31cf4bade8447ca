import { addDays, type Clock, type Day, type Instant } from '@huiyin/kernel'
import { accessDigests, recordAccessDigest, type EventStore } from '@huiyin/event-sourcing'
import { accessFiles } from './access-files.js'
import type { AccessLine } from './access-line.js'
import type { AccessStorage } from './access-storage.js'

/** Who asked what, by days (UTC), each of which has its digest in the log when it is over. */
export interface AccessLog {
  /**
   * Notes a question; returns at once and is kept within a moment. `at`: when it was asked, where another process heard
   * it; it is a line of today, because another day may be digested.
   */
  note(asked: Omit<AccessLine, 'at'>, at?: Instant): void
  /** Resolves when everything noted before is kept; rejects when it could not be, and whoever noted it may do so again. */
  written(): Promise<void>
  /** Who has asked about an item, the latest first, at most 200. */
  of(itemId: string): Promise<readonly AccessLine[]>
  /** Keeps what was noted, and writes the digest of every day that is over. */
  digest(): Promise<void>
  /** Keeps what was noted and stops. */
  close(): Promise<void>
}

export interface AccessLogOptions {
  /** Closed with the access log. */
  readonly storage: AccessStorage
  /** The log that digests go into. */
  readonly store: EventStore
  readonly clock: Clock
  readonly onFault: (error: unknown) => void
}

const FLUSH_MILLIS = 250
const LOOK_MILLIS = 60_000
const MOST_SHOWN = 200

const dayNow = (clock: Clock): Day => clock.now().slice(0, 10)

/** Lines wait in memory and are added to the day on which they were noted, together. */
const buffered = (storage: AccessStorage, clock: Clock) => {
  let waiting = new Map<Day, AccessLine[]>()
  let writing: Promise<void> = Promise.resolve()

  const write = async (lines: ReadonlyMap<Day, readonly AccessLine[]>): Promise<void> => {
    for (const [day, ofDay] of lines) await storage.add(day, ofDay)
  }
  return {
    add: (line: AccessLine): void => {
      const day = dayNow(clock)
      const lines = waiting.get(day) ?? []
      lines.push(line)
      waiting.set(day, lines)
    },
    flush: (): Promise<void> => {
      const lines = waiting
      waiting = new Map()
      writing = writing.catch(() => undefined).then(() => write(lines))
      return writing
    },
  }
}

/** Writes the digests of days that are over: one call after the other, asked for again when a new day is seen. */
const digesting = ({ storage, store, clock, onFault }: AccessLogOptions, flush: () => Promise<void>) => {
  let lookedOn: Day = dayNow(clock)
  let turn: Promise<void> = Promise.resolve()

  /** A digested day takes no line, however the clocks of processes stand. */
  const digestDays = async (today: Day): Promise<void> => {
    const last = (await accessDigests(store)).at(-1)?.day
    await storage.endBefore(last !== undefined && last >= today ? addDays(last, 1) : today)
    for (const day of (await storage.days()).filter((one) => (last ?? '') < one && one < today)) {
      const ofDay = await storage.digestOf(day)
      if (ofDay) await recordAccessDigest(store, { day, ...ofDay }, clock)
    }
  }
  const digest = (): Promise<void> => {
    const today = dayNow(clock) // whatever was noted before is kept before the days before it end
    lookedOn = today
    turn = turn
      .catch(() => undefined)
      .then(flush)
      .then(() => storage.alone(() => digestDays(today)))
    return turn
  }
  return {
    digest,
    /** Digests where a day has gone by since it was last looked. */
    look: (): void => {
      if (dayNow(clock) !== lookedOn) digest().catch(onFault)
    },
    ended: () => turn.catch(() => undefined),
  }
}

/** The access log of an installation, wherever it is kept; digests the days that are over, now and as days go by. */
export const accessLogOver = (options: AccessLogOptions): AccessLog => {
  const { storage, clock, onFault } = options
  const { add, flush } = buffered(storage, clock)
  const { digest, look, ended } = digesting(options, flush)
  let flushing: NodeJS.Timeout | null = null
  const everyMinute = setInterval(look, LOOK_MILLIS).unref()
  digest().catch(onFault)
  return {
    note: (asked, at = clock.now()) => {
      look()
      add({ at, ...asked })
      flushing ??= setTimeout(() => {
        flushing = null
        flush().catch(onFault)
      }, FLUSH_MILLIS).unref()
    },
    of: async (itemId) => {
      await flush()
      return storage.of(itemId, MOST_SHOWN)
    },
    written: flush,
    digest,
    close: async () => {
      clearInterval(everyMinute)
      if (flushing) clearTimeout(flushing)
      await ended()
      try {
        await flush()
      } finally {
        await storage.close()
      }
    },
  }
}

/** Opens the access log that lies in a folder, a file a day; one process has it to itself. */
export const openAccessLog = ({
  folder,
  ...options
}: Omit<AccessLogOptions, 'storage'> & { readonly folder: string }): AccessLog =>
  accessLogOver({ storage: accessFiles(folder), ...options })
