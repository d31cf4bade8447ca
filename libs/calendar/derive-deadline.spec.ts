import { describe, expect, test } from '@jest/globals'
import type { Day, Instant } from '@huiyin/kernel'
import { adoptYear } from './calendar.js'
import { cnCalendar, noneCalendar } from './calendars/calendars.js'
import type { Deadline, DeadlineRule } from './deadline.js'
import { deriveDeadline, warningDay, type DeadlineInput } from './derive-deadline.js'

const zone = 'Asia/Shanghai'
/** Nine in the morning in Shanghai. */
const at = (day: Day): Instant => `${day}T01:00:00.000Z`
const derive = (rule: DeadlineRule, day: Day, more: Partial<DeadlineInput> = {}): Deadline =>
  deriveDeadline({ rule, calendar: cnCalendar, zone, from: at(day), ...more })
const workingDays = (day: Day, n: number, more: Partial<DeadlineInput> = {}): Deadline =>
  derive({ kind: 'workingDays', n }, day, more)

describe('a limit of N working days', () => {
  test.each([
    { story: 'c1.7 18 entries', accepted: '2022-08-31', n: 15, dueOn: '2022-09-22' },
    { story: 'c1.7 2 entries', accepted: '2022-09-23', n: 15, dueOn: '2022-10-19' },
    { story: 'c2.7 X2', accepted: '2020-05-20', n: 30, dueOn: '2020-07-02' },
    { story: 'c2.17 re-rectification', accepted: '2020-10-19', n: 20, dueOn: '2020-11-16' },
    { story: 'c3.9 permit complaint', accepted: '2022-04-28', n: 5, dueOn: '2022-05-09' },
    { story: 'c4.9 acceptance in 1 working day', accepted: '2020-05-08', n: 1, dueOn: '2020-05-09' },
    { story: 'c4.11 appeal', accepted: '2020-04-28', n: 10, dueOn: '2020-05-14' },
    { story: 'c5.10 case', accepted: '2022-09-28', n: 15, dueOn: '2022-10-24' },
    { story: 'c6.2 shorter of two campaigns', accepted: '2022-09-28', n: 10, dueOn: '2022-10-17' },
    { story: 'c6.2 longer of two campaigns', accepted: '2022-09-28', n: 15, dueOn: '2022-10-24' },
  ])('$story: accepted $accepted with $n is due $dueOn', ({ accepted, n, dueOn }) => {
    const deadline = workingDays(accepted, n)
    expect(deadline).toMatchObject({ kind: 'workingDays', dueOn, dueAt: `${dueOn}T15:59:59.999Z`, provisional: false })
  })
  test('c6.2 of two deadlines on one item the earlier one sorts first', () => {
    const [longer = '', shorter = ''] = [15, 10].map((n) => workingDays('2022-09-28', n).dueOn)
    expect([shorter, longer]).toStrictEqual(['2022-10-17', '2022-10-24'])
    expect(shorter < longer).toBe(true)
  })
  test('c0 the day of acceptance never counts, whatever the hour', () => {
    const early = deriveDeadline({
      rule: { kind: 'workingDays', n: 1 },
      calendar: cnCalendar,
      zone,
      from: '2022-08-31T16:00:00.000Z',
    })
    const late = deriveDeadline({
      rule: { kind: 'workingDays', n: 1 },
      calendar: cnCalendar,
      zone,
      from: '2022-08-31T15:59:59.999Z',
    })
    expect([early.dueOn, late.dueOn]).toStrictEqual(['2022-09-02', '2022-09-01'])
  })
  test('c0 accepted on a day off, it starts on the first working day after', () => {
    expect(workingDays('2022-10-01', 1).dueOn).toBe('2022-10-08')
    expect(workingDays('2022-09-30', 1).dueOn).toBe('2022-10-08')
  })
  test('c5.10 the derivation lists every skipped day with its reason', () => {
    expect(workingDays('2022-09-28', 15).derivation).toStrictEqual({
      rule: { kind: 'workingDays', n: 15 },
      calendar: 'cn@2026.1',
      zone: 'Asia/Shanghai',
      from: '2022-09-28T01:00:00.000Z',
      steps: [
        { step: 'start', day: '2022-09-28' },
        {
          step: 'count',
          unit: 'working',
          days: 15,
          from: '2022-09-29',
          to: '2022-10-24',
          skipped: [
            {
              reason: 'weekend',
              days: ['2022-10-01', '2022-10-02', '2022-10-15', '2022-10-16', '2022-10-22', '2022-10-23'],
            },
            {
              reason: 'holiday',
              holiday: 'nationalDay',
              days: ['2022-10-03', '2022-10-04', '2022-10-05', '2022-10-06', '2022-10-07'],
            },
          ],
        },
      ],
    })
  })
  test('without holidays it counts Monday to Friday in the zone of its tenant', () => {
    const deadline = deriveDeadline({
      rule: { kind: 'workingDays', n: 5 },
      calendar: noneCalendar,
      zone: 'America/New_York',
      from: '2015-03-06T04:30:00.000Z',
    })
    expect(deadline).toMatchObject({ dueOn: '2015-03-12', dueAt: '2015-03-13T03:59:59.999Z', provisional: false })
  })
})

