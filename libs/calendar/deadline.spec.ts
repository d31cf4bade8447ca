import { describe, expect, test } from '@jest/globals'
import { cnCalendar } from './calendars/calendars.js'
import { isOverdue, type DeadlineRule, type Extension } from './deadline.js'
import { deriveDeadline } from './derive-deadline.js'

/** A deadline accepted on 2021-12-01 at nine in Shanghai. */
const derive = (rule: DeadlineRule, extensions: readonly Extension[] = []) =>
  deriveDeadline({
    rule,
    calendar: cnCalendar,
    zone: 'Asia/Shanghai',
    from: '2021-12-01T01:00:00.000Z',
    extensions,
  })

describe('overdue', () => {
  test('c1.3 S0-33 a standing deadline is never overdue', () => {
    expect(isOverdue(derive({ kind: 'standing' }), '2022-12-31T15:59:59.999Z')).toBe(false)
    expect(isOverdue(derive({ kind: 'standing' }), '9999-12-31T15:59:59.999Z')).toBe(false)
  })
  test('S1-47 S2-38 an immediate one has no day on which it is missed', () => {
    expect(isOverdue(derive({ kind: 'immediate' }), '2022-12-31T15:59:59.999Z')).toBe(false)
  })
  test('c1.16 due at the end of October it is not overdue on 2022-10-31 and is on 2022-11-01', () => {
    const deadline = derive({ kind: 'monthEnd', month: '2022-10' })
    expect(isOverdue(deadline, '2022-10-31T15:59:59.999Z')).toBe(false)
    expect(isOverdue(deadline, '2022-10-31T16:00:00.000Z')).toBe(true)
  })
  test('c3.22 a summary that arrives on 2022-12-10 at 23:30 is on time', () => {
    const deadline = derive({ kind: 'date', day: '2022-12-10' })
    expect(isOverdue(deadline, '2022-12-10T15:30:00.000Z')).toBe(false)
    expect(isOverdue(deadline, '2022-12-11T02:00:00.000Z')).toBe(true)
  })
  test('c5.5 a look-back due before the end of 2022 is overdue on 2023-01-01', () => {
    const deadline = derive({ kind: 'date', day: '2022-12-31' })
    expect(isOverdue(deadline, '2022-12-20T02:00:00.000Z')).toBe(false)
    expect(isOverdue(deadline, '2023-01-01T00:00:00.000Z')).toBe(true)
  })
  test('c4.12 with its next milestone on 2021-03-31 a stepwise item is not overdue on 2020-12-31', () => {
    const deadline = derive({ kind: 'date', day: '2021-03-31' })
    expect(isOverdue(deadline, '2020-12-31T10:00:00.000Z')).toBe(false)
  })
  test('c0 the last second of the day is still the day', () => {
    const deadline = derive({ kind: 'date', day: '2022-12-10' })
    expect(isOverdue(deadline, '2022-12-10T15:59:59.999Z')).toBe(false)
  })
  test('c5.8 a letter received on 2022-06-03 and read on 2022-06-06 is read the same day', () => {
    const deadline = deriveDeadline({
      rule: { kind: 'sameDay' },
      calendar: cnCalendar,
      zone: 'Asia/Shanghai',
      from: '2022-06-03T02:00:00.000Z',
    })
    expect(isOverdue(deadline, '2022-06-06T09:00:00.000Z')).toBe(false)
  })
  test('c5.8 a letter received on 2022-06-08 at 23:40 and read on 06-09 at 08:30 is not', () => {
    const deadline = deriveDeadline({
      rule: { kind: 'sameDay' },
      calendar: cnCalendar,
      zone: 'Asia/Shanghai',
      from: '2022-06-08T15:40:00.000Z',
    })
    expect(isOverdue(deadline, '2022-06-09T00:30:00.000Z')).toBe(true)
  })
  test('c3.13 a major matter of 09:00 to be reported within 24 hours is late at 10:30 of the next day', () => {
    const deadline = derive({ kind: 'given', dueAt: '2022-03-15T01:00:00.000Z' })
    expect(isOverdue(deadline, '2022-03-15T01:00:00.000Z')).toBe(false)
    expect(isOverdue(deadline, '2022-03-15T02:30:00.000Z')).toBe(true)
  })
  test('a given instant that was extended is missed after its new day', () => {
    const deadline = derive({ kind: 'given', dueAt: '2022-03-15T01:00:00.000Z' }, [{ workingDays: 1 }])
    expect(isOverdue(deadline, '2022-03-16T15:59:59.999Z')).toBe(false)
    expect(isOverdue(deadline, '2022-03-16T16:00:00.000Z')).toBe(true)
  })
})
