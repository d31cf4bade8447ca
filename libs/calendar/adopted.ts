import { adoptYear, type Calendar, type CalendarYear } from './calendar.js'

/** The table of a year that a tenant adopted while the product ran; each notice on the year is a version of its own. */
export type AdoptedYear = {
  readonly year: number
  readonly version: number
  readonly table: CalendarYear
}

/**
 * The edition a tenant counts with: the shipped one and the years it adopted. Its version names each of them,
 * `2026.1+2027.1`, so that a deadline says by what it was counted. A calendar that awaits no notice stays as it is.
 * Throws RangeError on a table that `checkCalendarYear` refuses.
 */
export const editionWith = (shipped: Calendar, adopted: readonly AdoptedYear[]): Calendar => {
  if (shipped.years === 'every') return shipped
  return [...adopted]
    .sort((one, other) => one.year - other.year)
    .reduce(
      (edition, { year, version, table }) =>
        adoptYear(edition, { version: `${edition.version}+${year}.${version}`, year, table }),
      shipped,
    )
}
