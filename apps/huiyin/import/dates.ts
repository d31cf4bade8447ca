import {
  addDays,
  endOfDayIn,
  instantFromMillis,
  instantOfWall,
  millisOf,
  wallOf,
  type Day,
  type Instant,
  type TimeZone,
} from '@huiyin/kernel'

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>0[1-9]|1[0-2])',
  DD: '(?<day>0[1-9]|[12]\\d|3[01])',
  HH: '(?<hour>[01]\\d|2[0-3])',
  hh: '(?<half>0[1-9]|1[0-2])',
  mm: '(?<minute>[0-5]\\d)',
  ss: '(?<second>[0-5]\\d)',
  A: '(?<noon>AM|PM)',
}

const TOKEN = /YYYY|MM|DD|HH|hh|mm|ss|A/g

/** Whether a format names year, month and day, each token once, and the hour in one way. */
export const isDateFormat = (format: string): boolean => {
  const tokens: readonly string[] = format.match(TOKEN) ?? []
  const has = (token: string) => tokens.includes(token)
  const hourIsClear = has('hh') === has('A') && !(has('HH') && has('hh'))
  return new Set(tokens).size === tokens.length && ['YYYY', 'MM', 'DD'].every(has) && hourIsClear
}

/** How often the wall clock shows a time: most once, an hour of autumn twice, an hour of spring never. */
export type Shown = 'once' | 'twice' | 'never'

/** A text read as a date: an instant with the wall clock it was read from, blank, or no date of this format. */
export type ReadDate =
  | { readonly kind: 'instant'; readonly at: Instant; readonly wall: string; readonly shown: Shown }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unparsable'; readonly text: string }

/** Whether nothing is left of a text when its spaces (U+0020) are taken off both ends. */
export const isBlank = (text: string): boolean => /^ *$/.test(text)

/** The wall clock a date was read from, to the second; null where there is no date. Two of them compare as text. */
export const wallOfDate = (read: ReadDate): string | null => (read.kind === 'instant' ? read.wall : null)

const pad = (value: number) => String(value).padStart(2, '0')

const hourOf = ({ hour, half, noon }: Readonly<Record<string, string | undefined>>): number =>
  hour !== undefined ? Number(hour) : (Number(half ?? 12) % 12) + (noon === 'PM' ? 12 : 0)

const MILLIS_A_DAY = 86_400_000
const HALF_HOURS = [1, 2, 3, 4].map((count) => count * 1_800_000)

/** Tells how often a zone's clock shows a time; days on which the clock is not put on or back are answered at once. */
const shownIn = (zone: TimeZone) => {
  const evenDays = new Map<Day, boolean>()
  const isEven = (day: Day): boolean => {
    const known = evenDays.get(day)
    if (known !== undefined) return known
    const even = millisOf(endOfDayIn(zone, addDays(day, 1))) - millisOf(endOfDayIn(zone, addDays(day, -2)))
    evenDays.set(day, even === 3 * MILLIS_A_DAY)
    return even === 3 * MILLIS_A_DAY
  }
  return (day: Day, wall: string, at: Instant): Shown => {
    if (isEven(day)) return 'once'
    if (wallOf(zone, at) !== wall) return 'never'
    const again = HALF_HOURS.some((later) => wallOf(zone, instantFromMillis(millisOf(at) + later)) === wall)
    return again ? 'twice' : 'once'
  }
}

/**
 * A reader of wall-clock times in one format (tokens YYYY MM DD HH hh mm ss A, two digits each, anything else as it
 * stands) and one zone. A day the calendar does not have is unparsable.
 */
export const dateReader = (format: string, zone: TimeZone): ((text: string) => ReadDate) => {
  const source = format.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(TOKEN, (token) => TOKENS[token]!)
  const shape = new RegExp(`^${source}$`)
  const shown = shownIn(zone)
  return (text) => {
    if (isBlank(text)) return { kind: 'blank' }
    const parts = shape.exec(text)?.groups
    if (!parts) return { kind: 'unparsable', text }
    const day = `${parts['year']}-${parts['month']}-${parts['day']}`
    const wall = `${day}T${pad(hourOf(parts))}:${parts['minute'] ?? '00'}:${parts['second'] ?? '00'}`
    const millis = Date.parse(`${wall}Z`)
    if (Number.isNaN(millis) || !new Date(millis).toISOString().startsWith(day)) return { kind: 'unparsable', text }
    const at = instantOfWall(zone, `${wall}.000Z`)
    return { kind: 'instant', at, wall, shown: shown(day, wall, at) }
  }
}
