import { describe, expect, test } from '@jest/globals'
import { blockAfter, isOwnForm, numberText } from './numbering.js'

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
  test('S3-51 are told by their form, however large the ordinal, from numbers of other houses', () => {
    for (const ordinal of [1, 999_999, 1_000_000]) expect(isOwnForm(numberText('2026', ordinal))).toBe(true)
    for (const other of [
      '市信〔2026〕7号',
      '2026-0001',
      '26-000001',
      '2026000001',
      'X2026-000001',
      '2026-000001a',
      '',
    ]) {
      expect([other, isOwnForm(other)]).toStrictEqual([other, false])
    }
  })
})
