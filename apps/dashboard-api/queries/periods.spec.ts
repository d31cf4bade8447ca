import { describe, expect, test } from '@jest/globals'
import { instantsOf, periodBefore, periodProblems, quarterAt, sameMomentBefore } from './periods.js'

const ZONE = 'Asia/Shanghai'

describe('periods of figures', () => {
  test('the quarter of a moment is that of its day in the zone', () => {
    expect(quarterAt('2026-03-31T15:59:59.999Z', ZONE)).toStrictEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(quarterAt('2026-03-31T16:00:00.000Z', ZONE)).toStrictEqual({ from: '2026-04-01', to: '2026-06-30' })
  })
  test.each([
    [
      { from: '2026-04-01', to: '2026-06-30' },
      { from: '2026-01-01', to: '2026-03-31' },
    ], // 91 days, 90 days
    [
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ],
    [
      { from: '2026-01-01', to: '2026-06-30' },
      { from: '2025-07-01', to: '2025-12-31' },
    ],
    [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2025-01-01', to: '2025-12-31' },
    ],
    [
      { from: '2026-03-02', to: '2026-03-08' },
      { from: '2026-02-23', to: '2026-03-01' },
    ], // a week
    [
      { from: '2026-03-03', to: '2026-03-12' },
      { from: '2026-02-21', to: '2026-03-02' },
    ], // ten days of nobody’s
    [
      { from: '2026-03-03', to: '2026-03-03' },
      { from: '2026-03-02', to: '2026-03-02' },
    ],
  ])('before %j comes %j', (period, before) => {
    expect(periodBefore(period)).toStrictEqual(before)
  })
  test('a period runs from its first midnight to the midnight after its last day, in the zone', () => {
    expect(instantsOf({ from: '2026-04-01', to: '2026-04-30' }, ZONE)).toStrictEqual({
      from: '2026-03-31T16:00:00.000Z',
      to: '2026-04-30T16:00:00.000Z',
    })
    const spring = instantsOf({ from: '2026-03-08', to: '2026-03-08' }, 'America/New_York')
    expect(spring).toStrictEqual({ from: '2026-03-08T05:00:00.000Z', to: '2026-03-09T04:00:00.000Z' })
  })
  test('the moment before lies as far from the beginning of its period', () => {
    const quarter = { from: '2026-04-01', to: '2026-06-30' }
    expect(sameMomentBefore('2026-04-10T04:00:00.000Z', quarter, ZONE)).toBe('2026-01-10T04:00:00.000Z')
  })
  test.each([
    { from: '2026-02-30', to: '2026-03-01' },
    { from: '2026-03-02', to: '2026-03-01' },
    { from: '', to: '' },
  ])('%j is no period', (period) => {
    expect(periodProblems('period', period)).toMatchObject([{ path: 'period' }])
  })
  test('a period left out is no mistake', () => {
    expect(periodProblems('period', null)).toStrictEqual([])
  })
})
