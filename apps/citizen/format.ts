import { wallOf, type Day, type Instant, type TimeZone } from '@huiyin/kernel'
import type { Words } from './words/words.js'

/** A day as it is written, 2026年9月1日 or 1 September 2026. */
export const dayText = (day: Day, { date }: Words): string => {
  const [year, month, of] = day.split('-').map(Number)
  return date(year ?? 0, month ?? 0, of ?? 0)
}

/** A day with its weekday. */
export const weekdayText = (day: Day, words: Words): string =>
  `${dayText(day, words)} ${words.weekdays[new Date(`${day}T00:00:00.000Z`).getUTCDay()]}`

/** A moment to the minute on the tenant's wall clock. */
export const minuteText = (at: Instant, zone: TimeZone, words: Words): string => {
  const wall = wallOf(zone, at)
  return `${dayText(wall.slice(0, 10), words)} ${wall.slice(11, 16)}`
}
