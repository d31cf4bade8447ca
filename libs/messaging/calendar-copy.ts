import { editionWith, type Calendar, type Counting } from '@huiyin/calendar'
import { adoptedYear, type CampaignPublished } from '@huiyin/contracts/campaign'
import type { Consumer } from './bus.js'
import { localCopy, type CopyStore } from './local-copy.js'

type Adopted = CampaignPublished<'CalendarYearAdopted'>

/** What a context counts with: the installation's calendar, and the years that its tenants adopted while it ran. */
export interface CalendarCopy {
  readonly countingOf: (tenant: string) => Counting
  /** The version of a year's notice that was heard of; 0: none. */
  readonly heardOf: (tenant: string, year: number) => number
  readonly consumer: Consumer
}

/** A copy of the notices on public holidays (ADR 0036). `name` is the consumer's and the copy's. */
export const calendarCopy = async (
  name: string,
  store: CopyStore,
  installed: (tenant: string) => Counting,
): Promise<CalendarCopy> => {
  const { values, consumer } = await localCopy<Adopted>({
    ...{ name, from: 'campaign', store, only: ['CalendarYearAdopted'] },
    fold: (before, { data }) => {
      const adopted = data as Adopted
      return before && before.version >= adopted.version ? before : adopted
    },
  })
  const editions = new Map<string, Calendar>() // an edition is made once, not for every command
  const editionOf = (tenant: string, calendar: Calendar): Calendar => {
    const known = editions.get(tenant)
    if (known) return known
    const years = [...values].flatMap(([key, adopted]) => (key.startsWith(`${tenant}:`) ? [adoptedYear(adopted)] : []))
    const edition = editionWith(calendar, years)
    editions.set(tenant, edition)
    return edition
  }
  return {
    countingOf: (tenant) => {
      const { zone, calendar } = installed(tenant)
      return { zone, calendar: editionOf(tenant, calendar) }
    },
    heardOf: (tenant, year) => values.get(`${tenant}:${year}`)?.version ?? 0,
    consumer: {
      ...consumer,
      handle: async (event) => {
        await consumer.handle(event)
        editions.clear()
      },
    },
  }
}
