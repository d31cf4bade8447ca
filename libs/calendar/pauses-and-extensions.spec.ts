import { describe, expect, test } from '@jest/globals'
import type { Day } from '@huiyin/kernel'
import { cnCalendar } from './calendars/calendars.js'
import type { Deadline, DeadlineRule } from './deadline.js'
import { deriveDeadline, type DeadlineInput } from './derive-deadline.js'

const derive = (rule: DeadlineRule, day: Day, more: Partial<DeadlineInput>): Deadline =>
  deriveDeadline({ rule, calendar: cnCalendar, zone: 'Asia/Shanghai', from: `${day}T01:00:00.000Z`, ...more })
const workingDays = (day: Day, n: number, more: Partial<DeadlineInput>): Deadline =>
  derive({ kind: 'workingDays', n }, day, more)

describe('pauses', () => {
  const pause = { from: '2022-09-10', to: '2022-09-14' }

  test('working days inside a pause do not count; weekends and holidays inside it would not have counted anyway', () => {
    const deadline = workingDays('2022-08-31', 15, { pauses: [pause] })
    expect(deadline.dueOn).toBe('2022-09-26')
    expect(deadline.derivation.steps).toStrictEqual([
      { step: 'start', day: '2022-08-31' },
      { step: 'pause', from: '2022-09-10', to: '2022-09-14' },
      {
        step: 'count',
        unit: 'working',
        days: 15,
        from: '2022-09-01',
        to: '2022-09-26',
        skipped: [
          {
            reason: 'weekend',
            days: [
              '2022-09-03',
              '2022-09-04',
              '2022-09-10',
              '2022-09-11',
              '2022-09-17',
              '2022-09-18',
              '2022-09-24',
              '2022-09-25',
            ],
          },
          { reason: 'holiday', holiday: 'midAutumn', days: ['2022-09-12'] },
          { reason: 'pause', days: ['2022-09-13', '2022-09-14'] },
        ],
      },
    ])
  })
  test('a make-up day inside a pause does not count either', () => {
    const pauses = [{ from: '2022-10-08', to: '2022-10-09' }]
    expect(workingDays('2022-09-28', 15, { pauses }).dueOn).toBe('2022-10-26')
  })
  test('two pauses that overlap take each day out once', () => {
    const pauses = [pause, { from: '2022-09-14', to: '2022-09-15' }]
    expect(workingDays('2022-08-31', 15, { pauses }).dueOn).toBe('2022-09-27')
  })
  test('a pause after the end changes nothing but is on record', () => {
    const deadline = workingDays('2022-08-31', 15, { pauses: [{ from: '2022-09-23', to: '2022-09-30' }] })
    expect(deadline.dueOn).toBe('2022-09-22')
    expect(deadline.derivation.steps[1]).toStrictEqual({ step: 'pause', from: '2022-09-23', to: '2022-09-30' })
  })
  test('calendar days inside a pause do not count', () => {
    const pauses = [{ from: '2022-08-10', to: '2022-08-12' }]
    expect(derive({ kind: 'calendarDays', n: 30 }, '2022-08-01', { pauses }).dueOn).toBe('2022-09-03')
  })
  test('c0 a printed date, a month end and a given instant do not move for a pause', () => {
    const pauses = [{ from: '2022-08-01', to: '2022-09-15' }]
    const rules: readonly DeadlineRule[] = [
      { kind: 'date', day: '2022-09-01' },
      { kind: 'monthEnd', month: '2022-08' },
      { kind: 'given', dueAt: '2022-08-15T00:00:00.000Z' },
    ]
    const dueOn = rules.map((rule) => derive(rule, '2022-07-01', { pauses }).dueOn)
    expect(dueOn).toStrictEqual(['2022-09-01', '2022-08-31', '2022-08-15'])
  })
})

describe('extensions', () => {
  test('an extension adds working days after the end before it', () => {
    const deadline = workingDays('2022-08-31', 15, { extensions: [{ workingDays: 5 }, { workingDays: 1 }] })
    expect(deadline).toMatchObject({ dueOn: '2022-09-30', dueAt: '2022-09-30T15:59:59.999Z' })
    expect(deadline.derivation.steps.slice(2)).toStrictEqual([
      {
        step: 'extension',
        unit: 'working',
        days: 5,
        from: '2022-09-23',
        to: '2022-09-29',
        skipped: [{ reason: 'weekend', days: ['2022-09-24', '2022-09-25'] }],
      },
      { step: 'extension', unit: 'working', days: 1, from: '2022-09-30', to: '2022-09-30', skipped: [] },
    ])
  })
  test('a printed date is moved by an extension, because somebody decided so', () => {
    const deadline = derive({ kind: 'date', day: '2022-04-30' }, '2022-02-01', { extensions: [{ workingDays: 1 }] })
    expect(deadline.dueOn).toBe('2022-05-05')
  })
  test('a given instant that is extended ends with its new day', () => {
    const rule = { kind: 'given', dueAt: '2022-03-15T01:00:00.000Z' } as const
    const deadline = derive(rule, '2022-03-14', { extensions: [{ workingDays: 2 }] })
    expect(deadline).toMatchObject({ dueOn: '2022-03-17', dueAt: '2022-03-17T15:59:59.999Z' })
  })
  test('a pause takes days out of an extension too', () => {
    const more = { extensions: [{ workingDays: 2 }], pauses: [{ from: '2022-09-23', to: '2022-09-26' }] }
    expect(workingDays('2022-08-31', 15, more).dueOn).toBe('2022-09-28')
  })
  test('what has no end cannot be extended', () => {
    const extensions = [{ workingDays: 5 }]
    expect(() => derive({ kind: 'standing' }, '2022-07-01', { extensions })).toThrow('nothing to extend: standing')
    expect(() => derive({ kind: 'immediate' }, '2022-07-01', { extensions })).toThrow('nothing to extend: immediate')
  })
})
