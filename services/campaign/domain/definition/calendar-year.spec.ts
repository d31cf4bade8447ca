import { describe, test } from '@jest/globals'
import { specFor } from '@huiyin/testing'
import { calendarYear, type Adopt } from './calendar-year.js'
import type { CalendarYearEvent } from './events.js'

const given = specFor(calendarYear)
const notice = {
  ...{ year: 2027, zh: '2027年放假安排', en: 'public holidays of 2027' },
  daysOff: { '2027-01-01': 'newYear' },
  makeUpDays: { '2027-02-06': 'springFestival' },
}
const adopt = (changes: Partial<Adopt['definition']> = {}): Adopt => ({
  ...{ type: 'Adopt', definition: { ...notice, ...changes }, awaitsNotices: true },
})
const adopted = (version: number, definition = notice): CalendarYearEvent => ({
  ...{ type: 'CalendarYearAdopted', data: { version, definition } },
})

describe('the notice on the public holidays of a year', () => {
  test('S3-14 is adopted, and an amended one is a version of its own', () => {
    given().when(adopt()).thenEvents(adopted(1))
    const amended = { ...notice, daysOff: { ...notice.daysOff, '2027-01-04': 'newYear' } }
    given(adopted(1)).when(adopt(amended)).thenEvents(adopted(2, amended))
  })
  test('adopted again as it stands says nothing new', () => given(adopted(1)).when(adopt()).thenNothing())
  test('is refused by what cannot be right in it', () => {
    given()
      .when(adopt({ daysOff: { '2026-12-31': 'newYear' } }))
      .thenRefused('DayOutsideYear')
    given()
      .when(adopt({ daysOff: { '2027-01-02': 'newYear' } }))
      .thenRefused('DayOffOnWeekend')
    given()
      .when(adopt({ makeUpDays: { '2027-02-05': 'springFestival' } }))
      .thenRefused('MakeUpDayOnWeekday')
  })
  test('is refused where nobody counts by public holidays: it would change nothing', () =>
    given()
      .when({ ...adopt(), awaitsNotices: false })
      .thenRefused('NoNoticeAwaited'))
})
