import { addDays, daysBetween, type Day } from '@huiyin/kernel'
import { isPublished, type Calendar, type Holiday } from './calendar.js'
import { asDay, isWeekend, yearOf } from './days.js'

/**
 * What a calendar says about a day. In a year that is not published only weekends and holidays fixed by law are known
 * to be off; everything it says there is provisional.
 */
export type ClassifiedDay =
  | { readonly working: true; readonly why: 'ordinary'; readonly published: boolean }
  | { readonly working: true; readonly why: 'makeUpDay'; readonly holiday: Holiday; readonly published: true }
  | { readonly working: false; readonly why: 'weekend'; readonly published: boolean }
  | { readonly working: false; readonly why: 'holiday'; readonly holiday: Holiday; readonly published: boolean }

const classify = (calendar: Calendar, day: Day): ClassifiedDay => {
  const year = yearOf(asDay(day))
  const published = isPublished(calendar, year)
  const table = calendar.years === 'every' ? undefined : calendar.years[year]
  const madeUpFor = table?.makeUpDays[day]
  if (madeUpFor !== undefined) return { working: true, why: 'makeUpDay', holiday: madeUpFor, published: true }
  if (isWeekend(day)) return { working: false, why: 'weekend', published }
  const holiday = table ? table.daysOff[day] : calendar.fixedHolidays[day.slice(5)]
  return holiday === undefined
    ? { working: true, why: 'ordinary', published }
    : { working: false, why: 'holiday', holiday, published }
}

/** An edition never changes, and every deadline asks for the same days again. */
const classified = new WeakMap<Calendar, Map<Day, ClassifiedDay>>()
const DAYS_KEPT = 20_000

/** Whether a day is worked, why, and whether its year is published. Throws RangeError on text that is no day. */
export const classifyDay = (calendar: Calendar, day: Day): ClassifiedDay => {
  const days = classified.get(calendar) ?? new Map<Day, ClassifiedDay>()
  if (days.size === 0) classified.set(calendar, days)
  const known = days.get(day)
  if (known) return known
  if (days.size >= DAYS_KEPT) days.clear()
  const answer = classify(calendar, day)
  days.set(day, answer)
  return answer
}

/** Whether a day is worked. Ask `classifyDay` for the reason and for whether the year is published. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean => classifyDay(calendar, day).working

/** The day itself when it is worked, or else the next day that is (c3.10). */
export const firstWorkingDayFrom = (calendar: Calendar, day: Day): Day =>
  isWorkingDay(calendar, day) ? day : firstWorkingDayFrom(calendar, addDays(day, 1))

/** The last working day before a day: when a warning about it goes out (c0, c3.4). */
export const lastWorkingDayBefore = (calendar: Calendar, day: Day): Day => {
  const before = addDays(asDay(day), -1)
  return isWorkingDay(calendar, before) ? before : lastWorkingDayBefore(calendar, before)
}

/** The last working day within [from, to], or nothing when no day of it is worked (c3, a note per period). */
export const lastWorkingDayWithin = (calendar: Calendar, { from, to }: DayRange): Day | undefined => {
  const last = lastWorkingDayBefore(calendar, addDays(asDay(to), 1))
  return last < from ? undefined : last
}

/** Whole days, both ends included. */
export type DayRange = { readonly from: Day; readonly to: Day }

/** How many days of [from, to] are worked; 0 when `to` lies before `from`. */
export const countWorkingDays = (calendar: Calendar, { from, to }: DayRange): number => {
  let count = 0
  for (let day = asDay(from); day <= asDay(to); day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1
  return count
}

/**
 * By how many working days something was done late (c1.10): the working days after `dueOn` up to and with `doneOn`. 0 does
 * not mean on time: what was due on a Saturday and done on the Sunday is late by a day and by no working day.
 */
export const workingDaysLate = (calendar: Calendar, dueOn: Day, doneOn: Day): number =>
  countWorkingDays(calendar, { from: addDays(asDay(dueOn), 1), to: doneOn })

/** By how many days something was done late (c1.4); 0 when done on the day or before. */
export const daysLate = (dueOn: Day, doneOn: Day): number => Math.max(0, daysBetween(asDay(dueOn), asDay(doneOn)))
