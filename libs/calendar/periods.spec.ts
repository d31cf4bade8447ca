import { describe, expect, test } from '@jest/globals'
import { addDays } from '@huiyin/kernel'
import fc from 'fast-check'
import { cnCalendar } from './calendars/calendars.js'
import { periodOf, periodsBetween, previousPeriod, samePeriodLastYear, type PeriodKind } from './periods.js'
import { lastWorkingDayWithin } from './working-days.js'

const kinds: readonly PeriodKind[] = ['week', 'month', 'quarter', 'halfYear', 'year']
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))
const anyKind = fc.constantFrom(...kinds)

describe('the period of a day', () => {
  test('has a key, a first and a last day', () => {
    expect(kinds.map((kind) => periodOf(kind, '2026-08-19'))).toStrictEqual([
      { kind: 'week', key: '2026-W34', from: '2026-08-17', to: '2026-08-23' },
      { kind: 'month', key: '2026-08', from: '2026-08-01', to: '2026-08-31' },
      { kind: 'quarter', key: '2026-Q3', from: '2026-07-01', to: '2026-09-30' },
      { kind: 'halfYear', key: '2026-H2', from: '2026-07-01', to: '2026-12-31' },
      { kind: 'year', key: '2026', from: '2026-01-01', to: '2026-12-31' },
    ])
  })
  test('c5.4 reviews of 2022-03-31, 06-30, 09-30 and 12-30 lie in four quarters, studies in two halves', () => {
    const reviews = ['2022-03-31', '2022-06-30', '2022-09-30', '2022-12-30'].map((of) => periodOf('quarter', of).key)
    const studies = ['2022-06-15', '2022-12-08'].map((of) => periodOf('halfYear', of).key)
    expect(reviews).toStrictEqual(['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'])
    expect(studies).toStrictEqual(['2022-H1', '2022-H2'])
  })
  test('February ends on its leap day', () => {
    expect(periodOf('month', '2024-02-01').to).toBe('2024-02-29')
    expect(periodOf('month', '2023-02-28').to).toBe('2023-02-28')
  })
  test('a week belongs to the year of its Thursday (ISO 8601)', () => {
    const keys = ['2021-01-03', '2021-01-04', '2022-12-31', '2023-01-01', '2024-12-30', '2026-12-31'].map(
      (of) => periodOf('week', of).key,
    )
    expect(keys).toStrictEqual(['2020-W53', '2021-W01', '2022-W52', '2022-W52', '2025-W01', '2026-W53'])
  })
  test('text that is no day is a fault', () => {
    expect(() => periodOf('month', '2026-13-01')).toThrow('not a day: 2026-13-01')
  })
})

describe('the period before', () => {
  test('crosses the year', () => {
    expect(kinds.map((kind) => previousPeriod(periodOf(kind, '2026-01-01')).key)).toStrictEqual([
      '2025-W52',
      '2025-12',
      '2025-Q4',
      '2025-H2',
      '2025',
    ])
  })
  test('the same period of last year is the same part of it', () => {
    expect(samePeriodLastYear(periodOf('quarter', '2026-08-19'))).toStrictEqual(periodOf('quarter', '2025-07-01'))
    expect(samePeriodLastYear(periodOf('month', '2024-02-29'))).toStrictEqual(periodOf('month', '2023-02-28'))
    expect(samePeriodLastYear(periodOf('halfYear', '2026-08-19')).key).toBe('2025-H2')
    expect(samePeriodLastYear(periodOf('year', '2026-08-19')).key).toBe('2025')
  })
})

describe('the periods of a campaign', () => {
  const from = '2021-12-01'
  const to = '2022-12-31'
  const endingInside = (kind: PeriodKind) => periodsBetween(kind, from, to).filter((period) => period.to <= to)

  test('c3.21 56 weeks end inside the campaign and 55 of them have a working day', () => {
    const weeks = endingInside('week')
    expect(weeks).toHaveLength(56)
    const without = weeks.filter((week) => lastWorkingDayWithin(cnCalendar, week) === undefined)
    expect(without.map((week) => week.from)).toStrictEqual(['2022-01-31'])
  })
  test('c3.21 it has 13 months, 5 quarters (2021 Q4 to 2022 Q4) and 3 halves', () => {
    expect(endingInside('month')).toHaveLength(13)
    expect(endingInside('quarter').map(({ key }) => key)).toStrictEqual([
      '2021-Q4',
      '2022-Q1',
      '2022-Q2',
      '2022-Q3',
      '2022-Q4',
    ])
    expect(endingInside('halfYear').map(({ key }) => key)).toStrictEqual(['2021-H2', '2022-H1', '2022-H2'])
  })
  test('c2.22 March to December 2020 are 10 bulletins and 4 quarters of circulars', () => {
    expect(periodsBetween('month', '2020-03-02', '2020-12-31')).toHaveLength(10)
    expect(periodsBetween('quarter', '2020-03-02', '2020-12-31')).toHaveLength(4)
  })
  test('c4.1 2020-01-01 to 2022-12-31 are three years', () => {
    expect(periodsBetween('year', '2020-01-01', '2022-12-31').map(({ key }) => key)).toStrictEqual([
      '2020',
      '2021',
      '2022',
    ])
  })
  test('one day has one period, no day has none', () => {
    expect(periodsBetween('month', '2022-05-17', '2022-05-17').map(({ key }) => key)).toStrictEqual(['2022-05'])
    expect(periodsBetween('month', '2022-05-17', '2022-05-16')).toStrictEqual([])
  })
})

describe('whatever the day', () => {
  test('it lies in its period, and every day of the period has the same one', () => {
    fc.assert(
      fc.property(anyKind, day, (kind, of) => {
        const period = periodOf(kind, of)
        expect(period.from <= of && of <= period.to).toBe(true)
        expect(periodOf(kind, period.from)).toStrictEqual(period)
        expect(periodOf(kind, period.to)).toStrictEqual(period)
      }),
    )
  })
  test('periods follow each other without a gap, and their keys sort in time', () => {
    fc.assert(
      fc.property(anyKind, day, (kind, of) => {
        const period = periodOf(kind, of)
        const before = previousPeriod(period)
        expect(addDays(before.to, 1)).toBe(period.from)
        expect(before.key < period.key).toBe(true)
      }),
    )
  })
  test('the periods between two days cover them both and nothing twice', () => {
    fc.assert(
      fc.property(anyKind, day, fc.nat(900), (kind, from, length) => {
        const to = addDays(from, length)
        const periods = periodsBetween(kind, from, to)
        expect(periods[0]).toStrictEqual(periodOf(kind, from))
        expect(periods.at(-1)).toStrictEqual(periodOf(kind, to))
        const gaps = periods.slice(1).filter((period, index) => period.from !== addDays(periods[index]?.to ?? '', 1))
        expect(gaps).toStrictEqual([])
      }),
    )
  })
})
