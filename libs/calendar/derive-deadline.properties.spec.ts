import { describe, expect, test } from '@jest/globals'
import { addDays, dayIn, type Day, type Instant } from '@huiyin/kernel'
import chineseDays from 'chinese-days'
import fc from 'fast-check'
import type { Calendar } from './calendar.js'
import { cnCalendar } from './calendars/calendars.js'
import type { Deadline, DeadlineRule } from './deadline.js'
import { deriveDeadline, type DeadlineInput } from './derive-deadline.js'
import { explainDays } from './explain-days.js'

const zone = 'Asia/Shanghai'
const workingDays = (day: Day, n: number, calendar: Calendar = cnCalendar): Deadline =>
  deriveDeadline({ rule: { kind: 'workingDays', n }, calendar, zone, from: `${day}T01:00:00.000Z` })

describe('counted by another', () => {
  const days = Array.from({ length: 2922 }, (_, index) => addDays('2019-01-01', index))
  const worked = days.filter((day) => chineseDays.isWorkday(day))
  const positions = days.map((day) => worked.findIndex((workday) => workday > day))
  const lastDay = (start: number, n: number): Day | undefined => {
    const first = positions[start] ?? -1
    return first < 0 ? undefined : worked[first + n - 1]
  }

  test.each([1, 5, 10, 15, 30, 90])('chinese-days agrees on %p working days from every day of 2019 to 2026', (n) => {
    const compared = days.flatMap((day, start) => {
      const expected = lastDay(start, n)
      return expected === undefined ? [] : [{ day, expected }]
    })
    expect(compared.length).toBeGreaterThan(2922 - 1.6 * n - 3)
    const wrong = compared.filter(({ day, expected }) => workingDays(day, n).dueOn !== expected)
    expect(wrong).toStrictEqual([])
  })
  test('chinese-days agrees on any length up to 90 whose end lies in 2026, and none of them is provisional', () => {
    fc.assert(
      fc.property(fc.nat(days.length - 1), fc.integer({ min: 1, max: 90 }), (start, n) => {
        const expected = lastDay(start, n)
        fc.pre(expected !== undefined)
        expect(workingDays(days[start] ?? '', n)).toMatchObject({ dueOn: expected, provisional: false })
      }),
      { numRuns: 1000 },
    )
  })
  test('a deadline that chinese-days would put into 2027 is always provisional', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2800, max: days.length - 1 }), fc.integer({ min: 1, max: 90 }), (start, n) => {
        fc.pre(lastDay(start, n) === undefined)
        expect(workingDays(days[start] ?? '', n).provisional).toBe(true)
      }),
    )
  })
  // Measured with another package over the starts from 1 January to 15 November.
  test.each([
    { year: 2024, share: 43 },
    { year: 2025, share: 27 },
    { year: 2026, share: 31 },
  ])('leaving make-up weekends out makes $share % of the 15-day deadlines of $year wrong', ({ year, share }) => {
    const years = Object.entries(cnCalendar.years).map(([of, table]) => [of, { ...table, makeUpDays: {} }] as const)
    const calendar: Calendar = { ...cnCalendar, version: 'no-make-up-days', years: Object.fromEntries(years) }
    const starts = days.filter((day) => day >= `${year}-01-01` && day <= `${year}-11-15`)
    const wrong = starts.filter((day) => workingDays(day, 15).dueOn !== workingDays(day, 15, calendar).dueOn)
    expect(Math.round((100 * wrong.length) / starts.length)).toBe(share)
  })
})

describe('whatever the rule', () => {
  const start = fc
    .integer({ min: 0, max: 2900 * 24 })
    .map((hours) => new Date(Date.UTC(2019, 0, 1, hours)).toISOString())
  const counted = fc.oneof(
    fc.record({ kind: fc.constant('workingDays' as const), n: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ kind: fc.constant('calendarDays' as const), n: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ kind: fc.constant('sameDay' as const) }),
  )
  const input = (from: Instant, rule: DeadlineRule): DeadlineInput => ({ rule, calendar: cnCalendar, zone, from })

  test('the first counted day never lies before the start, and only a same day can lie on it', () => {
    fc.assert(
      fc.property(start, counted, (from, rule) => {
        const first = explainDays(deriveDeadline(input(from, rule)).derivation).find(
          ({ counted: number }) => number === 1,
        )
        const startsOn = dayIn(zone, from)
        expect(first?.day).toBeDefined()
        expect((first?.day ?? '') >= startsOn).toBe(true)
        expect(rule.kind === 'sameDay' || (first?.day ?? '') > startsOn).toBe(true)
      }),
    )
  })
  test('the last counted day is the day it is due, and the day ends in the zone', () => {
    fc.assert(
      fc.property(start, counted, (from, rule) => {
        const deadline = deriveDeadline(input(from, rule))
        const last = explainDays(deadline.derivation).at(-1)
        expect(last?.day).toBe(deadline.dueOn)
        expect(last?.counted).toBe(rule.kind === 'sameDay' ? 1 : rule.n)
        expect(dayIn(zone, deadline.dueAt ?? '')).toBe(deadline.dueOn)
      }),
    )
  })
  test('a pause or an extension never brings the end forward', () => {
    fc.assert(
      fc.property(
        start,
        counted,
        fc.record({ after: fc.nat(40), long: fc.nat(20), more: fc.integer({ min: 1, max: 30 }) }),
        (from, rule, { after, long, more }) => {
          const plain = deriveDeadline(input(from, rule)).dueOn ?? ''
          const first = addDays(dayIn(zone, from), after)
          const paused = deriveDeadline({ ...input(from, rule), pauses: [{ from: first, to: addDays(first, long) }] })
          const extended = deriveDeadline({ ...input(from, rule), extensions: [{ workingDays: more }] })
          expect((paused.dueOn ?? '') >= plain).toBe(true)
          expect((extended.dueOn ?? '') > plain).toBe(true)
        },
      ),
    )
  })
})
