import { instantOfWall, isDay, isInstant, type Instant, type TimeZone } from '@huiyin/kernel'

/** The person typed something that is no moment. */
export class NotAnInstant extends Error {
  override name = 'NotAnInstant'
}

const WALL = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/

/**
 * A moment as typed: a day (its end), a time on the wall clock of the tenant's zone, or an instant with `Z` or offset.
 * Throws `NotAnInstant` with the forms that are understood.
 */
export const instantArgument = (option: string, text: string, zone: TimeZone): Instant => {
  const spoken: string = text
  if (isDay(text)) return instantOfWall(zone, `${text}T23:59:59.999Z`)
  if (isInstant(text)) return text
  if (WALL.test(spoken)) {
    const [day, time = ''] = spoken.split(/[T ]/)
    const wall = `${day}T${time.length === 5 ? `${time}:59.999` : `${time}.999`}Z`
    if (isDay(day!) && !Number.isNaN(Date.parse(wall))) return instantOfWall(zone, wall)
  }
  const parsed = /(Z|[+-]\d\d:\d\d)$/.test(spoken) ? Date.parse(spoken) : Number.NaN
  if (!Number.isNaN(parsed)) return new Date(parsed).toISOString()
  throw new NotAnInstant(
    `--${option} "${spoken}" is no moment. Write a day (2026-03-30), a local time (2026-03-30T17:30) or an instant ` +
      '(2026-03-30T09:30:00Z, 2026-03-30T17:30:00+08:00).',
  )
}
