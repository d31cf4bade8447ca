import { describe, expect, test } from '@jest/globals'
import { addDays, daysBetween, type Day } from '@huiyin/kernel'
import fc from 'fast-check'
import { cnCalendar, noneCalendar } from './calendars/calendars.js'
import {
  classifyDay,
  countWorkingDays,
  daysLate,
  firstWorkingDayFrom,
  isWorkingDay,
  lastWorkingDayBefore,
  lastWorkingDayWithin,
  workingDaysLate,
} from './working-days.js'

const publishedDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 2921 }).map((days) => addDays('2019-01-01', days))

describe('what a day is', () => {
  test('a Monday without anything is an ordinary working day', () => {
    expect(classifyDay(cnCalendar, '2022-09-26')).toStrictEqual({ working: true, why: 'ordinary', published: true })
  })
  test('a Saturday is off because it is a weekend, within a holiday too', () => {
    expect(classifyDay(cnCalendar, '2022-09-24')).toStrictEqual({ working: false, why: 'weekend', published: true })
    expect(classifyDay(cnCalendar, '2022-10-01')).toStrictEqual({ working: false, why: 'weekend', published: true })
  })
  test('c1.7 a weekday of a holiday is off and names the holiday', () => {
    expect(classifyDay(cnCalendar, '2022-09-12')).toStrictEqual({
      working: false,
      why: 'holiday',
      holiday: 'midAutumn',
      published: true,
    })
  })
  test('c1.7 2022-10-08 and 10-09 are worked and name the holiday that they make up for', () => {
    const answer = { working: true, why: 'makeUpDay', holiday: 'nationalDay', published: true }
    expect(classifyDay(cnCalendar, '2022-10-08')).toStrictEqual(answer)
    expect(classifyDay(cnCalendar, '2022-10-09')).toStrictEqual(answer)
  })
  test('c3.4 2022-01-30 is a worked Sunday', () => {
    expect(isWorkingDay(cnCalendar, '2022-01-30')).toBe(true)
  })
  test('c4.3 2020-10-10 is a worked Saturday', () => {
    expect(isWorkingDay(cnCalendar, '2020-10-10')).toBe(true)
  })
  test('c4.11 2020-05-09 is a worked Saturday', () => {
    expect(classifyDay(cnCalendar, '2020-05-09')).toMatchObject({ working: true, why: 'makeUpDay' })
  })
  test('a year without a notice is known by its weekends and the days fixed by law, and says that it is not published', () => {
    const answers = ['2027-01-01', '2027-10-01', '2027-10-02', '2027-10-04'].map((day) => classifyDay(cnCalendar, day))
    expect(answers).toStrictEqual([
      { working: false, why: 'holiday', holiday: 'newYear', published: false },
      { working: false, why: 'holiday', holiday: 'nationalDay', published: false },
      { working: false, why: 'weekend', published: false },
      { working: true, why: 'ordinary', published: false },
    ])
  })
  test('a year before the first table is not published either', () => {
    expect(classifyDay(cnCalendar, '2018-12-29')).toStrictEqual({ working: false, why: 'weekend', published: false })
  })
  test('text that is no day is a fault', () => {
    expect(() => classifyDay(cnCalendar, '2022-02-30')).toThrow('not a day: 2022-02-30')
    expect(() => isWorkingDay(noneCalendar, '')).toThrow(RangeError)
  })
})

describe('the working day next to a day', () => {
  test('c3.10 a snapshot sent on the holiday 2022-06-03 has its first working day on 2022-06-06', () => {
    expect(firstWorkingDayFrom(cnCalendar, '2022-06-03')).toBe('2022-06-06')
  })
  test('a working day is its own first working day', () => {
    expect(firstWorkingDayFrom(cnCalendar, '2022-06-06')).toBe('2022-06-06')
    expect(firstWorkingDayFrom(cnCalendar, '2022-10-01')).toBe('2022-10-08')
  })
  test('c3.4 the last working day before 2022-01-31 is the worked Sunday 2022-01-30', () => {
    expect(lastWorkingDayBefore(cnCalendar, '2022-01-31')).toBe('2022-01-30')
  })
  test('the last working day before a working day is not that day itself', () => {
    expect(lastWorkingDayBefore(cnCalendar, '2022-10-08')).toBe('2022-09-30')
    expect(lastWorkingDayBefore(noneCalendar, '2015-03-02')).toBe('2015-02-27')
  })
  test('c3.19 the circulars of Q2 and Q3 2022 are due on the last working days 2022-06-30 and 2022-09-30', () => {
    expect(lastWorkingDayWithin(cnCalendar, { from: '2022-04-01', to: '2022-06-30' })).toBe('2022-06-30')
    expect(lastWorkingDayWithin(cnCalendar, { from: '2022-07-01', to: '2022-09-30' })).toBe('2022-09-30')
    expect(lastWorkingDayWithin(cnCalendar, { from: '2022-07-01', to: '2022-07-31' })).toBe('2022-07-29')
  })
  test('c3.21 the week of 2022-01-31 has no working day', () => {
    expect(lastWorkingDayWithin(cnCalendar, { from: '2022-01-31', to: '2022-02-06' })).toBeUndefined()
    expect(countWorkingDays(cnCalendar, { from: '2022-01-31', to: '2022-02-06' })).toBe(0)
  })
})

