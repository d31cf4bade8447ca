import { describe, expect, test } from '@jest/globals'
import { blockAfter, numberText } from './numbering.js'

describe('the numbers of a year', () => {
  test('S3-51 begin at one, and each block begins after the one before', () => {
    const first = blockAfter(null, 20)
    expect(first).toStrictEqual({ from: 1, to: 20 })
    expect(blockAfter(first, 20)).toStrictEqual({ from: 21, to: 40 })
    expect(blockAfter({ from: 3, to: 3 }, 1)).toStrictEqual({ from: 4, to: 4 })
  })
  test('S3-51 say their year and sort as they were given', () => {
    expect([numberText('2026', 7), numberText('2026', 1_000_000)]).toStrictEqual(['2026-000007', '2026-1000000'])
    expect(numberText('2026', 9) < numberText('2026', 10)).toBe(true)
  })
})
