import { describe, expect, test } from '@jest/globals'
import { adoptYear, calendarKey, checkCalendarYear, isPublished, type CalendarYear } from './calendar.js'
import { cnCalendar, findCalendar, noneCalendar, calendars } from './calendars/calendars.js'
import { classifyDay } from './working-days.js'

/** Not the State Council's: invented for these specs. */
const invented2027: CalendarYear = {
  daysOff: { '2027-01-01': 'newYear', '2027-02-08': 'springFestival' },
  makeUpDays: { '2027-02-14': 'springFestival' },
}

describe('editions of a calendar', () => {
  test('an edition is named id@version', () => {
    expect(calendarKey(cnCalendar)).toBe('cn@2026.1')
    expect(calendarKey(noneCalendar)).toBe('none@1')
  })
  test('c6.6 a newly published year gives a new edition and leaves the old one as it was', () => {
    const before = JSON.stringify(cnCalendar)
    const next = adoptYear(cnCalendar, { version: '2027.1', year: 2027, table: invented2027 })
    expect(isPublished(next, 2027)).toBe(true)
    expect(isPublished(cnCalendar, 2027)).toBe(false)
    expect(classifyDay(next, '2027-02-14')).toStrictEqual({
      working: true,
      why: 'makeUpDay',
      holiday: 'springFestival',
      published: true,
    })
    expect(JSON.stringify(cnCalendar)).toBe(before)
  })
  test('c6.6 old and new editions are both found by id@version', () => {
    const next = adoptYear(cnCalendar, { version: '2027.1', year: 2027, table: invented2027 })
    const among = [...calendars, next]
    expect(findCalendar('cn@2026.1', among)).toBe(cnCalendar)
    expect(findCalendar('cn@2027.1', among)).toBe(next)
    expect(findCalendar('cn@2027.1')).toBeUndefined()
  })
  test('c6.6 a year that was published already can be amended, as Spring Festival 2020 was', () => {
    const table: CalendarYear = { daysOff: { '2026-12-31': 'newYear' }, makeUpDays: {} }
    const amended = adoptYear(cnCalendar, { version: '2026.2', year: 2026, table })
    expect(classifyDay(amended, '2026-12-31').working).toBe(false)
    expect(classifyDay(amended, '2026-10-01').working).toBe(true)
    expect(classifyDay(cnCalendar, '2026-12-31').working).toBe(true)
    expect(classifyDay(amended, '2025-10-01')).toStrictEqual(classifyDay(cnCalendar, '2025-10-01'))
  })
  test('a new edition needs a version of its own and a calendar that awaits notices', () => {
    const adoption = { version: '2026.1', year: 2027, table: invented2027 }
    expect(() => adoptYear(cnCalendar, adoption)).toThrow('cn@2026.1 exists already')
    expect(() => adoptYear(noneCalendar, adoption)).toThrow('none@1 awaits no notice')
  })
  test('an edition is plain data: it survives being written into an event', () => {
    expect(JSON.parse(JSON.stringify(cnCalendar))).toStrictEqual(cnCalendar)
    expect(JSON.parse(JSON.stringify(noneCalendar))).toStrictEqual(noneCalendar)
  })
})

describe('a table from outside', () => {
  const refusalOf = (table: Partial<CalendarYear>) => checkCalendarYear(2027, { daysOff: {}, makeUpDays: {}, ...table })

  test('is taken when days off are weekdays and make-up days weekends of that year', () => {
    expect(checkCalendarYear(2027, invented2027)).toBeUndefined()
  })
  test('is refused for a day of another year, or for no day at all', () => {
    expect(refusalOf({ daysOff: { '2026-12-31': 'newYear' } })).toBe('DayOutsideYear')
    expect(refusalOf({ makeUpDays: { '2028-01-01': 'newYear' } })).toBe('DayOutsideYear')
    expect(refusalOf({ daysOff: { '2027-02-30': 'springFestival' } })).toBe('DayOutsideYear')
  })
  test('is refused for a Saturday that would be off anyway', () => {
    expect(refusalOf({ daysOff: { '2027-10-02': 'nationalDay' } })).toBe('DayOffOnWeekend')
  })
  test('is refused for a make-up day that is a weekday', () => {
    expect(refusalOf({ makeUpDays: { '2027-10-08': 'nationalDay' } })).toBe('MakeUpDayOnWeekday')
  })
  test('is not adopted when refused', () => {
    const table: CalendarYear = { daysOff: { '2027-10-02': 'nationalDay' }, makeUpDays: {} }
    expect(() => adoptYear(cnCalendar, { version: '2027.1', year: 2027, table })).toThrow(
      'the table of 2027 is refused: DayOffOnWeekend',
    )
  })
})
