import type { Instant, TimeZone } from '@huiyin/kernel'
import { derivedCommandId } from '@huiyin/event-sourcing'
import type { SendCommand } from './command-gate.js'
import { SYSTEM } from './reaction.js'

/** An alarm that is set: at this instant this command asks its aggregate whether something has to be noted. */
export interface DueAlarm {
  readonly key: string
  readonly dueAt: Instant
  readonly zone: TimeZone
  readonly tenant: string
  readonly command: string
  readonly input: unknown
}

/** Where the alarms stand: a projection of events, so it may lag behind the log. */
export interface AlarmBook {
  /** Those due at or before an instant (null: whenever) in due order, those of one instant by key; at most `limit`. */
  due(until: Instant | null, limit: number): Promise<readonly DueAlarm[]>
}

/** Fires alarms. What fired once is not fired again while the book still shows it. */
export interface AlarmRunner {
  /** When the next alarm is due; null when none is set. It may lie in the past: what was recorded late is due at once. */
  next(): Promise<Instant | null>
  /**
   * Fires the alarms of the earliest instant that is due at or before `now`, and says how many. An alarm of one instant
   * cannot depend on another of the same, because each concerns an aggregate of its own, so they go side by side.
   */
  fire(now: Instant): Promise<number>
}

/** The command of an alarm was refused: a decider answers nothing where an alarm no longer matters, so this is a fault. */
export class AlarmRefused extends Error {
  override name = 'AlarmRefused'
}

export interface AlarmRunnerOptions {
  readonly book: AlarmBook
  readonly send: SendCommand
  /** Told of refused commands; the alarm is not fired again. */
  readonly onFault: (error: AlarmRefused) => void
}

/** How many alarms are read, and fired together, at most. */
const BATCH = 256

/** One alarm at one instant: what is fired once, in this process and, as the same command id, in the log. */
const occasionOf = ({ key, dueAt }: DueAlarm): string => derivedCommandId('alarm', key, dueAt)

/** What of the book was not fired yet. What the book has moved on from needs to be remembered no longer. */
const unfiredOf = (book: AlarmBook) => {
  let fired = new Set<string>()
  const isFired = (alarm: DueAlarm): boolean => fired.has(occasionOf(alarm))
  return {
    remember: (alarm: DueAlarm): void => {
      fired.add(occasionOf(alarm))
    },
    next: async (): Promise<DueAlarm | undefined> =>
      (await book.due(null, 1 + fired.size)).find((alarm) => !isFired(alarm)),
    due: async (now: Instant): Promise<readonly DueAlarm[]> => {
      const limit = BATCH + fired.size
      const standing = await book.due(now, limit)
      if (standing.length < limit) {
        const occasions = new Set(standing.map(occasionOf))
        fired = new Set([...fired].filter((occasion) => occasions.has(occasion)))
      }
      return standing.filter((alarm) => !isFired(alarm))
    },
  }
}

/**
 * Fires what is due, in due order, by sending the command of each alarm as the product itself, as of the instant it was
 * due. The command id is derived from key and instant: after a crash, a rebuild of the list or in a second process it is
 * the same command again. The decider says whether it still matters, so a book that lags does no harm.
 */
export const alarmRunner = ({ book, send, onFault }: AlarmRunnerOptions): AlarmRunner => {
  const unfired = unfiredOf(book)

  const fireOne = async (alarm: DueAlarm): Promise<void> => {
    const { key, dueAt, zone, tenant, command: name, input } = alarm
    const commandId = occasionOf(alarm)
    const occurred = { at: dueAt, zone, precision: 'instant' as const }
    const ids = { commandId, correlation: commandId, causation: commandId }
    const answer = await send({ name, input, tenant, actor: SYSTEM, occurred, ...ids })
    unfired.remember(alarm)
    if (!answer.ok) onFault(new AlarmRefused(`${key} at ${dueAt}: ${name} was refused, ${answer.refusal}`))
  }

  return {
    next: async () => (await unfired.next())?.dueAt ?? null,
    fire: async (now) => {
      const due = await unfired.due(now)
      const together = due.filter(({ dueAt }) => dueAt === due[0]?.dueAt).slice(0, BATCH)
      const results = await Promise.allSettled(together.map(fireOne))
      const fault = results.find((result) => result.status === 'rejected')
      if (fault) throw fault.reason
      return together.length
    },
  }
}
