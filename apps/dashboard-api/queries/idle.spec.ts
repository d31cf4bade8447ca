import { describe, expect, test } from '@jest/globals'
import { cnCalendar, deriveDeadline } from '@huiyin/calendar'
import { silentBefore } from './idle.js'

const counting = { zone: 'Asia/Shanghai', calendar: cnCalendar } as const
const from = (days: number, now: string) => silentBefore(days, now, counting)

describe('S4-43 since when silence is noticed', () => {
  test('is counted in working days: over a weekend, and over the holidays of October with their make-up days', () => {
    // Monday 14 March 2022 at noon: of one working day, what has been silent since Thursday
    expect(from(1, '2022-03-14T04:00:00.000Z')).toBe('2022-03-10T15:59:59.999Z')
    expect(from(5, '2022-03-14T04:00:00.000Z')).toBe('2022-03-06T15:59:59.999Z')
    // 8 and 9 October 2022, a Saturday and a Sunday, were worked; 1 to 7 October were not
    expect(from(2, '2022-10-10T04:00:00.000Z')).toBe('2022-10-07T15:59:59.999Z')
    expect(from(3, '2022-10-10T04:00:00.000Z')).toBe('2022-09-29T15:59:59.999Z')
  })
  test.each([1, 2, 5, 20, 60])('is the latest day from which %i working days have passed', (days) => {
    const now = '2022-10-10T04:00:00.000Z'
    const rule = { kind: 'workingDays', n: days } as const
    const dueFrom = (instant: string) => deriveDeadline({ ...counting, rule, from: instant }).dueAt!
    const before = from(days, now)
    expect(dueFrom(before) < now).toBe(true)
    const nextMillisecond = new Date(Date.parse(before) + 1).toISOString()
    expect(dueFrom(nextMillisecond) < now).toBe(false)
  })
})
