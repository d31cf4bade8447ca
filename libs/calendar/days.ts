import { addDays, daysBetween, isDay, type Day } from '@huiyin/kernel'

const A_MONDAY = '1970-01-05'

/** Gives the day back. Throws RangeError when the text is no day of the calendar. */
export const asDay = (text: string): Day => {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** The civil year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** 0 on a Monday … 6 on a Sunday. */
export const weekdayOf = (day: Day): number => ((daysBetween(A_MONDAY, day) % 7) + 7) % 7

/** Saturday or Sunday. */
export const isWeekend = (day: Day): boolean => weekdayOf(day) >= 5

/** The first day of the month so many months after the month of this day. */
export const firstOfMonth = (day: Day, monthsLater = 0): Day => {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + monthsLater
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** The last day of the month of this day. */
export const lastOfMonth = (day: Day): Day => addDays(firstOfMonth(day, 1), -1)
