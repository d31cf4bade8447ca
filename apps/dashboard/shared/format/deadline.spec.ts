import { describe, expect, test } from '@jest/globals'
import { pressureOf, standingOf } from './deadline.js'

const at = { now: '2026-10-10T02:00:00.000Z', zone: 'Asia/Shanghai' }
const due = (day: string) => `${day}T15:59:59.999Z`

describe('how a deadline stands', () => {
  test('it says how many days are left, and which day it is', () => {
    expect(standingOf(due('2026-10-12'), at)).toStrictEqual({ kind: 'left', days: 2, day: '2026-10-12' })
  })
  test('it says by how many days it is over', () => {
    expect(standingOf(due('2026-10-07'), at)).toStrictEqual({ kind: 'overdue', days: 3, day: '2026-10-07' })
  })
  test('today is today until its last millisecond, and over after it', () => {
    expect(standingOf(due('2026-10-10'), at).kind).toBe('today')
    expect(standingOf('2026-10-10T01:00:00.000Z', at).kind).toBe('overdueToday')
    expect(standingOf(due('2026-10-10'), { ...at, now: due('2026-10-10') }).kind).toBe('today')
  })
  test('days change at midnight of the city', () => {
    const before = { ...at, now: '2026-10-10T15:59:00.000Z' }
    const after = { ...at, now: '2026-10-10T16:01:00.000Z' }
    expect([before, after].map((one) => standingOf(due('2026-10-12'), one))).toMatchObject([{ days: 2 }, { days: 1 }])
  })
  test('without a deadline nothing presses', () => {
    expect(pressureOf(standingOf(null, at))).toBe('none')
  })
  test('what is over, soon and far is told apart', () => {
    expect(
      ['2026-10-01', '2026-10-10', '2026-10-13', '2026-10-14'].map((day) => pressureOf(standingOf(due(day), at))),
    ).toStrictEqual(['over', 'soon', 'soon', 'calm'])
  })
})
