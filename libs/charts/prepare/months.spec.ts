import { describe, expect, test } from '@jest/globals'
import { prepareMonths, type MonthOfCases } from './months.js'

const month = (name: string, numerator: number, denominator: number, partial = false): MonthOfCases => ({
  ...{ month: name, opened: 3, closed: 2, backlog: 9, partial },
  rate: { numerator, denominator, value: denominator === 0 ? null : numerator / denominator },
})

describe('months made ready to be drawn', () => {
  test('a month in which nothing was due is a gap, not a zero', () => {
    const { rows, gaps } = prepareMonths([month('2026-01', 1, 2), month('2026-02', 0, 0), month('2026-03', 0, 4)])
    expect(rows.map(({ rate }) => rate)).toStrictEqual([0.5, null, 0])
    expect(gaps).toStrictEqual(['2026-02'])
  })
  test('a rate between two gaps is marked, so that it is drawn as a dot', () => {
    const { rows } = prepareMonths([month('2026-01', 0, 0), month('2026-02', 1, 2), month('2026-03', 0, 0)])
    expect(rows.map(({ lone }) => lone)).toStrictEqual([false, true, false])
  })
  test('the month that has not ended is named', () => {
    expect(prepareMonths([month('2026-01', 1, 1), month('2026-02', 1, 1, true)]).partial).toBe('2026-02')
    expect(prepareMonths([month('2026-01', 1, 1)]).partial).toBeNull()
  })
  test('the most of any count is found, and nothing has a most of zero', () => {
    expect(prepareMonths([month('2026-01', 1, 1)]).most).toBe(9)
    expect(prepareMonths([]).most).toBe(0)
  })
})
