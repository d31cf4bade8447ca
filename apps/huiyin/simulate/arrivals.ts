import { classifyDay, cnCalendar } from '@huiyin/calendar'
import { addDays, type Day } from '@huiyin/kernel'

/** A day of a simulated span: how many come in, and the working day on which the desk takes them on. */
export interface SimulatedDay {
  readonly day: Day
  readonly isWorking: boolean
  /** Its number among the working days; of a day off that of the working day before it, -1 before the first. */
  readonly working: number
}

/** Every day of a span, holidays and make-up working days by the calendar of the city. */
export const daysBetween = (from: Day, to: Day): readonly SimulatedDay[] => {
  const days: SimulatedDay[] = []
  let working = -1
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { working: isWorking } = classifyDay(cnCalendar, day)
    if (isWorking) working += 1
    days.push({ day, isWorking, working })
  }
  return days
}

/** Sunday first: most people call on a Monday. */
const BY_WEEKDAY = [0.8, 1.35, 1.1, 1, 0.95, 0.9, 0.8]
/** January first: quiet at the turn of the year, then what waited for it; a peak before summer and one in autumn. */
const BY_MONTH = [0.75, 0.6, 1.25, 1.1, 1, 1.2, 0.9, 0.8, 1.1, 1.15, 1.3, 0.95]
/** On a day off only telephone and network bring anything. */
const DAY_OFF = 0.18
/** After a holiday everything comes that waited for it. */
const AFTER_HOLIDAY = 1.6
const LONG_REST_DAYS = 3

const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00.000Z`).getUTCDay()

const weightsOf = (days: readonly SimulatedDay[], random: () => number): readonly number[] => {
  let rest = 0
  return days.map(({ day, isWorking }) => {
    const isBack = isWorking && rest >= LONG_REST_DAYS
    rest = isWorking ? 0 : rest + 1
    const usual = isWorking ? BY_WEEKDAY[weekdayOf(day)]! : DAY_OFF
    return usual * BY_MONTH[Number(day.slice(5, 7)) - 1]! * (isBack ? AFTER_HOLIDAY : 1) * (0.8 + 0.4 * random())
  })
}

/** How many matters come in on each day; together exactly `items`. */
export const arrivalsOf = (days: readonly SimulatedDay[], items: number, random: () => number): readonly number[] => {
  const weights = weightsOf(days, random)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let [reached, given] = [0, 0]
  return weights.map((weight) => {
    reached += weight
    const until = Math.round((items * reached) / whole)
    const today = until - given
    given = until
    return today
  })
}
