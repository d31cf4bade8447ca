import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { addDays, type Day } from '@huiyin/kernel'
import chineseDays from 'chinese-days'
import { calendarKey, checkCalendarYear, type CalendarYear } from '../calendar.js'
import { classifyDay, isWorkingDay } from '../working-days.js'
import { calendars, cnCalendar, findCalendar, noneCalendar } from './calendars.js'
import { cnYears } from './cn-2026-1.generated.js'

const daysOf = (first: Day, last: Day): readonly Day[] => {
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Reads a list as scenarios c0 prints it: `01-27…01-31` is every day of the stretch. */
const printed = (year: number, list: string): readonly Day[] =>
  list.split(', ').flatMap((part) => {
    const [first = '', last = first] = part.split('…').map((monthDay) => `${year}-${monthDay}`)
    return daysOf(first, last)
  })

/** Scenarios c0, word by word; there compared day by day with another package. */
const C0 = [
  {
    year: 2020,
    off: '01-01, 01-24, 01-27…01-31, 04-06, 05-01, 05-04, 05-05, 06-25, 06-26, 10-01, 10-02, 10-05…10-08',
    makeUp: '01-19, 04-26, 05-09, 06-28, 09-27, 10-10',
  },
  {
    year: 2021,
    off: '01-01, 02-11, 02-12, 02-15…02-17, 04-05, 05-03…05-05, 06-14, 09-20, 09-21, 10-01, 10-04…10-07',
    makeUp: '02-07, 02-20, 04-25, 05-08, 09-18, 09-26, 10-09',
  },
  {
    year: 2022,
    off: '01-03, 01-31…02-04, 04-04, 04-05, 05-02…05-04, 06-03, 09-12, 10-03…10-07',
    makeUp: '01-29, 01-30, 04-02, 04-24, 05-07, 10-08, 10-09',
  },
]

const tableOf = (year: number): CalendarYear => cnYears[year] ?? { daysOff: {}, makeUpDays: {} }

describe('the calendar of the State Council', () => {
  test.each(C0)('c0 the days off and make-up days of $year are the printed ones', ({ year, off, makeUp }) => {
    expect(Object.keys(tableOf(year).daysOff).sort()).toStrictEqual(printed(year, off))
    expect(Object.keys(tableOf(year).makeUpDays).sort()).toStrictEqual(printed(year, makeUp))
  })
  test('c0 the printed lists have 19, 18 and 18 days off, so that reading them lost none', () => {
    expect(C0.map(({ year, off }) => printed(year, off).length)).toStrictEqual([19, 18, 18])
  })
  test('it covers 2019 to 2026 and nothing else', () => {
    expect(Object.keys(cnYears)).toStrictEqual(['2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026'])
  })
  test('it agrees with chinese-days on every day of 2019 to 2026', () => {
    const days = daysOf('2019-01-01', '2026-12-31')
    expect(days).toHaveLength(2922)
    expect(days.filter((day) => isWorkingDay(cnCalendar, day) !== chineseDays.isWorkday(day))).toStrictEqual([])
  })
  test('every table holds only weekdays off and worked weekends of its own year', () => {
    const refusals = Object.entries(cnYears).map(([year, table]) => checkCalendarYear(Number(year), table))
    expect(refusals).toStrictEqual(Array.from({ length: 8 }, () => undefined))
  })
  test('the days fixed by law were off in every published year', () => {
    const fixed = Object.keys(cnYears).flatMap((year) =>
      Object.keys(cnCalendar.fixedHolidays).map((monthDay) => `${year}-${monthDay}`),
    )
    expect(fixed).toHaveLength(40)
    expect(fixed.filter((day) => isWorkingDay(cnCalendar, day))).toStrictEqual([])
  })
  test('2027 is not published: chinese-days calls New Year a working day, we call it off and provisional', () => {
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true)
    expect(classifyDay(cnCalendar, '2027-01-01')).toStrictEqual({
      working: false,
      why: 'holiday',
      holiday: 'newYear',
      published: false,
    })
  })
})

describe('a calendar without holidays', () => {
  test('works from Monday to Friday in any year, and every year is certain', () => {
    const week = daysOf('2015-12-28', '2016-01-03').map((day) => classifyDay(noneCalendar, day))
    expect(week.map(({ working }) => working)).toStrictEqual([true, true, true, true, true, false, false])
    expect(week.every(({ published }) => published)).toBe(true)
  })
})

describe('editions that were shipped', () => {
  test('are found by id@version; an unknown one is not guessed', () => {
    expect(findCalendar('cn@2026.1')).toBe(cnCalendar)
    expect(findCalendar('none@1')).toBe(noneCalendar)
    expect(findCalendar('cn')).toBeUndefined()
    expect(findCalendar('cn@2020.1')).toBeUndefined()
  })
  test('have a name each', () => {
    expect(new Set(calendars.map(calendarKey)).size).toBe(calendars.length)
  })
  // Deadlines in the log are checked against these editions. If a print differs, add an edition beside the old one.
  test('never change', () => {
    const printOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
    expect(calendars.map((calendar) => `${calendarKey(calendar)} ${printOf(calendar)}`)).toStrictEqual([
      'cn@2026.1 440e3109f5d2c49a',
      'none@1 3c827735325ba4aa',
    ])
  })
})
