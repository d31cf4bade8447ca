import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { funnel, funnelLimits } from './funnel.js'
import { type UnitRate } from './ranking.js'
import { rateValue, type Rate } from './rate.js'
import { scoreOf } from './score.js'

const unit = (bureau: string, numerator: number, denominator: number): UnitRate => ({ bureau, numerator, denominator })
const overall = { numerator: 600, denominator: 1000 }

const anyRate = fc
  .tuple(fc.nat(20_000), fc.integer({ min: 1, max: 20_000 }))
  .map(([a, b]): Rate => ({ numerator: Math.min(a, b), denominator: b }))

describe('a funnel', () => {
  test('by hand: 36 of 40 against 0.6 lies 0.3 / sqrt(0.24 / 40) = 3.87 standard errors above', () => {
    expect(funnel([unit('A', 36, 40)], overall)).toStrictEqual({
      overall: { numerator: 600, denominator: 1000, onTimeRate: 0.6 },
      bureau: {
        A: {
          numerator: 36,
          denominator: 40,
          onTimeRate: 0.9,
          side: 'above',
          z: 3.87,
          normalApproximationDoubtful: false,
          belowRankingMinimum: false,
          limits95: [0.4482, 0.7518],
          outside95: true,
          limits998: [0.3606, 0.8394],
          outside998: true,
        },
      },
    })
  })
  test('a unit on the overall rate is at it, however the fraction is written', () => {
    expect(funnel([unit('A', 3, 5)], overall).bureau['A']).toMatchObject({ side: 'at', z: 0, outside95: false })
  })
  test('the limits are cut to what a rate can be', () => {
    const few = funnel([unit('A', 0, 2)], overall).bureau['A']
    expect(few?.limits95).toStrictEqual([0, 1])
    expect(few).toMatchObject({ side: 'below', z: -1.73, outside95: false, belowRankingMinimum: true })
  })
  test('a unit between the two pairs of limits is outside the narrower only', () => {
    expect(funnel([unit('A', 32, 40)], overall).bureau['A']).toMatchObject({
      z: 2.58,
      outside95: true,
      outside998: false,
    })
  })
  test('a unit over nothing is null, and so is every unit against nothing', () => {
    const nothing = { numerator: 0, denominator: 0 }
    expect(funnel([unit('A', 0, 0)], overall).bureau).toStrictEqual({ A: null })
    expect(funnel([unit('A', 1, 2)], nothing)).toStrictEqual({
      overall: { numerator: 0, denominator: 0, onTimeRate: null },
      bureau: { A: null },
    })
  })
  test('the minimum may be another', () => {
    expect(funnel([unit('A', 36, 40)], overall, { minimum: 41 }).bureau['A']?.belowRankingMinimum).toBe(true)
    expect(funnel([unit('A', 20, 30)], overall).bureau['A']?.belowRankingMinimum).toBe(false)
    expect(funnel([unit('A', 20, 29)], overall).bureau['A']?.belowRankingMinimum).toBe(true)
  })
  test('exactly 5 expected failures do not make the normal approximation doubtful', () => {
    const nineTenths = { numerator: 90, denominator: 100 }
    expect(50 * (1 - 0.9)).toBeLessThan(5)
    expect(funnel([unit('A', 45, 50)], nineTenths).bureau['A']?.normalApproximationDoubtful).toBe(false)
    expect(funnel([unit('A', 45, 49)], nineTenths).bureau['A']?.normalApproximationDoubtful).toBe(true)
    const tenth = { numerator: 10, denominator: 100 }
    expect(funnel([unit('A', 5, 50)], tenth).bureau['A']?.normalApproximationDoubtful).toBe(false)
    expect(funnel([unit('A', 5, 49)], tenth).bureau['A']?.normalApproximationDoubtful).toBe(true)
  })
  test('a unit named twice would hide one of the two and is a fault', () => {
    expect(() => funnel([unit('A', 1, 2), unit('A', 2, 2)], overall)).toThrow('named twice: A')
    expect(() => funnel([unit('A', 3, 2)], overall)).toThrow('not a rate: 3/2')
    expect(() => funnel([], { numerator: 2, denominator: 1 })).toThrow('not a rate: 2/1')
  })
  test('a unit may bear any name', () => {
    expect(Object.keys(funnel([unit('__proto__', 1, 2), unit('', 1, 2)], overall).bureau)).toHaveLength(2)
  })
})