describe('rules that are not counted in working days', () => {
  test('c1.2 month ends of 2022 are due on 08-31, 09-30 and 10-31', () => {
    const dueOn = ['2022-08', '2022-09', '2022-10'].map(
      (month) => derive({ kind: 'monthEnd', month }, '2022-07-01').dueOn,
    )
    expect(dueOn).toStrictEqual(['2022-08-31', '2022-09-30', '2022-10-31'])
  })
  test('S0-42 a month end does not move, even onto a working day', () => {
    expect(derive({ kind: 'monthEnd', month: '2022-04' }, '2022-04-01').dueOn).toBe('2022-04-30')
    expect(derive({ kind: 'monthEnd', month: '2024-02' }, '2024-02-01').dueOn).toBe('2024-02-29')
  })
  test('c3.6 c3.22 a printed date does not move: 2022-04-30 and 2022-12-10 are Saturdays', () => {
    expect(derive({ kind: 'date', day: '2022-04-30' }, '2022-02-01').dueOn).toBe('2022-04-30')
    expect(derive({ kind: 'date', day: '2022-12-10' }, '2021-12-01')).toMatchObject({
      dueOn: '2022-12-10',
      dueAt: '2022-12-10T15:59:59.999Z',
      provisional: false,
    })
  })
  test('c4.3 the quarter report due on 2020-10-10 keeps its date', () => {
    expect(derive({ kind: 'date', day: '2020-10-10' }, '2020-01-01').dueOn).toBe('2020-10-10')
  })
  test('c5.8 a letter received on the holiday 2022-06-03 has its same day on 2022-06-06', () => {
    expect(derive({ kind: 'sameDay' }, '2022-06-03').dueOn).toBe('2022-06-06')
  })
  test('c5.8 a letter received on 2022-06-08 at 23:40 has its same day on that day: there is no cut-off hour', () => {
    const deadline = derive({ kind: 'sameDay' }, '2022-06-08', { from: '2022-06-08T15:40:00.000Z' })
    expect(deadline).toMatchObject({ dueOn: '2022-06-08', dueAt: '2022-06-08T15:59:59.999Z' })
  })
  test('calendar days count weekends and holidays, and their end does not move', () => {
    expect(derive({ kind: 'calendarDays', n: 60 }, '2022-08-02').dueOn).toBe('2022-10-01')
  })
  test('c3.13 an instant given from outside stays as it is', () => {
    const rule = { kind: 'given', dueAt: '2022-03-15T01:00:00.000Z' } as const
    expect(derive(rule, '2022-03-14')).toMatchObject({ dueOn: '2022-03-15', dueAt: '2022-03-15T01:00:00.000Z' })
  })
  test('the day of a given instant is the day of the zone', () => {
    const rule = { kind: 'given', dueAt: '2015-07-01T02:00:00.000Z' } as const
    expect(derive(rule, '2015-06-01', { zone: 'America/New_York', calendar: noneCalendar }).dueOn).toBe('2015-06-30')
  })
  test('S0-33 S1-47 standing and immediate have no day on which they fall due', () => {
    const deadlines = (['standing', 'immediate'] as const).map((kind) => derive({ kind }, '2022-07-01'))
    expect(deadlines.map((deadline) => Object.keys(deadline))).toStrictEqual([
      ['kind', 'provisional', 'derivation'],
      ['kind', 'provisional', 'derivation'],
    ])
    expect(deadlines.map(({ derivation }) => derivation.steps)).toStrictEqual([
      [{ step: 'start', day: '2022-07-01' }],
      [{ step: 'start', day: '2022-07-01' }],
    ])
  })
})

