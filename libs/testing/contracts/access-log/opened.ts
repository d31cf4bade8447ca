import { createHash } from 'node:crypto'
import type { AccessDays, AccessLine, AccessLog, AccessReport } from '@huiyin/access-log'
import { accessDigests, type EventStore } from '@huiyin/event-sourcing'
import type { SettableClock } from '../../clock.js'

/** An empty access log at 23:00 on 30 March 2026, what it works by, and what opens it anew on the same storage. */
export interface OpenedAccessLog {
  readonly log: AccessLog
  /** What it has kept, day by day. */
  readonly days: AccessDays
  readonly clock: SettableClock
  readonly store: EventStore
  /** Compares what it has kept with the digests in the log. */
  readonly verified: () => Promise<AccessReport>
  /** What went wrong behind everybody's back. */
  readonly faults: readonly unknown[]
  /** Closes it and opens it on the same storage and log. */
  readonly reopen: () => Promise<AccessLog>
}

/** Opens a fresh access log each time. */
export type OpenAccessLog = () => Promise<OpenedAccessLog>

/** Promises by what they say. */
export type Promises = Readonly<Record<string, (open: OpenAccessLog) => Promise<void>>>

/** A question about an item, or a list when there is none. */
export const asked = (item: string | null, person = 'p1'): Omit<AccessLine, 'at'> => ({
  ...{ tenant: 'county', person, question: item === null ? 'items' : 'item', item },
  ...{ filter: {}, rows: 1, refusal: null },
})

export const at = (day: string, time = '01:00:00.000') => `${day}T${time}Z`

/** Three days on which something was asked, the first two of them over. */
export const threeDays = async (open: OpenAccessLog): Promise<OpenedAccessLog> => {
  const opened = await open()
  const { log, clock } = opened
  log.note(asked('item-1'))
  clock.set(at('2026-03-31'))
  log.note(asked('item-2'))
  log.note(asked('item-1', 'p2'))
  clock.set(at('2026-04-02'))
  log.note(asked(null))
  await log.digest()
  return opened
}

/** Days with how many lines they have. */
export const linesIn = async ({ days, digestOf }: AccessDays): Promise<readonly [string, number][]> =>
  Promise.all((await days()).map(async (day): Promise<[string, number]> => [day, (await digestOf(day))!.lines]))

/** Days of the log with how many lines they were digested with. */
export const digested = async ({ store }: OpenedAccessLog): Promise<readonly [string, number][]> =>
  (await accessDigests(store)).map(({ day, lines }) => [day, lines])

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
