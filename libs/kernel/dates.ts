/** A moment: UTC with milliseconds, `2026-03-30T01:02:03.004Z`. Two of them compare as strings. */
export type Instant = string
/** A day of the civil calendar, `2026-03-30`, in the zone of the tenant it belongs to. Two of them compare as strings. */
export type Day = string
/** An IANA time zone, `Asia/Shanghai`. */
export type TimeZone = string

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const DAY = /^\d{4}-\d\d-\d\d$/
const MILLIS_A_DAY = 86_400_000

/** Milliseconds since 1970 of an instant. Throws on text that is no instant. */
export const millisOf = (instant: Instant): number => {
  const millis = Date.parse(instant)
  if (Number.isNaN(millis)) throw new RangeError(`not an instant: ${instant}`)
  return millis
}

/** The instant of these milliseconds since 1970. */
export const instantFromMillis = (millis: number): Instant => new Date(millis).toISOString()

/** Whether the text is an instant in the one form we store. */
export const isInstant = (text: string): text is Instant => INSTANT.test(text) && !Number.isNaN(Date.parse(text))

/** Whether the text is a real day of the calendar (`2026-02-30` is none). */
export const isDay = (text: string): text is Day => DAY.test(text) && addDays(text, 0) === text

const shifted = (day: Day, days: number): Day => {
  const millis = Date.parse(`${day}T00:00:00.000Z`) + days * MILLIS_A_DAY
  return Number.isNaN(millis) ? 'not a day' : new Date(millis).toISOString().slice(0, 10)
}

/** The day after a day: every deadline counts through the same days again, and reading and writing them costs most. */
const following = new Map<Day, Day>()
const FOLLOWING_KEPT = 20_000

/** The day so many days later (earlier when negative). */
export const addDays = (day: Day, days: number): Day => {
  if (days !== 1) return shifted(day, days)
  const known = following.get(day)
  if (known !== undefined) return known
  if (following.size >= FOLLOWING_KEPT) following.clear()
  const next = shifted(day, 1)
  following.set(day, next)
  return next
}

/** How many days `to` lies after `from`; negative when before. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / MILLIS_A_DAY)

const formats = new Map<TimeZone, Intl.DateTimeFormat>()
const formatOf = (zone: TimeZone): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** Whether this runtime knows the time zone. */
export const isTimeZone = (zone: string): zone is TimeZone => {
  try {
    return formatOf(zone) !== undefined
  } catch {
    return false
  }
}

/** The wall clock of a zone at an instant, read as if it were UTC: milliseconds since 1970. */
const wallMillis = (zone: TimeZone, millis: number): number => {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(millis)) parts[type] = value
  return Date.UTC(
    Number(parts['year']),
    Number(parts['month']) - 1,
    Number(parts['day']),
    Number(parts['hour']),
    Number(parts['minute']),
    Number(parts['second']),
  )
}

const MILLIS_A_STEP = 900_000
const OFFSETS_KEPT = 200_000
/** By zone, then by quarter of an hour since 1970. */
const offsets = new Map<TimeZone, Map<number, number>>()

/** How far a zone's wall clock is ahead of UTC at an instant, kept by quarter of an hour, which every change of offset keeps to. */
const offsetAt = (zone: TimeZone, millis: number): number => {
  const ofZone = offsets.get(zone) ?? new Map<number, number>()
  if (ofZone.size === 0) offsets.set(zone, ofZone)
  const step = Math.floor(millis / MILLIS_A_STEP)
  const known = ofZone.get(step)
  if (known !== undefined) return known
  if (ofZone.size >= OFFSETS_KEPT) ofZone.clear()
  const start = step * MILLIS_A_STEP
  const offset = wallMillis(zone, start) - start
  ofZone.set(step, offset)
  return offset
}

/**
 * The instant at which a zone's wall clock shows this time, given as if it were UTC (`2015-03-08T02:30:00.000Z` for half
 * past two). A time shown twice (autumn) is taken at its first pass; one that is skipped (spring) with the offset in
 * force before the jump.
 */
export const instantOfWall = (zone: TimeZone, wall: Instant): Instant => {
  const millis = millisOf(wall)
  const before = offsetAt(zone, millis - MILLIS_A_DAY)
  const after = offsetAt(zone, millis + MILLIS_A_DAY)
  const first = millis - Math.max(before, after)
  const shows = (candidate: number) => candidate + offsetAt(zone, candidate) === millis
  if (shows(first)) return instantFromMillis(first)
  const second = millis - Math.min(before, after)
  return instantFromMillis(shows(second) ? second : millis - before)
}

/** What a zone's wall clock shows at an instant, to the second: `2015-03-08T03:30:00`. */
export const wallOf = (zone: TimeZone, instant: Instant): string => {
  const millis = millisOf(instant)
  return new Date(millis + offsetAt(zone, millis)).toISOString().slice(0, 19)
}

/** The civil day of an instant in a zone. */
export const dayIn = (zone: TimeZone, instant: Instant): Day => wallOf(zone, instant).slice(0, 10)

/**
 * The last millisecond of a day in a zone, 23:59:59.999 on its wall clock: a deadline given as a day is missed after it
 * (scenarios c0).
 */
export const endOfDayIn = (zone: TimeZone, day: Day): Instant => instantOfWall(zone, `${day}T23:59:59.999Z`)
