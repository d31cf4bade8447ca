import { describe, expect, test } from '@jest/globals'
import { asDay, firstOfMonth, isWeekend, lastOfMonth, weekdayOf, yearOf } from './days.js'

describe('days of the civil calendar', () => {
  test('a week has its Monday at 0 and its Sunday at 6, before 1970 too', () => {
    expect(['2022-10-03', '2022-10-07', '2022-10-08', '2022-10-09'].map(weekdayOf)).toStrictEqual([0, 4, 5, 6])
    expect(['1969-12-29', '1969-12-28'].map(weekdayOf)).toStrictEqual([0, 6])
    expect(['2022-10-07', '2022-10-08', '2022-10-09', '2022-10-10'].map(isWeekend)).toStrictEqual([
      false,
      true,
      true,
      false,
    ])
  })
  test('months begin and end across years and leap days', () => {
    expect(lastOfMonth('2024-02-10')).toBe('2024-02-29')
    expect(lastOfMonth('2023-02-10')).toBe('2023-02-28')
    expect(lastOfMonth('2022-12-01')).toBe('2022-12-31')
    expect(firstOfMonth('2022-12-31', 1)).toBe('2023-01-01')
    expect(firstOfMonth('2022-01-31', -1)).toBe('2021-12-01')
    expect(firstOfMonth('2022-05-17')).toBe('2022-05-01')
  })
  test('the year of a day is its civil year', () => {
    expect(yearOf('2026-12-31')).toBe(2026)
  })
  test('text that is no day is a fault', () => {
    expect(asDay('2024-02-29')).toBe('2024-02-29')
    expect(() => asDay('2023-02-29')).toThrow('not a day: 2023-02-29')
    expect(() => asDay('soon')).toThrow(RangeError)
  })
})
