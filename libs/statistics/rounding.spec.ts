import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatPercent, roundHalfAway, roundRate, roundedInterval } from './rounding.js'

const percent = (numerator: number, denominator: number): string | null => formatPercent({ numerator, denominator })

describe('a fraction rounded', () => {
  test('the half goes away from zero, on both sides', () => {
    expect(roundRate(1, 16, 3)).toBe(0.063)
    expect(roundRate(-1, 16, 3)).toBe(-0.063)
    expect(roundRate(5, 2, 0)).toBe(3)
    expect(roundRate(-5, 2, 0)).toBe(-3)
    expect(roundRate(1, 2, 0)).toBe(1)
  })
  test('the half is found where a double has lost it', () => {
    expect(Math.round((57 / 800) * 10_000)).toBe(712)
    expect(roundRate(57, 800, 4)).toBe(0.0713)
    expect(roundRate(113, 800, 4)).toBe(0.1413)
    expect(roundRate(201, 200, 2)).toBe(1.01)
  })
  test('just below the half stays below', () => {
    expect(roundRate(4_999_999_999, 100_000_000_000, 1)).toBe(0)
    expect(roundRate(5_000_000_000, 100_000_000_000, 1)).toBe(0.1)
  })
  test('a denominator of 0 gives null, a numerator of 0 gives 0 and not -0', () => {
    expect(roundRate(0, 0, 4)).toBeNull()
    expect(roundRate(7, 0, 4)).toBeNull()
    expect(roundRate(0, 7, 4)).toBe(0)
    expect(roundRate(-1, 100_000, 4)).toBe(0)
  })
  test('the rates of the Boston file come out as published', () => {
    expect(roundRate(27_295, 43_021, 4)).toBe(0.6345)
    expect(roundRate(24_501, 40_227, 4)).toBe(0.6091)
    expect(roundRate(2_616, 3_072, 4)).toBe(0.8516)
  })
  test('what is no whole number, no denominator and no number of decimals is a fault', () => {
    expect(() => roundRate(0.5, 1, 1)).toThrow('not a whole number: 0.5')
    expect(() => roundRate(1, 2 ** 53, 1)).toThrow('not a whole number')
    expect(() => roundRate(1, -2, 1)).toThrow('not a denominator: -2')
    expect(() => roundRate(1, 2, -1)).toThrow('not a number of decimals: -1')
    expect(() => roundRate(1, 2, 1.5)).toThrow('not a number of decimals: 1.5')
  })
})

describe('a double rounded', () => {
  test('it counts as the decimal it is printed as', () => {
    expect((1.005).toFixed(2)).toBe('1.00')
    expect(roundHalfAway(1.005, 2)).toBe(1.01)
    expect(roundHalfAway(-1.005, 2)).toBe(-1.01)
    expect(roundHalfAway(8.345, 2)).toBe(8.35)
    expect(roundHalfAway(1.0049999999999997, 2)).toBe(1)
    expect(roundHalfAway(72.74, 1)).toBe(72.7)
  })
  test('very small and very great ones are read with their power of ten', () => {
    expect(roundHalfAway(5e-7, 6)).toBe(0.000001)
    expect(roundHalfAway(4.9e-7, 6)).toBe(0)
    expect(roundHalfAway(1.5e-7, 7)).toBe(2e-7)
    expect(roundHalfAway(5e-324, 4)).toBe(0)
    expect(roundHalfAway(1.5e300, 2)).toBe(1.5e300)
    expect(roundHalfAway(1e21, 2)).toBe(1e21)
  })
  test('nothing is ever rounded to -0', () => {
    expect(roundHalfAway(-0.00001, 4)).toBe(0)
    expect(roundHalfAway(-0, 4)).toBe(0)
  })
  test('what is no finite number is a fault', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(() => roundHalfAway(value, 2)).toThrow(`not a number to round: ${value}`)
  })
  test('an interval is shown with 4 decimals', () => {
    expect(roundedInterval([0.60425, 0.61384999])).toStrictEqual([0.6043, 0.6138])
  })
})

describe('a rate in per cent', () => {
  test('it has one decimal, always', () => {
    expect(percent(2, 3)).toBe('66.7%')
    expect(percent(16, 20)).toBe('80.0%')
    expect(percent(20, 20)).toBe('100.0%')
    expect(percent(0, 20)).toBe('0.0%')
    expect(percent(1, 2000)).toBe('0.1%')
    expect(percent(1, 2001)).toBe('0.0%')
  })
  test('the half goes up where toFixed lets it fall', () => {
    expect(((23 / 80) * 100).toFixed(1)).toBe('28.7')
    expect(percent(23, 80)).toBe('28.8%')
    expect(percent(41, 80)).toBe('51.3%')
    expect(percent(1, 16)).toBe('6.3%')
  })
  test('the figures of the scenarios come out as printed there', () => {
    const shares = [
      percent(17, 19),
      percent(38, 42),
      percent(12, 45),
      percent(4, 7),
      percent(52, 55),
      percent(356, 400),
    ]
    expect(shares).toStrictEqual(['89.5%', '90.5%', '26.7%', '57.1%', '94.5%', '89.0%'])
  })
  test('of nothing there is no per cent, and what is no rate is a fault', () => {
    expect(percent(0, 0)).toBeNull()
    expect(() => percent(3, 2)).toThrow('not a rate: 3/2')
  })
})

describe('rounding, whatever the number', () => {
  const fractions = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), fc.nat(6))
  test('it is symmetrical about zero', () => {
    fc.assert(
      fc.property(fractions, ([top, bottom, decimals]) => {
        expect(roundRate(-top, bottom, decimals)).toBe(0 - Number(roundRate(top, bottom, decimals)))
      }),
    )
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(15), (value, decimals) => {
        expect(roundHalfAway(-value, decimals)).toBe(0 - roundHalfAway(value, decimals))
      }),
    )
  })
  test('it moves a fraction by half a unit of the last decimal at most', () => {
    fc.assert(
      fc.property(fractions, ([top, bottom, decimals]) => {
        const scale = 10n ** BigInt(decimals)
        const units = BigInt(Math.round(Number(roundRate(top, bottom, decimals)) * Number(scale)))
        const off = 2n * (units * BigInt(bottom) - BigInt(top) * scale)
        expect(off <= BigInt(bottom) && -off <= BigInt(bottom)).toBe(true)
      }),
    )
  })
  test('a number that has no more decimals stays as it is, so rounding twice is rounding once', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(6), (units, decimals) => {
        const value = Number(`${units}e-${decimals}`)
        expect(roundHalfAway(value, decimals)).toBe(value)
      }),
    )
  })
  test('halves written as a fraction and as a double agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(5), (half, decimals) => {
        const value = Number(`${half * 10 + 5}e-${decimals + 1}`)
        expect(roundHalfAway(value, decimals)).toBe(roundRate(half * 10 + 5, 10 ** (decimals + 1), decimals))
      }),
    )
  })
  test('the text of a percentage is the rounded number', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (a, b) => {
        const rate = { numerator: Math.min(a, b), denominator: b }
        expect(Number(formatPercent(rate)?.slice(0, -1))).toBe(roundRate(rate.numerator * 100, b, 1))
      }),
    )
  })
})
