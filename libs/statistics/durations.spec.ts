import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { durations, elapsedFrom } from './durations.js'

const HOUR = 3600
const oneTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

describe('durations', () => {
  test('by hand: 1, 2, 3 and 10 hours have mean 4, median 2.5 and p90 10 hours', () => {
    expect(durations([10 * HOUR, HOUR, 3 * HOUR, 2 * HOUR])).toStrictEqual({
      closedCases: 4,
      negative: 0,
      zero: 0,
      count: 4,
      elapsed: {
        sumSeconds: 57_600,
        medianSeconds: 9000,
        p90Seconds: 36_000,
        meanHours: 4,
        medianHours: 2.5,
        p90Hours: 10,
      },
    })
  })
  test('negative ones are counted and left out, zero is counted and kept', () => {
    expect(durations([-1, -58, 0, 0, 4])).toStrictEqual({
      closedCases: 5,
      negative: 2,
      zero: 2,
      count: 3,
      elapsed: { sumSeconds: 4, medianSeconds: 0, p90Seconds: 4, meanHours: 0, medianHours: 0, p90Hours: 0 },
    })
  })
  test('when nothing is left there is nothing to say about time', () => {
    const empty = { zero: 0, count: 0, elapsed: null }
    expect(durations([])).toStrictEqual({ ...empty, closedCases: 0, negative: 0 })
    expect(durations([-5])).toStrictEqual({ ...empty, closedCases: 1, negative: 1 })
  })
  test('the median of an even number may end in .5 and its hours are rounded from that', () => {
    expect(durations([17, 18])?.elapsed?.medianSeconds).toBe(17.5)
    // 17.5 s are 0.00486 h; 18 s are exactly 0.005 h, which goes up.
    expect(durations([17, 18])?.elapsed?.medianHours).toBe(0)
    expect(durations([18])?.elapsed?.medianHours).toBe(0.01)
    expect(durations([17, 19])?.elapsed?.medianHours).toBe(0.01)
  })
  test('p90 is the smallest value with at least 90 % of the values not above it', () => {
    const p90 = (last: number): number | undefined => durations(oneTo(last)).elapsed?.p90Seconds
    expect([1, 2, 9, 10, 11, 19, 20, 21, 100, 101].map(p90)).toStrictEqual([1, 2, 9, 9, 10, 18, 18, 19, 90, 91])
  })
  test('the mean is rounded once, from the sum: 1, 1 and 52 s are 0.005 h, which goes up', () => {
    expect(durations([1, 1, 52]).elapsed?.meanHours).toBe(0.01)
    expect(durations([1, 1, 51]).elapsed?.meanHours).toBe(0)
  })
  test('broken seconds and sums that can no longer be counted exactly are faults', () => {
    expect(() => durations([1, 0.5])).toThrow('not whole seconds: 0.5')
    expect(() => durations([Number.NaN])).toThrow('not whole seconds: NaN')
    expect(() => durations([2 ** 53 - 1, 2 ** 53 - 1])).toThrow('not a whole number')
  })
  test('from values a database has sorted the figures are the same, and of none there are none', () => {
    const sorted = { count: 4, sumSeconds: 57_600, lowerMiddle: 2 * HOUR, upperMiddle: 3 * HOUR, p90Seconds: 10 * HOUR }
    expect(elapsedFrom(sorted)).toStrictEqual(durations([10 * HOUR, HOUR, 3 * HOUR, 2 * HOUR]).elapsed)
    expect(elapsedFrom({ count: 0, sumSeconds: 0, lowerMiddle: 0, upperMiddle: 0, p90Seconds: 0 })).toBeNull()
  })
  test('the input is left as it was', () => {
    const seconds = [3, -1, 2]
    durations(seconds)
    expect(seconds).toStrictEqual([3, -1, 2])
  })
})

describe('durations, whatever they are', () => {
  const anySeconds = fc.array(fc.integer({ min: -100, max: 10_000_000 }), { minLength: 1 })
  test('the order of the cases does not matter', () => {
    fc.assert(
      fc.property(anySeconds, (seconds) => {
        expect(durations(seconds.toReversed())).toStrictEqual(durations(seconds))
        expect(durations(seconds.toSorted((a, b) => a - b))).toStrictEqual(durations(seconds))
      }),
    )
  })
  test('counts and sums of the parts are those of the total', () => {
    fc.assert(
      fc.property(anySeconds, anySeconds, (some, others) => {
        const [a, b, all] = [durations(some), durations(others), durations([...some, ...others])]
        for (const key of ['closedCases', 'negative', 'zero', 'count'] as const) expect(a[key] + b[key]).toBe(all[key])
        const sums = [a, b, all].map(({ elapsed }) => elapsed?.sumSeconds ?? 0)
        expect((sums[0] ?? 0) + (sums[1] ?? 0)).toBe(sums[2])
        expect(all.count + all.negative).toBe(all.closedCases)
      }),
    )
  })
  test('at least half are not above the median and at least nine tenths not above p90, which is one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (seconds) => {
        const { medianSeconds = -1, p90Seconds = -1 } = durations(seconds).elapsed ?? {}
        const notAbove = (limit: number): number => seconds.filter((value) => value <= limit).length
        expect(2 * notAbove(medianSeconds)).toBeGreaterThanOrEqual(seconds.length)
        expect(10 * notAbove(p90Seconds)).toBeGreaterThanOrEqual(9 * seconds.length)
        expect(10 * notAbove(p90Seconds - 1)).toBeLessThan(9 * seconds.length)
        expect(seconds).toContain(p90Seconds)
      }),
    )
  })
})
