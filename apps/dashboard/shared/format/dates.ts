/** Languages of the screens. */
export type Language = 'zh' | 'en'

interface Wall {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hour: string
  readonly minute: string
  readonly second: string
}

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterFor = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
  })
  formatters.set(zone, made)
  return made
}

/** What a clock on a wall in the zone shows at an instant. */
const wallOf = (instant: string, zone: string): Wall => {
  const parts = formatterFor(zone).formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

/** The civil day of an instant in a zone, `2026-10-12`. */
export const dayOf = (instant: string, zone: string): string => {
  const { year, month, day } = wallOf(instant, zone)
  return `${year}-${month}-${day}`
}

/** `2026-10-12 17:30`; the same in both languages, so that columns stay aligned. */
export const formatInstant = (instant: string, zone: string): string => {
  const { hour, minute } = wallOf(instant, zone)
  return `${dayOf(instant, zone)} ${hour}:${minute}`
}

const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A civil day for reading: 10月12日, 12 Oct; with its year when it is not this one. */
export const formatDay = (day: string, language: Language, thisYear: string | null = null): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  const withYear = thisYear !== null && year !== thisYear
  if (language === 'zh') return `${withYear ? `${year}年` : ''}${Number(month)}月${Number(date)}日`
  return `${Number(date)} ${MONTHS_EN[Number(month) - 1] ?? month}${withYear ? ` ${year}` : ''}`
}

/** A month for an axis: 3月, Mar; January carries its year. */
export const formatMonth = (month: string, language: Language): string => {
  const [year = '', number = ''] = month.split('-')
  const isFirst = Number(number) === 1
  if (language === 'zh') return isFirst ? `${year}年1月` : `${Number(number)}月`
  return `${MONTHS_EN[Number(number) - 1] ?? number}${isFirst ? ` ${year}` : ''}`
}

const DAY = 86_400_000
const utcOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`)

/** How many civil days lie between two days; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((utcOf(to) - utcOf(from)) / DAY)

/** The day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(utcOf(day) + days * DAY).toISOString().slice(0, 10)

/** The instant at which a clock in the zone shows `2026-10-12T17:30`; of two such instants one of them. */
export const instantOfWall = (wall: string, zone: string): string => {
  const wanted = Date.parse(`${wall.length === 16 ? `${wall}:00` : wall}Z`)
  const shown = (millis: number): number => {
    const { year, month, day, hour, minute, second } = wallOf(new Date(millis).toISOString(), zone)
    return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  }
  const first = wanted - (shown(wanted) - wanted)
  return new Date(first - (shown(first) - wanted)).toISOString()
}

/** The value of a native date-and-time field for an instant. */
export const wallFieldOf = (instant: string, zone: string): string => formatInstant(instant, zone).replace(' ', 'T')

export interface Span {
  readonly from: string
  readonly to: string
}

const two = (number: number): string => String(number).padStart(2, '0')
const lastOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

/** The calendar month, quarter, half-year or year a day lies in. */
export const spanAround = (kind: 'month' | 'quarter' | 'halfYear' | 'year', day: string): Span => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const length = { month: 1, quarter: 3, halfYear: 6, year: 12 }[kind]
  const first = Math.floor((month - 1) / length) * length + 1
  return { from: `${year}-${two(first)}-01`, to: lastOf(year, first + length - 1) }
}