describe('the limits', () => {
  test('they narrow with the root of the size', () => {
    const [lower, upper] = funnelLimits(overall, 100, '95')
    const [narrowLower, narrowUpper] = funnelLimits(overall, 400, '95')
    expect(upper - lower).toBeCloseTo(2 * (narrowUpper - narrowLower), 12)
  })
  test('for no size and against nothing there are none', () => {
    expect(() => funnelLimits(overall, 0, '95')).toThrow('no limits for 0 against 1000')
    expect(() => funnelLimits({ numerator: 0, denominator: 0 }, 5, '99.8')).toThrow('no limits for 5 against 0')
  })
})

describe('the score', () => {
  test('a half in the third decimal of z goes away from zero, where doubles depend on luck', () => {
    const even = { numerator: 1, denominator: 2 }
    // z = (2k − n) / sqrt(n): one case more than half of 160,000 is 2 / 400 = 0.005.
    expect(scoreOf({ numerator: 80_001, denominator: 160_000 }, even)?.z).toBe(0.01)
    expect(scoreOf({ numerator: 79_999, denominator: 160_000 }, even)?.z).toBe(-0.01)
    expect(scoreOf({ numerator: 80_003, denominator: 160_000 }, even)?.z).toBe(0.02)
    expect(scoreOf({ numerator: 80_000, denominator: 160_000 }, even)?.z).toBe(0)
  })
  test('against none or all there is no z, and the least difference is outside', () => {
    const [none, all] = [
      { numerator: 0, denominator: 9 },
      { numerator: 9, denominator: 9 },
    ]
    expect(scoreOf(none, none)).toStrictEqual({ side: 'at', z: null, outside95: false, outside998: false })
    expect(scoreOf({ numerator: 1, denominator: 9 }, none)).toStrictEqual({
      side: 'above',
      z: null,
      outside95: true,
      outside998: true,
    })
    expect(scoreOf({ numerator: 8, denominator: 9 }, all)).toMatchObject({ side: 'below', z: null, outside95: true })
  })
  test('a tiny difference from the overall rate rounds to 0 and not to -0', () => {
    expect(scoreOf({ numerator: 499_999, denominator: 1_000_001 }, { numerator: 1, denominator: 2 })?.z).toBe(0)
  })
  test('it is the one of doubles as far as they reach, and never contradicts the limits shown', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (one, all) => {
        const score = scoreOf(one, all)
        const [p, p0] = [Number(rateValue(one)), Number(rateValue(all))]
        const error = Math.sqrt((p0 * (1 - p0)) / one.denominator)
        if (error === 0) expect(score?.z).toBeNull()
        else expect(Math.abs(Number(score?.z) - (p - p0) / error)).toBeLessThan(0.005 + 1e-6)
        const [lower, upper] = funnelLimits(all, one.denominator, '95')
        if (p < lower - 1e-12 || upper + 1e-12 < p) expect(score?.outside95).toBe(true)
        if (lower + 1e-12 < p && p < upper - 1e-12) expect(score?.outside95).toBe(false)
        if (score?.outside998) expect(score.outside95).toBe(true)
      }),
    )
  })
  test('counting failures instead of successes turns it round', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (one, all) => {
        const failed = ({ numerator, denominator }: Rate): Rate => ({ numerator: denominator - numerator, denominator })
        const [score, turned] = [scoreOf(one, all), scoreOf(failed(one), failed(all))]
        expect(turned?.z).toBe(score?.z === null ? null : 0 - Number(score?.z))
        expect(turned?.outside95).toBe(score?.outside95)
        expect(turned?.outside998).toBe(score?.outside998)
      }),
    )
  })
})
