import { accept, reject } from '@huiyin/kernel'
import { checkCalendarYear, type CalendarYearRefusal } from '@huiyin/calendar'
import type { CampaignInput } from '@huiyin/contracts/campaign'
import type { Decider } from '@huiyin/event-sourcing'
import type { CalendarYearEvent } from './events.js'

type Notice = CampaignInput<'AdoptCalendarYear'>['calendarYear']

/** A notice on public holidays that a tenant wants to count by. */
export interface Adopt {
  readonly type: 'Adopt'
  readonly definition: Notice
  /** Whether the tenant's calendar awaits notices at all; one of Monday to Friday does not. */
  readonly awaitsNotices: boolean
}

export type AdoptRefusal = CalendarYearRefusal | 'NoNoticeAwaited'

/**
 * The notices on one year: each is a version of its own, and deadlines say by which they were counted (S3-14, c0). One
 * whose days cannot be right is refused, because every deadline of the year would be wrong with it.
 */
export const calendarYear: Decider<Adopt, CalendarYearEvent, CalendarYearEvent['data'] | null, AdoptRefusal> = {
  initialState: null,
  evolve: (_, { data }) => data,
  decide: ({ definition, awaitsNotices }, held) => {
    if (!awaitsNotices) return reject('NoNoticeAwaited')
    const wrong = checkCalendarYear(definition.year, definition)
    if (wrong) return reject(wrong)
    if (JSON.stringify(held?.definition) === JSON.stringify(definition)) return accept()
    return accept({ type: 'CalendarYearAdopted', data: { version: (held?.version ?? 0) + 1, definition } })
  },
}
