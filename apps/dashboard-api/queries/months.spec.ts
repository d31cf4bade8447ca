import { describe, expect, test } from '@jest/globals'
import { monthsOf } from './months.js'

const ZONE = 'Asia/Shanghai'
const row = (month: string, opened: number, closed = 0) => ({
  month,
  opened,
  closed,
  dueCases: opened,
  dueOnTime: 0,
})
const END_OF_MARCH = '2026-03-31T15:59:59.999Z'

describe('the trend by month', () => {
  test('it has at most twelve months, and the backlog of those before them', () => {
    const points = monthsOf([row('2024-01', 5), row('2026-03', 1, 2)], END_OF_MARCH, ZONE)
    expect(points).toHaveLength(12)
    expect(points[0]).toMatchObject({ month: '2025-04', opened: 0, backlog: 5, rate: { value: null } })
    expect(points.at(-1)).toMatchObject({ month: '2026-03', backlog: 4, partial: false })
  })
  test('a month is partial until its last moment in the zone', () => {
    const last = (at: string) => monthsOf([row('2026-03', 1)], at, ZONE).at(-1)?.partial
    expect(last('2026-03-31T15:59:59.998Z')).toBe(true)
    expect(last(END_OF_MARCH)).toBe(false)
  })
  test('before the first case nothing is known, which is not zero', () => {
    expect(monthsOf([], END_OF_MARCH, ZONE)).toStrictEqual([])
    expect(monthsOf([row('2026-04', 1)], END_OF_MARCH, ZONE)).toStrictEqual([])
    expect(monthsOf([row('2026-03', 1)], END_OF_MARCH, ZONE)).toHaveLength(1)
  })
})
