import { describe, expect, test } from '@jest/globals'
import { formatCount, formatInterval, formatPercent, formatPoints } from './numbers.js'

describe('numbers on the screen', () => {
  test('counts carry thousands separators', () => {
    expect([0, 999, 1_234_567].map(formatCount)).toStrictEqual(['0', '999', '1,234,567'])
  })
  test('rates have one decimal, halves away from zero', () => {
    expect([0, 0.9345, 0.00049, 1, 0.10005].map(formatPercent)).toStrictEqual([
      '0.0%',
      '93.5%',
      '0.0%',
      '100.0%',
      '10.0%',
    ])
    expect(formatPercent(0.0005)).toBe('0.1%')
  })
  test('what is missing is a dash and never a zero', () => {
    expect([formatCount(null), formatPercent(undefined), formatInterval(null)]).toStrictEqual(['—', '—', '—'])
  })
  test('an interval names both ends', () => {
    expect(formatInterval([0.901, 0.9621])).toBe('90.1%–96.2%')
  })
  test('points have one decimal', () => {
    expect(formatPoints(2)).toBe('2.0')
  })
})
