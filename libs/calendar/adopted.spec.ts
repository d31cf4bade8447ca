import { describe, expect, test } from '@jest/globals'
import { editionWith } from './adopted.js'
import { calendarKey } from './calendar.js'
import { cnCalendar, noneCalendar } from './calendars/calendars.js'
import { deriveDeadline } from './derive-deadline.js'

const year = (of: number, version: number, ...off: readonly string[]) => ({
  ...{ year: of, version },
  table: { daysOff: Object.fromEntries(off.map((day) => [day, 'newYear'])), makeUpDays: {} },
})
const counted = {
  rule: { kind: 'workingDays', n: 3 },
  zone: 'Asia/Shanghai',
  from: '2026-12-30T01:00:00.000Z',
} as const

describe('the edition a tenant counts with', () => {
  test('names the shipped edition and every year that was adopted, whatever their order', () =>
    expect(calendarKey(editionWith(cnCalendar, [year(2028, 2), year(2027, 1)]))).toBe('cn@2026.1+2027.1+2028.2'))
  test('is the shipped one where nothing was adopted', () =>
    expect(editionWith(cnCalendar, [])).toStrictEqual(cnCalendar))
  test('S3-14 makes what was provisional certain, by the days of the notice', () => {
    const before = deriveDeadline({ ...counted, calendar: cnCalendar })
    const after = deriveDeadline({
      ...counted,
      calendar: editionWith(cnCalendar, [year(2027, 1, '2027-01-01', '2027-01-04')]),
    })
    expect([before.dueOn, before.provisional]).toStrictEqual(['2027-01-05', true])
    expect([after.dueOn, after.provisional]).toStrictEqual(['2027-01-06', false])
  })
  test('stays as it is for a calendar that awaits no notice', () =>
    expect(editionWith(noneCalendar, [year(2027, 1)])).toBe(noneCalendar))
  test('a table that cannot be right is not taken in', () =>
    expect(() => editionWith(cnCalendar, [year(2027, 1, '2027-01-02')])).toThrow('DayOffOnWeekend'))
})
