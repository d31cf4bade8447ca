import { describe, expect, test } from '@jest/globals'
import {
  addDays,
  dayOf,
  daysBetween,
  formatDay,
  formatInstant,
  formatMonth,
  instantOfWall,
  spanAround,
  wallFieldOf,
} from './dates.js'

const ZONE = 'Asia/Shanghai'

describe('dates on the screen', () => {
  test('a moment is shown on the clock of the city, not of the computer', () => {
    expect(formatInstant('2026-09-30T16:05:00.000Z', ZONE)).toBe('2026-10-01 00:05')
    expect(formatInstant('2026-09-30T16:05:00.000Z', 'Europe/Berlin')).toBe('2026-09-30 18:05')
    expect(dayOf('2026-09-30T15:59:59.999Z', ZONE)).toBe('2026-09-30')
  })
  test('midnight is 00:00 and not 24:00', () => {
    expect(formatInstant('2026-09-30T16:00:00.000Z', ZONE)).toBe('2026-10-01 00:00')
  })
  test('a day is written as each language does, with its year when that is another', () => {
    expect(formatDay('2026-10-12', 'zh', '2026')).toBe('10月12日')
    expect(formatDay('2027-01-05', 'zh', '2026')).toBe('2027年1月5日')
    expect(formatDay('2026-10-12', 'en')).toBe('12 Oct')
    expect(formatDay('2027-01-05', 'en', '2026')).toBe('5 Jan 2027')
  })
  test('January carries its year on an axis', () => {
    expect(['2025-12', '2026-01'].map((month) => formatMonth(month, 'zh'))).toStrictEqual(['12月', '2026年1月'])
    expect(['2025-12', '2026-01'].map((month) => formatMonth(month, 'en'))).toStrictEqual(['Dec', 'Jan 2026'])
  })
  test('days are counted on the calendar, over the end of February and the year', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1)
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
  test('what is typed as a wall time goes to the instant and back', () => {
    expect(instantOfWall('2026-10-12T17:30', ZONE)).toBe('2026-10-12T09:30:00.000Z')
    expect(instantOfWall('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z')
    expect(wallFieldOf('2026-10-12T09:30:00.000Z', ZONE)).toBe('2026-10-12T17:30')
  })
  test('periods are whole calendar ones', () => {
    expect(spanAround('quarter', '2026-11-21')).toStrictEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(spanAround('halfYear', '2026-06-30')).toStrictEqual({ from: '2026-01-01', to: '2026-06-30' })
    expect(spanAround('month', '2024-02-10')).toStrictEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(spanAround('year', '2026-02-10')).toStrictEqual({ from: '2026-01-01', to: '2026-12-31' })
  })
})
