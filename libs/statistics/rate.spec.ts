import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compareRates, rateValue, sumRates, type Rate } from './rate.js'

const anyRate = fc
  .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
  .map(([a, b]): Rate => ({ numerator: Math.min(a, b), denominator: Math.max(a, b, 1) }))

describe('rates', () => {
  test('the rate of several groups comes from the sums and is not the mean of their rates', () => {
    const enterprises = { numerator: 26, denominator: 40 }
    const citizens = { numerator: 36, denominator: 60 }
    expect(sumRates([enterprises, citizens])).toStrictEqual({ numerator: 62, denominator: 100 })
    expect(rateValue(sumRates([enterprises, citizens]))).toBe(0.62)
    expect((Number(rateValue(enterprises)) + Number(rateValue(citizens))) / 2).toBe(0.625)
  })
  test('the rate of nothing has no value', () => {
    expect(sumRates([])).toStrictEqual({ numerator: 0, denominator: 0 })
    expect(rateValue({ numerator: 0, denominator: 0 })).toBeNull()
    expect(rateValue({ numerator: 0, denominator: 3 })).toBe(0)
  })
  test('equal fractions are equal however they are written', () => {
    expect(compareRates({ numerator: 1, denominator: 3 }, { numerator: 2, denominator: 6 })).toBe(0)
    expect(compareRates({ numerator: 0, denominator: 1 }, { numerator: 0, denominator: 9 })).toBe(0)
  })
  test('rates that agree in every digit of a double are still told apart', () => {
    const larger = { numerator: 9_007_199_254_740_989, denominator: 9_007_199_254_740_990 }
    const smaller = { numerator: 9_007_199_254_740_988, denominator: 9_007_199_254_740_989 }
    expect(rateValue(larger)).toBe(rateValue(smaller))
    expect(compareRates(larger, smaller)).toBe(1)
    expect(compareRates(smaller, larger)).toBe(-1)
  })
  test('a rate over nothing has no place in an order', () => {
    const nothing = { numerator: 0, denominator: 0 }
    const half = { numerator: 1, denominator: 2 }
    expect(() => compareRates(nothing, half)).toThrow('a rate over nothing has no place in an order')
    expect(() => compareRates(half, nothing)).toThrow('a rate over nothing has no place in an order')
  })
  test('more than everything, less than nothing and parts of things are no rates', () => {
    const broken = [
      [3, 2],
      [-1, 2],
      [0, -1],
      [0.5, 2],
      [1, 2.5],
      [Number.NaN, 1],
      [1, Infinity],
      [1, 2 ** 53],
    ] as const
    for (const [numerator, denominator] of broken) {
      const message = `not a rate: ${numerator}/${denominator}`
      expect(() => rateValue({ numerator, denominator })).toThrow(message)
      expect(() => sumRates([{ numerator, denominator }])).toThrow(message)
    }
  })
  test('a sum that can no longer be counted exactly is a fault', () => {
    const huge = { numerator: 0, denominator: Number.MAX_SAFE_INTEGER }
    expect(() => sumRates([huge, huge])).toThrow('not a rate')
  })
})

describe('rates, whatever they are', () => {
  test('the total lies between the smallest and the greatest part', () => {
    fc.assert(
      fc.property(fc.array(anyRate, { minLength: 1 }), (rates) => {
        const sorted = rates.toSorted(compareRates)
        const total = sumRates(rates)
        expect(compareRates(sorted.at(0) ?? total, total)).toBeLessThanOrEqual(0)
        expect(compareRates(sorted.at(-1) ?? total, total)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
  test('the order of the parts and how they are bundled do not matter for the total', () => {
    fc.assert(
      fc.property(fc.array(anyRate), fc.array(anyRate), (some, others) => {
        const total = sumRates([...some, ...others])
        expect(sumRates([...others, ...some].toReversed())).toStrictEqual(total)
        expect(sumRates([sumRates(some), sumRates(others)])).toStrictEqual(total)
      }),
    )
  })
  test('turning a comparison round turns its answer round, and it never contradicts the doubles', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (a, b) => {
        const order = compareRates(a, b)
        expect(order + compareRates(b, a)).toBe(0)
        const difference = Number(rateValue(a)) - Number(rateValue(b))
        if (difference !== 0) expect(Math.sign(difference)).toBe(order)
      }),
    )
  })
})
