import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import type { Clock, Day, Instant } from '@huiyin/kernel'
import { accessDigests, recordAccessDigest, type EventStore } from '@huiyin/event-sourcing'
import { accessesIn, daysIn, digestOfFile, fileOfDay } from './access-files.js'
import { lineText, type AccessLine } from './access-line.js'

/** Who asked what, a file a day, whose digest goes into the log when the day is over. */
export interface AccessLog {
  /**
   * Notes a question; returns at once and is written within a moment. `at`: when it was asked, where another process heard
   * it; it goes into the file of today, because that of another day may be digested.
   */
  note(asked: Omit<AccessLine, 'at'>, at?: Instant): void
  /** Resolves when everything noted before is in its file. */
  written(): Promise<void>
  /** Who has asked about an item, the latest first. */
  of(itemId: string): Promise<readonly AccessLine[]>
  /** Writes what was noted, and the digest of every day that is over. */
  digest(): Promise<void>
  /** Writes what was noted and stops. */
  close(): Promise<void>
}

export interface AccessLogOptions {
  readonly folder: string
  readonly store: EventStore
  readonly clock: Clock
  readonly onFault: (error: unknown) => void
}

const FLUSH_MILLIS = 250
const LOOK_MILLIS = 60_000
const MOST_SHOWN = 200

const dayNow = (clock: Clock): Day => clock.now().slice(0, 10)

/** Makes the file nobody else's to read, and ends a line that a crash cut short, so that the next one stands alone. */
const prepare = (file: string): string => {
  const descriptor = openSync(file, 'a+', 0o600)
  try {
    const { size } = fstatSync(descriptor)
    const last = Buffer.alloc(1)
    if (size > 0) readSync(descriptor, last, 0, 1, size - 1)
    return size > 0 && last[0] !== 10 ? '\n' : ''
  } finally {
    closeSync(descriptor)
  }
}

/** Lines wait in memory and go to the file of their day together. A clock set back writes on in the latest day. */
const buffered = (folder: string, clock: Clock) => {
  let waiting = new Map<Day, string[]>()
  let latest: Day = daysIn(folder).at(-1) ?? ''
  const prepared = new Set<Day>()
  let writing: Promise<void> = Promise.resolve()

  const write = async (lines: ReadonlyMap<Day, readonly string[]>): Promise<void> => {
    for (const [day, texts] of lines) {
      const file = fileOfDay(folder, day)
      const before = prepared.has(day) ? '' : prepare(file)
      prepared.add(day)
      await appendFile(file, `${before}${texts.join('')}`)
    }
  }
  return {
    add: (asked: Omit<AccessLine, 'at'>, at: Instant): void => {
      const day = dayNow(clock)
      if (day > latest) latest = day
      const lines = waiting.get(latest) ?? []
      lines.push(lineText({ at, ...asked }))
      waiting.set(latest, lines)
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
const digesting = ({ folder, store, clock, onFault }: AccessLogOptions, flush: () => Promise<void>) => {
  let lookedOn: Day = dayNow(clock)
  let turn: Promise<void> = Promise.resolve()

  const digestDays = async (): Promise<void> => {
    await flush()
    const today = dayNow(clock)
    const digested = (await accessDigests(store)).at(-1)?.day ?? ''
    for (const day of daysIn(folder).filter((one) => digested < one && one < today)) {
      await recordAccessDigest(store, { day, ...(await digestOfFile(fileOfDay(folder, day))) }, clock)
    }
  }
  const digest = (): Promise<void> => {
    lookedOn = dayNow(clock)
    turn = turn.catch(() => undefined).then(digestDays)
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

/** Opens the access log of an installation and digests the days that are over, now and as days go by. */
export const openAccessLog = (options: AccessLogOptions): AccessLog => {
  const { folder, clock, onFault } = options
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { add, flush } = buffered(folder, clock)
  const { digest, look, ended } = digesting(options, flush)
  let flushing: NodeJS.Timeout | null = null
  const everyMinute = setInterval(look, LOOK_MILLIS).unref()
  digest().catch(onFault)
  return {
    note: (asked, at = clock.now()) => {
      look()
      add(asked, at)
      flushing ??= setTimeout(() => {
        flushing = null
        flush().catch(onFault)
      }, FLUSH_MILLIS).unref()
    },
    of: async (itemId) => {
      await flush()
      return accessesIn(folder, itemId, MOST_SHOWN)
    },
    written: flush,
    digest,
    close: async () => {
      clearInterval(everyMinute)
      if (flushing) clearTimeout(flushing)
      await ended()
      await flush()
    },
  }
}
