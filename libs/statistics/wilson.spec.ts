import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canBeToldApart, intervalsOverlap, wilson95 } from './wilson.js'

const places = (decimals: number, interval: readonly [number, number] | null): string[] =>
  (interval ?? []).map((end) => end.toFixed(decimals))

const anyRate = fc
  .tuple(fc.nat(2_000_000), fc.integer({ min: 1, max: 2_000_000 }))
  .map(([a, b]): [number, number] => [Math.min(a, b), b])

describe('the Wilson interval', () => {
  test('it gives the limits printed by R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3', () => {
    expect(places(4, wilson95(81, 263))).toStrictEqual(['0.2553', '0.3662'])
    expect(places(4, wilson95(15, 148))).toStrictEqual(['0.0624', '0.1605'])
    expect(places(4, wilson95(0, 20))).toStrictEqual(['0.0000', '0.1611'])
    expect(places(4, wilson95(1, 29))).toStrictEqual(['0.0061', '0.1718'])
  })
  test('95 of 100 says different things at 40, 200 and 1,000 call-backs', () => {
    expect(places(3, wilson95(38, 40))).toStrictEqual(['0.835', '0.986'])
    expect(places(3, wilson95(190, 200))).toStrictEqual(['0.910', '0.973'])
    expect(places(3, wilson95(950, 1000))).toStrictEqual(['0.935', '0.962'])
  })
  test('none of n starts at exactly 0 and all of n ends at exactly 1', () => {
    expect(wilson95(16, 16)?.[1]).toBe(1)
    expect(wilson95(0, 16)?.[0]).toBe(0)
    for (let n = 1; n <= 500; n += 1) {
      expect(wilson95(n, n)?.[1]).toBe(1)
      expect(wilson95(0, n)?.[0]).toBe(0)
    }
  })
  test('the other end of none is z²/(n + z²): for n = 2, 3.841459 / 5.841459', () => {
    expect(wilson95(0, 2)?.[1]).toBeCloseTo(3.841458820694125 / 5.841458820694125, 14)
    expect(wilson95(2, 2)?.[0]).toBeCloseTo(2 / 5.841458820694125, 14)
  })
  test('over nothing there is none, and what is no rate is a fault', () => {
    expect(wilson95(0, 0)).toBeNull()
    expect(() => wilson95(3, 2)).toThrow('not a rate: 3/2')
    expect(() => wilson95(0.5, 2)).toThrow('not a rate: 0.5/2')
  })
  test('it agrees with 50 digits of arithmetic where n is a thousand million', () => {
    const [lower, upper] = wilson95(300_000_000, 999_999_999) ?? [0, 0]
    expect(lower).toBeCloseTo(0.29997159849180466, 14)
    expect(upper).toBeCloseTo(0.30002840364477884, 14)
  })
})

describe('the Wilson interval, whatever the rate', () => {
  test('it contains the rate and lies within 0 and 1', () => {
    fc.assert(
      fc.property(anyRate, ([k, n]) => {
        const [lower, upper] = wilson95(k, n) ?? [2, -1]
        expect(0 <= lower && lower <= k / n && k / n <= upper && upper <= 1).toBe(true)
      }),
    )
  })
  test('the interval of the failures is that of the successes turned round', () => {
    fc.assert(
      fc.property(anyRate, ([k, n]) => {
        const [lower, upper] = wilson95(k, n) ?? [2, -1]
        const [failLower, failUpper] = wilson95(n - k, n) ?? [2, -1]
        expect(failLower).toBeCloseTo(1 - upper, 14)
        expect(failUpper).toBeCloseTo(1 - lower, 14)
      }),
    )
  })
  test('the same rate over more cases has the narrower interval', () => {
    fc.assert(
      fc.property(anyRate, fc.integer({ min: 2, max: 100 }), ([k, n], times) => {
        const [lower, upper] = wilson95(k, n) ?? [2, -1]
        const [moreLower, moreUpper] = wilson95(k * times, n * times) ?? [2, -1]
        expect(moreUpper - moreLower).toBeLessThan(upper - lower)
      }),
    )
  })
})

/** How likely k of n is for a true rate p, through logarithms. */
const chances = (n: number, p: number): number[] => {
  const all = [n * Math.log(1 - p)]
  for (let k = 1; k <= n; k += 1) all.push((all[k - 1] ?? 0) + Math.log((n - k + 1) / k) + Math.log(p / (1 - p)))
  return all.map(Math.exp)
}

const coverage = (n: number, p: number): number =>
  chances(n, p).reduce((sum, chance, k) => {
    const [lower, upper] = wilson95(k, n) ?? [2, -1]
    return lower <= p && p <= upper ? sum + chance : sum
  }, 0)

describe('what the interval promises', () => {
  test('it holds the true rate about 95 times in 100, for few and for many cases', () => {
    for (const n of [30, 100, 400]) {
      const grid = Array.from({ length: 99 }, (_, index) => coverage(n, (index + 1) / 100))
      const mean = grid.reduce((sum, value) => sum + value, 0) / grid.length
      expect(mean).toBeGreaterThan(0.945)
      expect(mean).toBeLessThan(0.96)
      expect(Math.min(...grid)).toBeGreaterThan(0.85)
    }
  })
})

describe('overlap', () => {
  test('intervals that only touch overlap', () => {
    expect(intervalsOverlap([0.1, 0.2], [0.2, 0.3])).toBe(true)
    expect(intervalsOverlap([0.2, 0.3], [0.1, 0.2])).toBe(true)
    expect(intervalsOverlap([0.1, 0.2], [0.2000001, 0.3])).toBe(false)
    expect(intervalsOverlap([0.1, 0.9], [0.4, 0.5])).toBe(true)
  })
  test('rates whose intervals overlap cannot be told apart, even where a test of the difference would', () => {
    const [a, b] = [
      { numerator: 550, denominator: 1000 },
      { numerator: 500, denominator: 1000 },
    ]
    const z = 0.05 / Math.sqrt((2 * 0.525 * 0.475) / 1000)
    expect(z).toBeGreaterThan(1.96)
    expect(canBeToldApart(a, b)).toBe(false)
    expect(canBeToldApart({ numerator: 600, denominator: 1000 }, b)).toBe(true)
    expect(canBeToldApart(b, { numerator: 600, denominator: 1000 })).toBe(true)
  })
  test('a rate over nothing is told apart from none', () => {
    const nothing = { numerator: 0, denominator: 0 }
    expect(canBeToldApart(nothing, { numerator: 1000, denominator: 1000 })).toBe(false)
    expect(canBeToldApart({ numerator: 1000, denominator: 1000 }, nothing)).toBe(false)
  })
})