describe('counting', () => {
  test('both ends count', () => {
    expect(countWorkingDays(cnCalendar, { from: '2022-09-30', to: '2022-10-08' })).toBe(2)
    expect(countWorkingDays(cnCalendar, { from: '2022-10-08', to: '2022-10-08' })).toBe(1)
    expect(countWorkingDays(cnCalendar, { from: '2022-10-08', to: '2022-10-07' })).toBe(0)
  })
  test('two stretches that meet have together what they have apart', () => {
    fc.assert(
      fc.property(publishedDay, fc.nat(60), fc.nat(60), (from, first, second) => {
        const middle = addDays(from, first)
        const to = addDays(middle, second)
        const whole = countWorkingDays(cnCalendar, { from, to })
        const left = countWorkingDays(cnCalendar, { from, to: middle })
        expect(left + countWorkingDays(cnCalendar, { from: addDays(middle, 1), to })).toBe(whole)
        expect(whole).toBeLessThanOrEqual(daysBetween(from, to) + 1)
      }),
    )
  })
})

describe('late', () => {
  test('c1.10 due 2022-09-22 and closed 2022-09-26 is late by 2 working days', () => {
    expect(workingDaysLate(cnCalendar, '2022-09-22', '2022-09-26')).toBe(2)
  })
  test('c1.10 due 2022-10-19 and closed 2022-10-20 is late by 1 working day', () => {
    expect(workingDaysLate(cnCalendar, '2022-10-19', '2022-10-20')).toBe(1)
  })
  test('c1.10 closed on the due day 2022-10-19 is not late', () => {
    expect(workingDaysLate(cnCalendar, '2022-10-19', '2022-10-19')).toBe(0)
    expect(daysLate('2022-10-19', '2022-10-19')).toBe(0)
  })
  test('c2.18 re-rectification due 2020-11-16 and done 2020-11-20 is late by 4 working days', () => {
    expect(workingDaysLate(cnCalendar, '2020-11-16', '2020-11-20')).toBe(4)
  })
  test('c3.9 due 2022-05-09 and finished 2022-05-10 is overdue by 1 working day', () => {
    expect(workingDaysLate(cnCalendar, '2022-05-09', '2022-05-10')).toBe(1)
  })
  test('c1.4 a talk due 2022-08-31 and held 2022-09-02 is late by 2 days', () => {
    expect(daysLate('2022-08-31', '2022-09-02')).toBe(2)
  })
  test('c2.3 a plan due 2020-03-31 and handed in on 2020-04-02 is late by 2 days', () => {
    expect(daysLate('2020-03-31', '2020-04-02')).toBe(2)
  })
  test('c2.14 due 2020-08-31 and done 2020-08-28 is on time', () => {
    expect(daysLate('2020-08-31', '2020-08-28')).toBe(0)
    expect(workingDaysLate(cnCalendar, '2020-08-31', '2020-08-28')).toBe(0)
  })
  test('c3.6 a list due on the holiday Saturday 2022-04-30 and handed in on 2022-05-05 is late by 5 days', () => {
    expect(daysLate('2022-04-30', '2022-05-05')).toBe(5)
    expect(workingDaysLate(cnCalendar, '2022-04-30', '2022-05-05')).toBe(1)
  })
  test('c3.22 against Saturday 2022-12-10 K3, T3 and T4 are late by 1, 2 and 4 days, the others not', () => {
    const arrived = ['2022-12-08', '2022-12-09', '2022-12-11', '2022-12-09', '2022-12-10', '2022-12-12', '2022-12-14']
    expect(arrived.map((day) => daysLate('2022-12-10', day))).toStrictEqual([0, 0, 1, 0, 0, 2, 4])
  })
  test('c3.22 a Sunday after a Saturday is late by a day and by no working day', () => {
    expect(workingDaysLate(cnCalendar, '2022-12-10', '2022-12-11')).toBe(0)
  })
  test('c5.23 a matter decided for 2022-06-01 is 30 days past its date on 2022-07-01', () => {
    expect(daysLate('2022-06-01', '2022-07-01')).toBe(30)
  })
  test('late by working days means late by days, and never by more of them', () => {
    fc.assert(
      fc.property(publishedDay, fc.integer({ min: -30, max: 60 }), (dueOn, after) => {
        const doneOn = addDays(dueOn, after)
        const working = workingDaysLate(cnCalendar, dueOn, doneOn)
        expect(working).toBeGreaterThanOrEqual(0)
        expect(working).toBeLessThanOrEqual(daysLate(dueOn, doneOn))
        expect(daysLate(dueOn, doneOn) > 0).toBe(doneOn > dueOn)
      }),
    )
  })
  test('text that is no day is a fault, not on time', () => {
    expect(() => daysLate('2022-12-10', 'later')).toThrow('not a day: later')
    expect(() => workingDaysLate(cnCalendar, 'someday', '2022-12-10')).toThrow('not a day: someday')
  })
})
