import { describe, expect, test } from '@jest/globals'
import { addDays, type Day } from '@huiyin/kernel'
import fc from 'fast-check'
import { cnCalendar } from './calendars/calendars.js'
import type { DeadlineRule } from './deadline.js'
import { deriveDeadline, type DeadlineInput } from './derive-deadline.js'
import { explainDays } from './explain-days.js'
import { classifyDay } from './working-days.js'

const daysOf = (rule: DeadlineRule, day: Day, more: Partial<DeadlineInput> = {}) =>
  explainDays(
    deriveDeadline({ rule, calendar: cnCalendar, zone: 'Asia/Shanghai', from: `${day}T01:00:00.000Z`, ...more })
      .derivation,
  )

describe('the day-by-day view of a deadline', () => {
  test('c3.9 from 2022-04-28 five working days are counted over Labour Day and the worked Saturday', () => {
    const view = daysOf({ kind: 'workingDays', n: 5 }, '2022-04-28')
    expect(view.map(({ day, counted, why }) => `${day} ${counted ?? '-'} ${why}`)).toStrictEqual([
      '2022-04-29 1 ordinary',
      '2022-04-30 - weekend',
      '2022-05-01 - weekend',
      '2022-05-02 - holiday',
      '2022-05-03 - holiday',
      '2022-05-04 - holiday',
      '2022-05-05 2 ordinary',
      '2022-05-06 3 ordinary',
      '2022-05-07 4 makeUpDay',
      '2022-05-08 - weekend',
      '2022-05-09 5 ordinary',
    ])
  })
  test('a holiday is named, and nothing else has a holiday', () => {
    const view = daysOf({ kind: 'workingDays', n: 5 }, '2022-04-28')
    expect(view[3]).toStrictEqual({
      day: '2022-05-02',
      part: 'count',
      counted: null,
      why: 'holiday',
      holiday: 'labourDay',
      published: true,
    })
    expect(view.filter((day) => 'holiday' in day)).toHaveLength(3)
  })
  test('paused days and the days of an extension are told apart; each part counts from 1', () => {
    const view = daysOf({ kind: 'workingDays', n: 2 }, '2022-08-31', {
      pauses: [{ from: '2022-09-02', to: '2022-09-05' }],
      extensions: [{ workingDays: 1 }],
    })
    expect(view.map(({ day, part, counted, why }) => `${day} ${part} ${counted ?? '-'} ${why}`)).toStrictEqual([
      '2022-09-01 count 1 ordinary',
      '2022-09-02 count - pause',
      '2022-09-03 count - weekend',
      '2022-09-04 count - weekend',
      '2022-09-05 count - pause',
      '2022-09-06 count 2 ordinary',
      '2022-09-07 extension 1 ordinary',
    ])
  })
  test('in calendar days a Saturday is an ordinary day', () => {
    const view = daysOf({ kind: 'calendarDays', n: 2 }, '2022-09-02')
    expect(view.map(({ day, counted, why }) => `${day} ${counted} ${why}`)).toStrictEqual([
      '2022-09-03 1 ordinary',
      '2022-09-04 2 ordinary',
    ])
  })
  test('days of a year that is not published say so', () => {
    const view = daysOf({ kind: 'workingDays', n: 2 }, '2026-12-30')
    expect(view.map(({ day, published }) => `${day} ${published}`)).toStrictEqual([
      '2026-12-31 true',
      '2027-01-01 false',
      '2027-01-02 false',
      '2027-01-03 false',
      '2027-01-04 false',
    ])
  })
  test('where nothing was counted there is nothing to show', () => {
    expect(daysOf({ kind: 'date', day: '2022-12-10' }, '2022-01-01')).toStrictEqual([])
    expect(daysOf({ kind: 'standing' }, '2022-01-01')).toStrictEqual([])
  })
  test('what it reads from the derivation is what the calendar says of each day', () => {
    const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2019-01-01', days))
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (day, n) => {
        const view = daysOf({ kind: 'workingDays', n }, day)
        const told = view.map(({ day: of, why, published, counted, holiday }) => ({
          of,
          working: counted !== null,
          why,
          published,
          holiday: why === 'holiday' ? holiday : undefined,
        }))
        const asked = view.map(({ day: of }) => {
          const answer = classifyDay(cnCalendar, of)
          const holiday = answer.why === 'holiday' ? answer.holiday : undefined
          return { of, working: answer.working, why: answer.why, published: answer.published, holiday }
        })
        expect(told).toStrictEqual(asked)
      }),
    )
  })
})
