import { dayIn, endOfDayIn, type Instant, type TimeZone } from '@huiyin/kernel'
import { periodsBetween } from '@huiyin/calendar'
import { rateOfThoseDue, type Rate } from './rates.js'

/** A row of `months`; a month in which nothing happened has none. */
export interface MonthRow {
  readonly month: string
  readonly opened: number
  readonly closed: number
  readonly dueCases: number
  readonly dueOnTime: number
}

/** A month of the trend; `partial`: it had not ended yet. */
export interface MonthPoint {
  readonly month: string
  readonly opened: number
  readonly closed: number
  readonly backlog: number
  readonly rate: Rate
  readonly partial: boolean
}

/** How many months a trend shows. */
const MONTHS = 12

/**
 * The last twelve months up to a moment. It begins with the month of the first case: before it nothing is known, which
 * is not zero. A month between without any case is zero, and its rate is missing.
 */
export const monthsOf = (rows: readonly MonthRow[], at: Instant, zone: TimeZone): readonly MonthPoint[] => {
  const first = rows[0]
  const today = dayIn(zone, at)
  if (!first || `${first.month}-01` > today) return []
  const byMonth = new Map(rows.map((row) => [row.month, row]))
  let backlog = 0
  const points = periodsBetween('month', `${first.month}-01`, today).map(({ key, to }): MonthPoint => {
    const { opened = 0, closed = 0, dueCases = 0, dueOnTime = 0 } = byMonth.get(key) ?? {}
    backlog += opened - closed
    const partial = at < endOfDayIn(zone, to)
    return { month: key, opened, closed, backlog, rate: rateOfThoseDue({ dueCases, dueOnTime }), partial }
  })
  return points.slice(-MONTHS)
}
