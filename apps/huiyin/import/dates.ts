import { instantOfWall, type Instant, type TimeZone } from '@huiyin/kernel'

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

/** A text read as a date: an instant, blank, or no date of this format. */
export type ReadDate =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unparsable'; readonly text: string }

const pad = (value: number) => String(value).padStart(2, '0')

const hourOf = ({ hour, half, noon }: Readonly<Record<string, string | undefined>>): number =>
  hour !== undefined ? Number(hour) : (Number(half ?? 12) % 12) + (noon === 'PM' ? 12 : 0)

/**
 * A reader of wall-clock times in one format (tokens YYYY MM DD HH hh mm ss A, two digits each, anything else as it
 * stands) and one zone. A day the calendar does not have is unparsable.
 */
export const dateReader = (format: string, zone: TimeZone): ((text: string) => ReadDate) => {
  const source = format
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/YYYY|MM|DD|HH|hh|mm|ss|\bA\b/g, (token) => TOKENS[token]!)
  const shape = new RegExp(`^${source}$`)
  return (text) => {
    const trimmed = text.replace(/^ +| +$/g, '')
    if (trimmed === '') return { kind: 'blank' }
    const parts = shape.exec(text)?.groups
    if (!parts) return { kind: 'unparsable', text }
    const day = `${parts['year']}-${parts['month']}-${parts['day']}`
    const wall = `${day}T${pad(hourOf(parts))}:${parts['minute'] ?? '00'}:${parts['second'] ?? '00'}.000Z`
    const millis = Date.parse(wall)
    if (Number.isNaN(millis) || !new Date(millis).toISOString().startsWith(day)) return { kind: 'unparsable', text }
    return { kind: 'instant', at: instantOfWall(zone, wall) }
  }
}