describe('a year without a published calendar', () => {
  test('a count that ends in 2026 is certain, one that reaches into 2027 is provisional and says through which year', () => {
    const certain = workingDays('2026-12-25', 4)
    const provisional = workingDays('2026-12-25', 5)
    expect(certain).toMatchObject({ dueOn: '2026-12-31', provisional: false })
    expect(provisional).toMatchObject({ dueOn: '2027-01-04', provisional: true })
    expect(provisional.derivation.steps.at(-1)).toStrictEqual({ step: 'provisional', years: [2027] })
  })
  test('New Year is not counted, though nobody has published 2027', () => {
    expect(workingDays('2026-12-31', 1)).toMatchObject({ dueOn: '2027-01-04', provisional: true })
  })
  test('a same day that falls into it is provisional', () => {
    expect(derive({ kind: 'sameDay' }, '2027-03-01')).toMatchObject({ dueOn: '2027-03-01', provisional: true })
  })
  test('dates, month ends and calendar days need no calendar', () => {
    const rules: readonly DeadlineRule[] = [
      { kind: 'date', day: '2027-10-02' },
      { kind: 'monthEnd', month: '2027-02' },
      { kind: 'calendarDays', n: 365 },
      { kind: 'given', dueAt: '2027-05-05T00:00:00.000Z' },
    ]
    expect(rules.map((rule) => derive(rule, '2026-12-31').provisional)).toStrictEqual([false, false, false, false])
  })
  test('an extension into it makes the deadline provisional', () => {
    const rule = { kind: 'date', day: '2026-12-31' } as const
    expect(derive(rule, '2026-10-01', { extensions: [{ workingDays: 5 }] }).provisional).toBe(true)
  })
  test('once it is published the same rule gives a certain deadline', () => {
    const table = {
      daysOff: { '2027-01-01': 'newYear', '2027-01-04': 'newYear' },
      makeUpDays: { '2027-01-09': 'newYear' },
    }
    const calendar = adoptYear(cnCalendar, { version: '2027.1', year: 2027, table })
    expect(workingDays('2026-12-31', 5, { calendar })).toMatchObject({ dueOn: '2027-01-09', provisional: false })
  })
})

describe('input that no rule allows is a fault', () => {
  test.each([0, -1, 1.5, 1001, Number.NaN])('%p is no number of days', (n) => {
    expect(() => workingDays('2022-07-01', n)).toThrow(`not a number of days: ${n}`)
    expect(() => derive({ kind: 'calendarDays', n }, '2022-07-01')).toThrow(RangeError)
    expect(() => workingDays('2022-07-01', 5, { extensions: [{ workingDays: n }] })).toThrow(RangeError)
  })
  test('text that is no day, month or instant', () => {
    expect(() => derive({ kind: 'date', day: '2022-02-30' }, '2022-02-01')).toThrow('not a day: 2022-02-30')
    expect(() => derive({ kind: 'monthEnd', month: '2022-13' }, '2022-02-01')).toThrow('not a day: 2022-13-01')
    expect(() => derive({ kind: 'given', dueAt: '2022-03-15' }, '2022-02-01')).toThrow('not an instant: 2022-03-15')
    expect(() => derive({ kind: 'standing' }, 'some day')).toThrow(RangeError)
  })
  test('a pause that ends before it begins', () => {
    const pauses = [{ from: '2022-09-14', to: '2022-09-10' }]
    expect(() => workingDays('2022-08-31', 15, { pauses })).toThrow('a pause ends before it begins')
  })
  test('a pause without a sensible end', () => {
    const pauses = [{ from: '2022-09-14', to: '9999-12-31' }]
    expect(() => workingDays('2022-08-31', 15, { pauses })).toThrow('no end within ten years of 2022-09-01')
  })
})

describe('the day of the warning', () => {
  test('c3.4 the warning about the phase that ends on 2022-01-31 goes out on the worked Sunday 2022-01-30', () => {
    expect(warningDay(derive({ kind: 'date', day: '2022-01-31' }, '2021-12-01'), cnCalendar)).toBe('2022-01-30')
  })
  test('c0 it is the last working day before, also where the deadline itself is off', () => {
    expect(warningDay(derive({ kind: 'date', day: '2022-12-10' }, '2021-12-01'), cnCalendar)).toBe('2022-12-09')
    expect(warningDay(workingDays('2022-09-23', 15), cnCalendar)).toBe('2022-10-18')
  })
  test('a limit of one working day warns on the day of acceptance', () => {
    expect(warningDay(workingDays('2020-05-08', 1), cnCalendar)).toBe('2020-05-08')
  })
  test('none goes out before the clock starts, and none for what has no end', () => {
    expect(warningDay(derive({ kind: 'sameDay' }, '2022-06-06'), cnCalendar)).toBeUndefined()
    expect(warningDay(derive({ kind: 'standing' }, '2022-06-06'), cnCalendar)).toBeUndefined()
  })
})
