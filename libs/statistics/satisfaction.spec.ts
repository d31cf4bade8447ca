import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sumRates } from './rate.js'
import { formatPercent } from './rounding.js'
import { satisfaction, usualSatisfactionScale, type SatisfactionScale } from './satisfaction.js'

const fourSteps: SatisfactionScale = {
  satisfied: ['verySatisfied', 'satisfied'],
  notSatisfied: ['average', 'dissatisfied'],
}
const twoSteps: SatisfactionScale = { satisfied: ['satisfied'], notSatisfied: ['dissatisfied'] }

describe('satisfaction', () => {
  test('scenario c1.18: satisfied 33, basically satisfied 18, not satisfied 9 are 85.0 %', () => {
    const rate = satisfaction({ satisfied: 33, basicallySatisfied: 18, notSatisfied: 9 })
    expect(rate).toStrictEqual({ numerator: 51, denominator: 60 })
    expect(formatPercent(rate)).toBe('85.0%')
  })
  test('scenario c3.16: on a scale of four steps average does not count as satisfied', () => {
    const rate = satisfaction({ verySatisfied: 95, satisfied: 110, average: 30, dissatisfied: 15 }, fourSteps)
    expect(formatPercent(rate)).toBe('82.0%')
  })
  test('scenario c2.20: enterprises and citizens together are 83 of 100, not the mean of two rates', () => {
    const enterprises = satisfaction({ satisfied: 38, dissatisfied: 7 }, twoSteps)
    const citizens = satisfaction({ satisfied: 45, dissatisfied: 10 }, twoSteps)
    const all = [enterprises, citizens, sumRates([enterprises, citizens])]
    expect(all.map(formatPercent)).toStrictEqual(['84.4%', '81.8%', '83.0%'])
  })
  test('an answer nobody gave may be missing, and of no answers there is no rate', () => {
    expect(satisfaction({ satisfied: 3 })).toStrictEqual({ numerator: 3, denominator: 3 })
    expect(formatPercent(satisfaction({}))).toBeNull()
  })
  test('an answer the scale does not know is a fault and does not drop out of the denominator', () => {
    expect(() => satisfaction({ satisfied: 3, average: 2 })).toThrow('not on the scale: average')
  })
  test('an answer on both sides of the scale is a fault', () => {
    const torn = { satisfied: ['satisfied', 'average'], notSatisfied: ['average'] }
    expect(() => satisfaction({ satisfied: 1 }, torn)).toThrow('on both sides of the scale: average')
  })
  test('counts that are no counts are a fault', () => {
    expect(() => satisfaction({ satisfied: -1 })).toThrow('not a count: satisfied -1')
    expect(() => satisfaction({ notSatisfied: 0.9 })).toThrow('not a count: notSatisfied 0.9')
  })
  test('asked as a list or group by group, the answers give the same total', () => {
    const counts = fc.record({ satisfied: fc.nat(999), basicallySatisfied: fc.nat(999), notSatisfied: fc.nat(999) })
    fc.assert(
      fc.property(counts, counts, (some, others) => {
        const together = {
          satisfied: some.satisfied + others.satisfied,
          basicallySatisfied: some.basicallySatisfied + others.basicallySatisfied,
          notSatisfied: some.notSatisfied + others.notSatisfied,
        }
        const parts = [some, others].map((answers) => satisfaction(answers, usualSatisfactionScale))
        expect(sumRates(parts)).toStrictEqual(satisfaction(together))
      }),
    )
  })
})
